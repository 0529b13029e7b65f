"""What is told of somebody's work."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.features.home.views_work import SHOWN, persons_message
from bot.gateway.lint import problems
from campaigns.calendar.model import ContentItem
from campaigns.tasks.model import Task

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
TASKS = [Task(id=f"t{n}", title=f"Task {n}", owner="U1", created_at=NOW) for n in range(SHOWN + 2)]
CONTENT = [ContentItem(id=f"c{n}", campaign="x", title=f"Post {n}", channel="weibo", owner="U1") for n in range(3)]


@pytest.mark.parametrize(
    ("tasks", "content", "title"),
    [
        (0, 0, "<@U1> has no open tasks."),
        (1, 0, "<@U1> has 1 open task"),
        (0, 1, "<@U1> has 1 piece of content under way"),
        (2, 3, "<@U1> has 5 tasks and pieces of content under way"),
    ],
)
def test_what_somebody_has_is_counted_as_what_it_is(tasks: int, content: int, title: str):
    words, blocks = persons_message("U1", TASKS[:tasks], CONTENT[:content], language="en", zone="UTC", now=NOW)
    assert words == title
    assert problems("message", {"text": words, "blocks": blocks}) == []
    assert ("handing.open" in str(blocks)) == bool(tasks or content)


def test_a_long_list_is_cut_and_says_how_much_more_there_is():
    _, blocks = persons_message("U1", TASKS, CONTENT, to="U2", language="en", zone="UTC", now=NOW)
    assert "5 more" in str(blocks)
    assert str(blocks).count("task.open") == SHOWN
    assert '\\"to\\": \\"U2\\"' in str(blocks) or '"to": "U2"' in str(blocks)
