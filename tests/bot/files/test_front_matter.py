"""Front matter: what a Markdown file says of the copy under it, and what a check takes of that."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo import guideline_path
from bot.files.front_matter import head_of
from consistency.model import CopyError
from guidelines.folder import load

POST = """---
title: No
channel: xiaohongshu
stage: awareness
as_of: 2026-12-07
campaign: aurora-x
---
家人们，周末去拍夜景。
"""


def test_every_field_is_the_text_it_is_and_the_day_a_day() -> None:
    head = head_of("post.md", POST.encode())
    assert (head.id, head.title, head.channel, head.campaign) == ("post", "No", "xiaohongshu", "aurora-x")
    assert head.as_of == dt.date(2026, 12, 7)


def test_a_check_takes_the_channel_and_the_stage_that_the_guideline_knows() -> None:
    guideline = load(guideline_path())
    known = head_of("post.md", POST.encode()).about(guideline)
    assert known == {"channel": "xiaohongshu", "stage": "awareness", "as_of": "2026-12-07"}
    strange = POST.replace("xiaohongshu", "billboard").replace("awareness", "someday")
    assert head_of("post.md", strange.encode()).about(guideline) == {"as_of": "2026-12-07"}


@pytest.mark.parametrize("name", ["post.txt", "post.md"])
def test_without_a_front_matter_there_is_only_the_name(name: str) -> None:
    text = POST if name == "post.txt" else POST.split("---\n")[2]
    head = head_of(name, text.encode())
    assert (head.id, head.channel, head.as_of) == ("post", None, None)


@pytest.mark.parametrize("wrong", ["as_of: soon", "- a list", "channel: [x"])
def test_a_front_matter_that_cannot_be_read_is_said_to_be_so(wrong: str) -> None:
    with pytest.raises(CopyError) as caught:
        head_of("post.md", f"---\n{wrong}\n---\nCopy.\n".encode())
    assert caught.value.code == "compare.front_matter"
