"""Standing in for whoever is away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Delegation, User
from chutri.office.people.operations import UnableToDelegate, delegate, revoke_delegation
from chutri.office.people.queries import unread_count
from tests.factories.office import NOW

TODAY = NOW.date()
WEEK = timedelta(days=7)


def lend(giver: User, taker: User, first: date = TODAY, last: date = TODAY + WEEK) -> Delegation:
    return delegate(giver=giver, taker=taker, starts_on=first, ends_on=last, reason=" nghỉ phép ", at=NOW)


def test_a_colleague_stands_in_and_is_told(an: User, binh: User) -> None:
    given = lend(an, binh)
    assert (str(given), given.reason, unread_count(binh)) == ("Lê Văn Bình thay Nguyễn Thị An", "nghỉ phép", 1)
    assert lines_about(an)[0].words == "Ủy quyền cho Lê Văn Bình từ 05/03/2026 đến 12/03/2026"


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (TODAY, TODAY - WEEK, "từ ngày bắt đầu trở đi"),
        (TODAY - 2 * WEEK, TODAY - WEEK, "đã qua"),
        (TODAY, TODAY + timedelta(days=400), "không quá một năm"),
    ],
)
def test_days_that_make_no_sense_are_refused(an: User, binh: User, first: date, last: date, reason: str) -> None:
    with pytest.raises(UnableToDelegate, match=reason):
        lend(an, binh, first, last)


def test_neither_a_stranger_nor_oneself_stands_in(an: User, chi: User) -> None:
    for taker in (chi, an):
        with pytest.raises(UnableToDelegate, match="cùng cơ quan"):
            lend(an, taker)


def test_the_same_is_not_lent_twice(an: User, binh: User) -> None:
    lend(an, binh)
    with pytest.raises(UnableToDelegate, match="đã ủy quyền cho Lê Văn Bình"):
        lend(an, binh, TODAY + WEEK, TODAY + 2 * WEEK)


def test_what_was_lent_is_taken_back_once(an: User, binh: User) -> None:
    given = lend(an, binh, localdate(), localdate() + WEEK)
    assert revoke_delegation(delegation=given, by=an, at=NOW).revoked_at == NOW
    with pytest.raises(UnableToDelegate, match="đã kết thúc"):
        revoke_delegation(delegation=given, by=an, at=NOW)
