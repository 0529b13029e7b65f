from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.forms import FieldRefused, refuse
from bot.i18n import text as t
from campaigns.comparisons.model import DisagreementGone

BODY = {"user": {"id": "U1"}, "team": {"id": "T1"}}


class Readers:
    async def reader(self, team: str, user: str) -> SimpleNamespace:
        return SimpleNamespace(language="en", name={"U1": "Ann", "U2": "Lin"}[user])


class Answer(dict[str, Any]):
    async def __call__(self, **said: Any) -> None:
        self.update(said)


async def answered(refused: Exception, at: str = "") -> Answer:
    readers, ack = Readers(), Answer()

    async def reader(body: Any) -> SimpleNamespace:
        return await readers.reader("T1", body["user"]["id"])

    await refuse(SimpleNamespace(readers=readers, reader=reader), ack, BODY, refused, at)
    return ack


async def test_what_is_wrong_stands_beside_its_field_with_people_by_name():
    said = t("approval.flow.not_yours", "en", people="Lin")
    found = await answered(FieldRefused("people", "approval.flow.not_yours", people="<@U2>"), "other")
    assert found == {"response_action": "errors", "errors": {"people": said}}


async def test_an_error_that_names_no_field_stands_beside_the_one_that_is_given():
    assert (await answered(DisagreementGone("price"), "right"))["errors"] == {"right": t("compare.gone", "en")}


async def test_a_fault_of_ours_is_raised():
    with pytest.raises(ZeroDivisionError):
        await answered(ZeroDivisionError())
