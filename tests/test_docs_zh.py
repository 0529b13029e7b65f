"""The Chinese pages keep their promises: their commands, the sentences to say, their links and pictures."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from pathlib import Path

import pytest
import typer

from bot import features
from bot.cli import app
from bot.features.guide.asking import asks_guideline
from bot.features.guide.facts import asks_fact
from bot.features.guide.handlers import CHECK, GUIDE
from bot.features.home.asking import asked_for
from bot.features.meetings.saying import said
from bot.features.tasks.called import might_call
from bot.features.tasks.handlers import LIST
from bot.features.tasks.understand import understand
from kpi.goals.reader import read

PAGES = sorted((Path(__file__).parents[1] / "docs" / "zh").glob("*.md"))
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
CODE = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", TEXT)
LINES = [line.strip() for fenced in re.findall(r"```\n(.*?)```", TEXT, re.DOTALL) for line in fenced.splitlines()]
NOW = dt.datetime(2026, 11, 19, 10, tzinfo=dt.UTC)


def _words(command: str) -> set[str]:
    known = {"帮助"} | ({*CHECK, *GUIDE} if command == "/brand" else set())
    for module in features.parts("words").values():
        known.update(chain.from_iterable(word.names for word in module.WORDS.get(command, ())))
    return known


@pytest.mark.parametrize("line", sorted({each for each in CODE if re.match(r"/(?:brand|campaign|kpi) \S", each)}))
def test_every_command_begins_with_a_word_that_the_bot_knows(line: str) -> None:
    command, word = line.split()[:2]
    assert word in _words(command)


@pytest.mark.parametrize("line", sorted({each for each in CODE if each.startswith("/task ")}))
def test_what_is_said_after_task_is_understood(line: str) -> None:
    rest = line.removeprefix("/task ")
    assert rest in LIST or rest == "帮助" or understand(rest, now=NOW, surely=True)


@pytest.mark.parametrize("line", sorted({each for each in LINES if "unison " in each}))
def test_every_line_to_type_is_a_command_with_its_options(line: str) -> None:
    words = line[line.index("unison ") :].split()
    at = typer.main.get_command(app)
    for word in words[1:]:
        if word not in getattr(at, "commands", {}):
            break
        at = at.commands[word]  # type: ignore[attr-defined]
    options = {option for each in at.params for option in each.opts}
    assert {word for word in words if word.startswith("--")} <= options
    assert not getattr(at, "commands", {}), "the line stops at a group of commands"


def _section(title: str) -> list[str]:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found
    return re.findall(r"^- `([^`]+)`", found[1], re.MULTILINE)


@pytest.mark.parametrize("question", _section("问规范"))
def test_what_is_asked_goes_to_the_guideline(question: str) -> None:
    assert asks_guideline(question) or asks_fact(question, ["极光 X"])


@pytest.mark.parametrize("sentence", _section("派任务"))
def test_what_is_given_out_is_understood(sentence: str) -> None:
    assert might_call(sentence) or understand(sentence.replace("@周航", "<@U1>"), now=NOW)


def test_the_other_sentences_do_what_the_pages_say() -> None:
    asked = {"我的任务有哪些": "tasks", "有哪些要我审批的？": "approvals", "本周数据怎么样？": "figures"}
    asked |= {"这周要发什么内容？": "calendar", "活动进展如何？": "campaigns", "我们达标了吗？": "figures"}
    for question, kind in asked.items():
        assert question in CODE
        assert [each.kind for each in asked_for(question) if not each.of] == [kind]
    kinds = [found.kind for each in CODE if (found := said(each)) is not None]
    assert sorted(kinds) == ["add", "notes"]
    goal = next(each for each in CODE if each.startswith("/kpi 目标 "))
    assert read(goal.removeprefix("/kpi 目标 "), "zh", today=NOW.date()).drafts


@pytest.mark.parametrize(
    ("page", "target"),
    [(page, target) for page in PAGES for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))],
    ids=lambda each: each.name if isinstance(each, Path) else each,
)
def test_every_link_leads_to_a_file(page: Path, target: str) -> None:
    assert (page.parent / target).resolve().exists()
