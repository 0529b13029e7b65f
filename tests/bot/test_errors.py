"""Every error a person can meet becomes a sentence; a fault of ours becomes a reference."""

from __future__ import annotations

import pickle

from bot.errors import Refusal, reference, refusal_of
from campaigns.errors import UnknownSubmission
from consistency.model import CopyError


def test_a_typed_error_with_a_sentence_is_a_refusal():
    refusal = refusal_of(CopyError("copy.unknown_channel", channel="fax", known="x"))
    assert refusal is not None
    assert (refusal.key, refusal.params) == ("copy.unknown_channel", {"channel": "fax", "known": "x"})
    gone = refusal_of(UnknownSubmission("abc"))
    assert gone is not None
    assert gone.key == "campaigns.unknown_submission"


def test_a_fault_of_ours_is_not():
    assert refusal_of(ZeroDivisionError("division by zero")) is None
    error = OSError("disk full")
    error.code = "no.such.sentence"  # type: ignore[attr-defined]
    assert refusal_of(error) is None


def test_a_refusal_survives_being_stored():
    stored = pickle.loads(pickle.dumps(Refusal("errors.bad_date", value="soon")))
    assert (stored.key, stored.params) == ("errors.bad_date", {"value": "soon"})


def test_a_reference_is_short_and_the_same_for_the_same_work():
    assert reference("Ev1") == reference("Ev1") != reference("Ev2")
    assert len(reference("Ev1")) == 8
