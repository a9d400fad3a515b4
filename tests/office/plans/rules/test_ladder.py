"""Which deadline binds a duty."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.lib.stated_dates import StatedDate
from chutri.office.plans.rules.ladder import Rung, edited, ladder, standing

STATED = Rung("stated", "trước ngày 10/3/2026", "2026-03-10", "before")
SECTION = Rung("section", "ngày 15/5/2026", "2026-05-15", "by", "hạn của mục I.1")
EVENT = Rung("event", "trước ngày 27/3/2026", "2026-03-27", "before", "ngày tổ chức sự kiện")
UNDATED_EVENT = Rung("event", "trước ngày tổ chức", "", "before", "sự kiện mà kế hoạch này phục vụ")
PERIOD = Rung("period", "đến tháng 10/2026", "2026-10", "by", "thời gian thực hiện của kế hoạch")
RHYTHM = Rung("rhythm", "trước ngày 20 hằng tháng", "", "by", "nhịp báo cáo của kế hoạch")
OWN_RHYTHM = Rung("stated", "hằng tháng")


@pytest.mark.parametrize(
    ("rungs", "expected"),
    [
        ([STATED, EVENT], ("stated", date(2026, 3, 10), date(2026, 3, 9), True)),
        ([SECTION, EVENT], ("section", date(2026, 5, 15), date(2026, 5, 15), False)),
        ([EVENT, PERIOD], ("event", date(2026, 3, 27), date(2026, 3, 26), False)),
        ([UNDATED_EVENT, PERIOD], ("event", None, None, False)),
        ([PERIOD, RHYTHM], ("period", date(2026, 10, 31), date(2026, 10, 31), False)),
        ([RHYTHM], ("rhythm", None, None, False)),
        ([OWN_RHYTHM, EVENT], ("stated", None, None, True)),
        ([], ("none", None, None, True)),
    ],
)
def test_the_nearest_rung_stands_and_only_the_first_is_more_than_proposed(
    rungs: list[Rung], expected: tuple[str, date | None, date | None, bool]
) -> None:
    stands = standing(rungs)
    assert (stands.deadline_basis, stands.deadline_date, stands.last_day, stands.deadline_confirmed) == expected


def test_each_rung_stands_once_with_what_is_stated_first() -> None:
    assert ladder(STATED, [EVENT, EVENT, PERIOD]) == [STATED, EVENT, PERIOD]
    assert ladder(None, [PERIOD]) == [PERIOD]
    assert ladder(None, []) == []


def test_a_beginning_is_kept_whatever_binds() -> None:
    assert standing([], start="2026-02").begins == "tháng 02/2026"
    assert standing([STATED], start="2026-03-02").begins == "02/03/2026"


def test_a_rung_is_said_by_its_date_where_it_has_one() -> None:
    assert [rung.label for rung in (STATED, PERIOD, UNDATED_EVENT)] == [
        "trước 10/03/2026",
        "chậm nhất tháng 10/2026",
        "trước ngày tổ chức",
    ]


SOURCE = "1. Sở Nội vụ lập danh sách, gửi trước\nngày 10/3/2026."
TENTH, ELEVENTH = StatedDate(date(2026, 3, 10), "day"), StatedDate(date(2026, 3, 11), "day")


@pytest.mark.parametrize(
    ("stated", "words", "by_leader", "expected"),
    [
        (TENTH, "trước ngày 10/3/2026", False, ("stated", True)),
        (TENTH, "trước ngày 10/3/2026", True, ("stated", True)),
        (ELEVENTH, "trước ngày 10/3/2026", False, ("fixed", False)),
        (ELEVENTH, "", False, ("fixed", False)),
        (ELEVENTH, "", True, ("fixed", True)),
        (TENTH, "trước ngày 10/3/2026 như đã hẹn", False, ("fixed", False)),
        (None, "lập danh sách", False, ("stated", True)),
        (None, "khi có yêu cầu", False, ("fixed", False)),
        (None, "", False, ("none", True)),
    ],
)
def test_a_typed_date_is_the_document_s_a_leader_s_or_a_proposal(
    stated: StatedDate | None, words: str, by_leader: bool, expected: tuple[str, bool]
) -> None:
    stands = edited(stated, "before", words, source=SOURCE, by_leader=by_leader)
    assert (stands.deadline_basis, stands.deadline_confirmed) == expected


def test_before_a_day_ends_with_the_day_before() -> None:
    assert edited(TENTH, "before", "", source="", by_leader=True).last_day == date(2026, 3, 9)
    assert edited(TENTH, "on", "", source="", by_leader=True).last_day == date(2026, 3, 10)
