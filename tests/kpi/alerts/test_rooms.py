from __future__ import annotations

import importlib
import re

import kpi.alerts

ENTRY = re.compile(r"^``(kpi\.[\w.]+)``\n((?:    .*\n)+)", re.MULTILINE)
NAME = re.compile(r"``(\w+)(?:\([^`]*)?``")


def test_the_list_of_what_other_rooms_use_is_true():
    entries = [(module, NAME.findall(said)) for module, said in ENTRY.findall(kpi.alerts.__doc__ or "")]
    assert len(entries) > 5
    missing = [(m, name) for m, names in entries for name in names if not hasattr(importlib.import_module(m), name)]
    assert missing == []
