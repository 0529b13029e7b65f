"""Phases are read as teams write them, and what cannot be read is named line by line."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import UnreadablePhase
from campaigns.model import Phase
from campaigns.phases import PRESETS, kind_of, phase_line, read_phases

TODAY = dt.date(2026, 11, 22)
TEASER = (dt.date(2026, 11, 9), dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    ("line", "name", "kind", "days"),
    [
        ("预热 11月9日–11月22日", "预热", "teaser", TEASER),
        ("预热期：11月9日至22日", "预热期", "teaser", TEASER),
        ("从11月9号到11月22号 预热", "预热", "teaser", TEASER),
        ("2026年11月9日-2026年11月22日 预热", "预热", "teaser", TEASER),
        ("11/9-11/22 预热", "预热", "teaser", TEASER),
        ("• Teaser: Nov 9 to Nov 22", "Teaser", "teaser", TEASER),
        ("Teaser (9 Nov 2026 – 22 Nov 2026)", "Teaser", "teaser", TEASER),
        ("Teaser · 预热期 2026-11-09 ~ 2026-11-22", "Teaser · 预热期", "teaser", TEASER),
        ("Pre-launch from November 9th until November 22nd", "Pre-launch", "teaser", TEASER),
        ("持续 12.1-12.31", "持续", "sustain", (dt.date(2026, 12, 1), dt.date(2026, 12, 31))),
        ("On sale 7 Dec – 31 Jan", "On sale", "convert", (dt.date(2026, 12, 7), dt.date(2027, 1, 31))),
        ("Launch Nov 23–30", "Launch", "launch", (dt.date(2026, 11, 23), dt.date(2026, 11, 30))),
        ("Teaser from 9 to 22 November", "Teaser", "teaser", TEASER),
        ("Teaser 9th–22nd Nov 2026", "Teaser", "teaser", TEASER),
        ("Black Friday - Nov 27 - Nov 30", "Black Friday", "custom", (dt.date(2026, 11, 27), dt.date(2026, 11, 30))),
        ("年货节 1月20日-2月10日", "年货节", "custom", (dt.date(2027, 1, 20), dt.date(2027, 2, 10))),
    ],
)
def test_a_line_is_read_as_a_name_and_two_days(line: str, name: str, kind: str, days: tuple[dt.date, dt.date]) -> None:
    (phase,) = read_phases("c", line, TODAY)
    assert (phase.name, phase.kind, (phase.start, phase.end)) == (name, kind, days)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("预热", "without_dates"),
        ("预热 11月9日", "without_dates"),
        ("预热 11/9 11/12 11/15", "without_dates"),
        ("11/9-11/22", "without_name"),
        ("预热 2月30日-3月1日", "no_such_day"),
        ("Launch 2026-12-06 to 2026-11-01", "backwards"),
        ("Launch 22 Nov - 9 Nov", "backwards"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, problem: str) -> None:
    with pytest.raises(UnreadablePhase) as refused:
        read_phases("c", f"引爆 11/23-12/6\n\n{line}", TODAY)
    assert (refused.value.code, refused.value.line) == (f"campaigns.phase_{problem}", line)


def test_a_name_stands_for_one_phase() -> None:
    with pytest.raises(UnreadablePhase) as refused:
        read_phases("c", "Launch 11/1-11/2\nlaunch 11/3-11/4", TODAY)
    assert refused.value.code == "campaigns.phase_twice"


@given(
    names=st.lists(
        st.sampled_from([name for each in PRESETS.values() for name in each] + ["双十一", "Week one", "A/B · 测试"]),
        unique=True,
        max_size=6,
    ),
    start=st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    long=st.integers(0, 400),
)
def test_what_is_written_out_reads_back_the_same(names: list[str], start: dt.date, long: int) -> None:
    phases = tuple(
        Phase(campaign="c", name=name, kind=kind_of(name), start=start, end=start + dt.timedelta(days=long))
        for name in names
    )
    assert read_phases("c", "\n".join(map(phase_line, phases)), TODAY) == phases
