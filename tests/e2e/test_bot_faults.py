"""Slack repeats itself, refuses, drops the line, falls over; the bot is killed: every piece is answered, once."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.bootstrap import open_database
from bot.jobs.worker import LanguageProcess
from bot.sandbox.delivery import Timing
from bot.sandbox.state import Message
from storage.session import Database
from tests.e2e.bot_rig import BAD, ROOT, BotRig, fill, manifest, publish_demo, settings_for
from tests.e2e.sandbox_rig import Actor, SandboxRig

LOADING = 300.0
"""Seconds a fresh process may take to load its language models on a busy machine; only a failing test waits so long."""


@pytest.fixture
def owner(bot: BotRig) -> Actor:
    return bot.person("U0OWNER")


def _answers(rig: SandboxRig, channel: str) -> list[Message]:
    return [message for message in rig.messages(channel) if message.by_bot and message.body.get("thread_ts")]


def _answered(rig: SandboxRig, channel: str) -> list[str]:
    """The messages that have a card, once for each card."""
    return sorted(each.body["thread_ts"] for each in _answers(rig, channel) if "/100" in str(each.body))


async def test_a_redelivered_event_is_acknowledged_and_answered_once(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, BAD)
    (event_id,) = bot.sandbox.delivery.sent
    for _ in range(3):
        bot.sandbox.delivery.redeliver(event_id)
    await bot.reply(ts, containing="/100")
    bot.sandbox.delivery.redeliver(event_id)
    await bot.until(lambda: sum(each["event_id"] == event_id for each in bot.sandbox.delivery.attempts) == 5)
    await bot.context.settled()
    other = await owner.say(owner.im, BAD)
    await bot.until(lambda: _answered(bot, owner.im) == [ts, other])
    assert all(each["acked"] for each in bot.sandbox.delivery.attempts)
    assert bot.complaints == []


async def test_a_connection_that_is_refreshed_loses_nothing(bot: BotRig, owner: Actor):
    before = await owner.say(owner.im, BAD)
    seen = bot.sandbox.socket.count
    await bot.sandbox.socket.refresh()
    between = await owner.say(owner.im, BAD)
    await bot.until(lambda: bot.sandbox.socket.count > seen)
    after = await owner.say(owner.im, BAD)
    await bot.until(lambda: _answered(bot, owner.im) == [before, between, after])
    assert bot.complaints == []


async def test_a_connection_that_breaks_is_made_again(bot: BotRig, owner: Actor):
    await bot.sandbox.socket.cut()
    ts = await owner.say(owner.im, BAD)
    # The client looks after its connection every ten seconds.
    await bot.until(lambda: bot.sandbox.socket.alive())
    await bot.until(lambda: _answered(bot, owner.im) == [ts])


@pytest.mark.parametrize("kind", ["ratelimited", "server_error", "drop", "lost"])
async def test_one_card_comes_though_slack_fails_twice(bot: BotRig, owner: Actor, kind: str):
    bot.sandbox.faults.plan("chat.postMessage", kind, count=2)
    ts = await owner.say(owner.im, BAD)
    # The card and the words of welcome are posted side by side, and either may meet the faults.
    await bot.until(lambda: _answered(bot, owner.im) and not bot.sandbox.faults.pending())
    await bot.message(owner.im, "I am Unison")
    assert [each.body["thread_ts"] for each in _answers(bot, owner.im)] == [ts]


async def test_a_person_whose_language_slack_will_not_tell_is_answered_all_the_same(bot: BotRig, owner: Actor):
    bot.sandbox.faults.plan("users.info", "error", count=5, error="user_not_visible")
    ts = await owner.say(owner.im, BAD)
    await bot.reply(ts, containing="/100")


async def test_a_fault_of_ours_is_told_with_a_reference_and_the_copy_is_kept(
    bot: BotRig, owner: Actor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("bot.jobs.answers.Answers.card", broken)
    ts = await owner.say(owner.im, BAD)
    answer = await bot.reply(ts, containing="Reference")
    assert "Something went wrong on our side" in str(answer.body)
    assert any(
        "a bug" in str(record.exc_info) and record.message.split()[1].rstrip(":") in str(answer.body)
        for record in caplog.records
        if record.message.startswith("reference")
    )


async def test_a_photo_is_refused_and_not_called_copy_that_was_kept(bot: BotRig, owner: Actor):
    ts = await owner.upload(owner.im, "photo.png", b"\x89PNG\r\n\x1a\n" + bytes(64))
    answer = await bot.reply(ts, containing="photo.png")
    for claim in ("Reference", "kept", "this copy"):
        assert claim not in str(answer.body)


async def test_an_event_that_cannot_be_recorded_is_not_acknowledged_and_answered_when_it_comes_again(
    bot: BotRig, owner: Actor, monkeypatch: pytest.MonkeyPatch
):
    _fail_once(bot, monkeypatch)
    bot.sandbox.delivery.timing = Timing(ack=2.0)
    ts = await owner.say(owner.im, BAD)
    await bot.until(lambda: _answered(bot, owner.im) == [ts])
    assert "unison_failures_total" in bot.context.metrics.text(language_ready=True)


async def test_a_form_that_cannot_be_recorded_stays_open_with_what_was_written(
    bot: BotRig, owner: Actor, monkeypatch: pytest.MonkeyPatch
):
    await owner.shortcut("check_copy")
    form = await bot.modal("U0OWNER", "Check copy")
    _fail_once(bot, monkeypatch)
    errors = await fill(owner, form, text=BAD)
    assert "Something went wrong on our side" in errors["text"]
    assert bot.sandbox.views.stack("U0OWNER") == [form]
    assert await fill(owner, form, text=BAD) == {}
    await bot.message(owner.im, "/100")


def _fail_once(bot: BotRig, monkeypatch: pytest.MonkeyPatch) -> None:
    start, failed = bot.context.jobs.start, []

    async def failing(*arguments: object, **more: object) -> None:
        if not failed:
            failed.append(True)
            raise OSError("disk full")
        await start(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(bot.context.jobs, "start", failing)


async def test_without_a_guideline_a_person_is_told_how_to_get_one(tmp_path: Path, language_process, monkeypatch):
    monkeypatch.setattr("bot.i18n.strict", True)
    async with BotRig(tmp_path / "bot", language_process, guideline=False) as bot:
        owner = bot.person("U0OWNER")
        ts = await owner.say(owner.im, BAD)
        await bot.reply(ts, containing="unison guide import")
        await owner.command("C0SOCIAL", "/brand", "check")
        await bot.message("C0SOCIAL", "unison guide import", seen_by="U0OWNER")
        await owner.open_home()
        await bot.home("U0OWNER", "unison guide import")


async def test_submissions_and_running_work_live_in_either_database(
    tmp_path: Path, language_process: LanguageProcess, database: Database
):
    async with BotRig(tmp_path, language_process, environment={"UNISON_DATABASE_URL": database.url}) as bot:
        owner = bot.person("U0OWNER")
        ts = await owner.say(owner.im, BAD)
        bot.sandbox.delivery.redeliver(next(iter(bot.sandbox.delivery.sent)))
        await bot.until(lambda: _answered(bot, owner.im))
        await bot.until(lambda: len(bot.sandbox.delivery.attempts) >= 2)
        assert _answered(bot, owner.im) == [ts]
        assert bot.complaints == []


async def test_while_the_models_load_the_card_says_so_and_then_becomes_the_answer(
    bot: BotRig, owner: Actor, language_process: LanguageProcess, monkeypatch: pytest.MonkeyPatch
):
    loaded = language_process.loaded

    async def never_within_the_moment(seconds: float | None = None) -> bool:
        return await loaded() if seconds is None else False

    monkeypatch.setattr(language_process, "loaded", never_within_the_moment)
    ts = await owner.say(owner.im, BAD)
    await bot.until(lambda: _answered(bot, owner.im))
    said = [str(call.arguments) for call in bot.calls("chat.postMessage")]
    assert sum("loading my language models" in each for each in said) == 1
    assert _answered(bot, owner.im) == [ts]
    assert len(_answers(bot, owner.im)) == 1


AS_OPERATORS_DO = ("-m", "bot.run")
SOONER = (
    "-c",
    "from functools import partial; from bot import bootstrap, run; from bot.jobs.worker import LanguageSettings;"
    "bootstrap.LanguageSettings = partial(LanguageSettings, long_lived=False); run.main()",
)
"""The same with the models as a command loads them: in a third of the time, to find the same."""


@contextmanager
def _process(
    rig: SandboxRig, folder: Path, start: tuple[str, ...] = AS_OPERATORS_DO
) -> Iterator[subprocess.Popen[bytes]]:
    """The bot in a process of its own."""
    secrets = rig.server.secrets
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "UNISON_DATA_DIR": str(folder),
        "UNISON_SLACK_API_URL": rig.server.api_url,
        "UNISON_LOG_LEVEL": "warning",
        "SLACK_BOT_TOKEN": secrets.bot_token,
        "SLACK_APP_TOKEN": secrets.app_token,
    }
    process = subprocess.Popen([sys.executable, *start], env=environment, cwd=folder)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def _acknowledged(rig: SandboxRig) -> None:
    await rig.until(lambda: any(each["acked"] for each in rig.sandbox.delivery.attempts), LOADING)


async def test_killed_between_acknowledgement_and_answer_the_answer_still_arrives_once(tmp_path: Path):
    async with SandboxRig(manifest=manifest()) as rig:
        publish_demo(await asyncio.to_thread(open_database, settings_for(rig, tmp_path)))
        owner = rig.person("U0OWNER")
        rig.sandbox.faults.plan("chat.postMessage", "server_error", count=1000)
        ts = await owner.say(owner.im, BAD)
        with _process(rig, tmp_path) as first:
            await _acknowledged(rig)
            first.kill()
        assert _answers(rig, owner.im) == []
        rig.sandbox.faults.clear()
        with _process(rig, tmp_path):
            await rig.until(lambda: _answered(rig, owner.im), LOADING)
        assert [each.body["thread_ts"] for each in _answers(rig, owner.im)] == [ts]
        event = next(iter(rig.sandbox.delivery.sent))
        attempts = [each["acked"] for each in rig.sandbox.delivery.attempts if each["event_id"] == event]
        assert attempts == [True], "Slack did not send it a second time"


async def test_killed_between_posting_and_remembering_the_card_is_found_again_and_not_posted_twice(tmp_path: Path):
    async with SandboxRig(manifest=manifest()) as rig:
        publish_demo(await asyncio.to_thread(open_database, settings_for(rig, tmp_path)))
        owner = rig.person("U0OWNER")
        # The card, be it that the models are loading or the answer itself, is posted; the bot never hears of it.
        rig.sandbox.faults.plan("chat.postMessage", "lost", count=1000)
        rig.sandbox.faults.plan("conversations.replies", "server_error", count=1000)
        ts = await owner.say(owner.im, BAD)
        with _process(rig, tmp_path, SOONER) as first:
            await rig.until(lambda: _answers(rig, owner.im), LOADING)
            first.kill()
        rig.sandbox.faults.clear()
        with _process(rig, tmp_path, SOONER):
            await rig.until(lambda: _answered(rig, owner.im), LOADING)
        assert [each.body["thread_ts"] for each in _answers(rig, owner.im)] == [ts]
