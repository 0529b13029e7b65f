"""Somebody asked by name is asked as by a mention; whoever nobody knows leaves the words as they are."""

from __future__ import annotations

import asyncio
import datetime as dt
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.features.meetings.roster import Names
from bot.features.tasks import walks
from bot.features.tasks.called import mentioned, might_call
from bot.features.tasks.request import Asked
from campaigns.notes.model import Person

PEOPLE = Names(
    (
        Person("林晓", ("Lin Xiao",), "U1"),
        Person("Grace Chen", ("陈恩惠",), "U2"),
        Person("周航", ("Zhou Hang",), "U3"),
        Person("Mark Bell", (), "U4"),
        Person("Mark Stone", (), "U5"),
    )
)
ASKED = (
    ("请林晓周三前改标题", "请<@U1>周三前改标题"),
    ("让Grace周五前确认价格", "让<@U2>周五前确认价格"),
    ("把标题交给林晓，周三前", "把标题交给<@U1>，周三前"),
    ("林晓负责小红书首发文案，下周二前", "<@U1>负责小红书首发文案，下周二前"),
    ("please ask Zhou Hang to send the list by Wed", "please ask <@U3> to send the list by Wed"),
    ("assign the white paper to grace by Friday", "assign the white paper to <@U2> by Friday"),
    ("assign @Grace Chen the white paper by Friday", "assign <@U2> the white paper by Friday"),
    ("Grace to send the price list by Wednesday", "<@U2> to send the price list by Wednesday"),
)


@pytest.mark.parametrize(("text", "as_mentioned"), ASKED)
def test_a_name_that_is_asked_becomes_its_mention(text: str, as_mentioned: str) -> None:
    found = mentioned(text, PEOPLE)
    assert might_call(text)
    assert found is not None
    assert found[0] == as_mentioned


@pytest.mark.parametrize(
    "text",
    [
        "ask Mark to send the list by Friday",  # two people
        "ask Bob to send the list by Friday",
        "请您于12月7日前到店",
        "Mark your calendar by Friday",
        "A graceful phone for every night until Friday",
        "ask Gracelyn to send it by Friday",
    ],
)
def test_whoever_is_nobody_or_several_people_is_no_mention(text: str) -> None:
    assert mentioned(text, PEOPLE) is None


@pytest.mark.parametrize("text", ["Order by Friday and get free earbuds", "请林晓改标题", "晚上也能拍，12月7日前预约"])
def test_most_copy_is_not_looked_up(text: str) -> None:
    assert not might_call(text)


def test_after_a_command_a_name_needs_no_day() -> None:
    assert might_call("请林晓改标题", surely=True)


@pytest.mark.parametrize("name", ["林晓", "𠮷田", "𬱖明"])
def test_names_in_every_chinese_character_are_names(name: str) -> None:
    assert might_call(f"请{name}周三前改标题")


@pytest.mark.parametrize(
    ("text", "surely", "started"),
    [
        ("请林晓周三前改标题", False, ("task", "请<@U1>周三前改标题", "请林晓周三前改标题")),
        ("ask Bob to send the list by Friday", False, ("copy", None, None)),
        ("ask Bob to send the list by Friday", True, ("task", "ask Bob to send the list by Friday", None)),
    ],
)
def test_a_known_name_makes_a_task_and_a_strange_one_leaves_copy(
    text: str, surely: bool, started: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[Any, ...]] = []

    async def names(_: object) -> Names:
        return PEOPLE

    async def step(_: str, function: Any, *arguments: Any) -> Any:
        return await function(*arguments)

    async def start(work: object, values: dict[str, Any], *, key: str) -> None:
        task = work is walks.task_asked
        begun.append(("task", values["text"], values["said"]) if task else ("copy", None, None))

    monkeypatch.setattr(walks, "names_of", names)
    context: Any = SimpleNamespace(
        step=step, jobs=SimpleNamespace(start=start), settings=SimpleNamespace(zone=ZoneInfo("Asia/Shanghai"))
    )
    at = dt.datetime(2026, 11, 19, 10, tzinfo=dt.UTC).isoformat()
    told = Asked(key="k", team="T", user="U9", text=text, at=at, surely=surely)
    asyncio.run(walks.called(context, {"asked": told.to_dict(), "copy": {"key": "c"}}))
    assert begun == [started]
