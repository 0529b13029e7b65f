"""Files out: three steps, each retried, shared once, and found again where they ended up."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.context import Context
from bot.gateway.errors import SlackUnavailable
from bot.gateway.gateway import Gateway, Posted
from bot.gateway.upload import filename_of

PICTURE = b"\x89PNG"
AT = Posted("C1", "1700000000.000900")


async def share(gateway: Gateway, channel: str = "C1", **more: Any) -> Posted | None:
    words = {"title": "Chart :bar_chart:", "alt_text": ":dart: Sales by week"}
    return await gateway.upload(channel, PICTURE, filename="chart.png", **words, **more)


async def test_a_file_is_shared_in_three_steps_each_of_them_retried(gateway: Gateway, slack: Any, too_many: Any):
    slack.fail("files.getUploadURLExternal", too_many(1))
    slack.fail("upload", 500)
    slack.fail("files.completeUploadExternal", too_many(1))
    assert await share(gateway, thread_ts="1.2", comment="This week") == AT
    assert slack.of("files.getUploadURLExternal")[-1] == {
        "filename": "chart.png", "length": "4", "alt_txt": "Sales by week",
    }  # fmt: skip
    assert slack.uploads[-1] == PICTURE
    assert slack.of("files.completeUploadExternal")[-1] == {
        "files": [{"id": "F1", "title": "Chart"}],
        "channel_id": "C1",
        "initial_comment": "This week",
        "thread_ts": "1.2",
    }


@pytest.mark.parametrize("failure", ["drop after", 503])
async def test_a_lost_answer_does_not_share_a_file_twice(gateway: Gateway, slack: Any, failure: Any):
    slack.fail("files.completeUploadExternal", failure)
    slack.shared = int(failure == 503)  # a server error whose work was done all the same
    assert await share(gateway) == AT
    assert slack.shared == 1


async def test_a_file_that_slack_still_scans_is_looked_for_and_then_left(gateway: Gateway, slack: Any, time: Any):
    slack.scanned = 2
    assert await share(gateway) == AT
    assert time.slept == [0.5, 1.0]
    slack.scanned = 1_000
    assert await share(gateway) is None
    assert slack.shared == 2


async def test_an_outage_after_sharing_is_no_failure_of_the_upload(gateway: Gateway, slack: Any):
    slack.fail("files.info", *[503] * 50)
    assert await share(gateway) is None
    slack.fail("upload", *[503] * 50)
    with pytest.raises(SlackUnavailable):
        await share(gateway)
    assert slack.shared == 1


async def test_a_file_for_a_person_goes_to_the_conversation_with_them(gateway: Gateway, slack: Any):
    await share(gateway, "U1")
    assert slack.of("files.completeUploadExternal")[-1]["channel_id"] == "D-U1"


async def test_an_upload_that_an_earlier_attempt_finished_is_found_by_its_name(gateway: Gateway, slack: Any):
    context = object.__new__(Context)
    context.gateway = gateway
    again = [False]
    context.jobs = SimpleNamespace(taken_up=lambda: again[0])  # type: ignore[assignment]

    async def work() -> Posted | None:
        return await context.upload_once(
            "C1", PICTURE, filename="chart.png", title="Chart", alt_text="Sales", key="review:2026-W48"
        )

    assert await work() == AT
    name = slack.of("files.getUploadURLExternal")[-1]["filename"]
    assert name == filename_of("chart.png", "review:2026-W48")
    assert name.endswith(".png")
    assert name != filename_of("chart.png", "review:2026-W49")
    slack.messages.append({"ts": AT.ts, "files": [{"name": name}]})
    again[0] = True
    assert await work() == AT
    assert slack.shared == 1
