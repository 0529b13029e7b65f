"""Checks are found by being there."""

from __future__ import annotations

import pytest

from consistency import discovery
from consistency.discovery import check_modules, discover


def test_checks_come_in_name_order_and_are_named_after_their_module():
    names = [m.__name__.rsplit(".", 1)[1] for m in check_modules()]
    assert names == sorted(names)
    assert {"tone", "message", "channel"} <= set(names)
    assert [c.name for c in discover()] == names


def test_two_checks_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch):
    module = check_modules()[0]
    monkeypatch.setattr(discovery, "check_modules", lambda: (module, module))
    discover.cache_clear()
    try:
        with pytest.raises(ValueError, match="two checks are named"):
            discover()
    finally:
        discover.cache_clear()


def test_the_points_of_all_checks_leave_room_for_each():
    assert all(0 < c.weight <= 40 for c in discover())
