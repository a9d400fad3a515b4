"""Addresses to filters, months to weeks, tasks to bars, stages to deeds."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.tasks.choices import Show, Stage
from chutri.office.tasks.rules.asked import asked_show, day, month, number
from chutri.office.tasks.rules.month_page import month_page
from chutri.office.tasks.rules.next_deeds import deciding_deeds, working_deeds
from chutri.office.tasks.rules.timeline import WIDTH, Bar, Stretch, timeline


@pytest.mark.parametrize(
    ("asked", "show"), [({}, Show.LIST), ({"xem": "lich"}, Show.CALENDAR), ({"xem": "x"}, Show.LIST)]
)
def test_how_a_filter_is_shown(asked: dict[str, str], show: Show) -> None:
    assert asked_show(asked) == show


def test_nonsense_in_an_address_is_left_out() -> None:
    assert (number("12"), number("-1"), number("9" * 30), number(None)) == (12, None, None, None)
    assert (day("2026-11-30"), day("2026-13-01"), day(None)) == (date(2026, 11, 30), None, None)
    assert (month("2026-11", date(2026, 3, 5)), month("x", date(2026, 3, 5))) == (date(2026, 11, 1), date(2026, 3, 1))


def test_a_month_begins_on_monday_and_knows_those_beside_it() -> None:
    page = month_page(date(2026, 3, 1))
    assert (page.weeks[0][0], page.weeks[-1][-1], len(page.weeks)) == (date(2026, 2, 23), date(2026, 4, 5), 6)
    assert (page.before, page.after, page.title) == (date(2026, 2, 1), date(2026, 4, 1), "Tháng 03/2026")
    assert month_page(date(2026, 12, 1)).after == date(2027, 1, 1)


def test_bars_stand_within_the_drawing_and_an_undated_task_is_a_mark() -> None:
    today = date(2026, 3, 5)
    drawn = timeline(
        [
            Stretch(1, date(2026, 3, 1), date(2026, 3, 31)),
            Stretch(2, date(2026, 3, 5), None),
            Stretch(3, date(2020, 1, 1), date(2040, 1, 1)),
        ],
        today,
    )
    assert drawn.bars[3] == Bar(3, 0, WIDTH)
    assert (drawn.bars[2].width, drawn.today is not None and 0 < drawn.today < WIDTH) == (0, True)
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in drawn.bars.values())
    assert len(drawn.ticks) <= 24


def test_a_bar_is_as_wide_as_its_days() -> None:
    drawn = timeline([Stretch(1, date(2026, 3, 1), date(2026, 3, 31))], date(2026, 3, 5))
    assert (drawn.bars[1], [tick.words for tick in drawn.ticks]) == (Bar(1, 0, WIDTH), ["03/2026"])


@pytest.mark.parametrize(
    ("stage", "dated", "asks", "works", "decides"),
    [
        (
            Stage.NOT_STARTED,
            True,
            False,
            {"start", "progress", "submit", "extend", "divide"},
            {"lead", "cancel", "amend"},
        ),
        (Stage.UNDER_WAY, False, False, {"progress", "submit", "divide"}, {"lead", "cancel", "amend", "fix"}),
        (Stage.UNDER_WAY, True, True, {"progress", "submit", "divide"}, {"lead", "cancel", "amend", "decide"}),
        (Stage.RETURNED, True, False, {"progress", "submit", "extend", "divide"}, {"lead", "cancel", "amend"}),
        (Stage.SUBMITTED, True, False, {"withdraw"}, {"accept", "return", "cancel"}),
        (Stage.DONE, True, False, set(), {"reopen"}),
        (Stage.DONE, False, False, set(), {"reopen"}),
        (Stage.CANCELLED, True, False, set(), set()),
    ],
)
def test_what_may_come_next(stage: Stage, dated: bool, asks: bool, works: set[str], decides: set[str]) -> None:
    facts = {"dated": dated, "asks_for_time": asks, "collective": False}
    assert (set(working_deeds(stage, **facts)), set(deciding_deeds(stage, **facts))) == (works, decides)


def test_a_collective_task_is_worked_on_by_its_shares() -> None:
    facts = {"dated": True, "asks_for_time": False, "collective": True}
    assert working_deeds("under_way", **facts) == frozenset()
    assert deciding_deeds("under_way", **facts) == frozenset({"cancel", "amend"})
