"""Roles given and ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chutri.office.history.queries import lines_about
from chutri.office.people.choices import Role
from chutri.office.people.models import Posting, User
from chutri.office.people.operations import (
    NewPosting,
    UnableToChangePosting,
    add_posting,
    end_posting,
    make_main_posting,
)
from chutri.office.people.queries import unread_count
from tests.factories.office import NOW

TODAY = NOW.date()
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def give(person: User, by: User, first: date = TODAY, last: date | None = None, role: Role = Role.CLERK) -> Posting:
    new = NewPosting(agency=by.agency, role=role, starts_on=first, ends_on=last)
    return add_posting(person=person, posting=new, by=by, at=NOW)


def test_a_role_is_given_with_its_days_and_told(an: User, binh: User) -> None:
    posting = give(binh, an, TODAY, TOMORROW)
    assert str(posting) == "Lê Văn Bình: Văn thư, Văn phòng UBND tỉnh Minh Hải Đông"
    assert lines_about(binh)[0].words == (
        "Giao vai trò cho Lê Văn Bình: Văn thư, Văn phòng UBND tỉnh Minh Hải Đông, từ 05/03/2026 đến 06/03/2026"
    )
    assert unread_count(binh) == 1


def test_nobody_gives_or_ends_their_own(an: User) -> None:
    with pytest.raises(UnableToChangePosting, match="tự giao vai trò"):
        give(an, an, role=Role.ADMINISTRATOR)
    with pytest.raises(UnableToChangePosting, match="tự thay đổi vai trò"):
        end_posting(posting=an.postings.get(), last_day=TODAY, by=an, at=NOW)


@pytest.mark.parametrize(
    ("first", "last", "clash"),
    [
        (TODAY, None, True),
        (YESTERDAY, TODAY, True),
        (TOMORROW + timedelta(days=1), None, False),
        (YESTERDAY, YESTERDAY, False),
    ],
)
def test_the_same_role_is_not_held_twice(an: User, binh: User, first: date, last: date | None, clash: bool) -> None:
    give(binh, an, TODAY, TOMORROW)
    if clash:
        with pytest.raises(UnableToChangePosting, match="đã có vai trò đó"):
            give(binh, an, first, last)
    else:
        assert give(binh, an, first, last).starts_on == first


def test_days_run_forward_and_an_agency_that_is_closed_takes_nobody(an: User, binh: User) -> None:
    with pytest.raises(UnableToChangePosting, match="từ ngày bắt đầu trở đi"):
        give(binh, an, TODAY, YESTERDAY)
    an.agency.closed_on = TODAY
    with pytest.raises(UnableToChangePosting, match="đã kết thúc hoạt động từ 05/03/2026"):
        give(binh, an)


def test_when_the_main_role_ends_another_takes_its_place(an: User, binh: User) -> None:
    give(binh, an)
    end_posting(posting=binh.postings.get(role=Role.READER), last_day=TODAY, by=an, at=NOW)
    assert User.objects.get(pk=binh.pk).role == Role.CLERK


def test_a_role_that_never_began_goes(an: User, binh: User) -> None:
    end_posting(posting=give(binh, an, TOMORROW), last_day=TODAY, by=an, at=NOW)
    assert list(binh.postings.values_list("role", flat=True)) == ["reader"]


def test_a_main_role_is_one_that_is_held(an: User, binh: User) -> None:
    make_main_posting(posting=give(binh, an), by=an, at=NOW)
    assert User.objects.get(pk=binh.pk).role == Role.CLERK
    with pytest.raises(UnableToChangePosting, match="đang có hiệu lực"):
        make_main_posting(posting=give(binh, an, TOMORROW, role=Role.FOCAL), by=an, at=NOW)


def test_somebody_always_looks_after_the_system(an: User, binh: User) -> None:
    posting = give(binh, an, role=Role.ADMINISTRATOR)
    with pytest.raises(UnableToChangePosting, match="người quản trị cuối cùng"):
        end_posting(posting=posting, last_day=TODAY, by=an, at=NOW)
    other = Posting.objects.create(person=an, agency=an.agency, role=Role.ADMINISTRATOR, starts_on=TODAY)
    end_posting(posting=posting, last_day=TODAY, by=an, at=NOW)
    assert list(Posting.objects.filter(role=Role.ADMINISTRATOR, ends_on=None)) == [other]
