"""What a person may act as: by main posting, by further ones, standing in for another; on its days and no others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from pytest_django import DjangoAssertNumQueries

from chutri.office.people.choices import Role
from chutri.office.people.models import Delegation, Posting, User
from chutri.office.people.permissions import acts_for, belongs_to, holds
from chutri.office.people.queries import standing_of
from tests.factories.office import NOW

TODAY = NOW.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=30)


def fresh(person: User) -> User:
    return User.objects.get(pk=person.pk)


def test_a_role_is_held_in_its_agency(an: User, chi: User) -> None:
    asked = [
        holds(an, Role.OFFICE, day=TODAY),
        holds(an, Role.LEADER, Role.OFFICE, agency=an.agency, day=TODAY),
        holds(an, Role.OFFICE, agency=chi.agency, day=TODAY),
        holds(an, Role.LEADER, day=TODAY),
        holds(an, day=TODAY),
    ]
    assert asked == [True, True, False, False, False]


def test_a_reader_belongs_to_the_agency_and_does_not_act_for_it(an: User, binh: User, chi: User) -> None:
    acting = [acts_for(person, an.agency, day=TODAY) for person in (an, binh, chi)]
    belonging = [belongs_to(person, an.agency_id, day=TODAY) for person in (an, binh, chi)]
    assert (acting, belonging) == ([True, False, False], [True, True, False])


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        (TODAY, None, True),
        (YESTERDAY, TODAY, True),
        (YESTERDAY, YESTERDAY, False),
        (TOMORROW, None, False),
    ],
)
def test_a_further_posting_counts_on_its_days(an: User, chi: User, first: date, last: date | None, held: bool) -> None:
    Posting.objects.create(person=an, agency=chi.agency, role=Role.LEADER, starts_on=first, ends_on=last)
    assert holds(an, Role.LEADER, agency=chi.agency, day=TODAY) is held
    assert belongs_to(an, chi.agency, day=TODAY) is held


def test_a_main_posting_ends_with_its_day(an: User) -> None:
    Posting.objects.filter(person=an).update(ends_on=TODAY)
    assert [holds(fresh(an), Role.OFFICE, day=day) for day in (TODAY, TOMORROW)] == [True, False]


@pytest.mark.parametrize(
    ("first", "last", "revoked", "held"),
    [
        (TODAY, TODAY, False, True),
        (YESTERDAY, LATER, False, True),
        (YESTERDAY, LATER, True, False),
        (TOMORROW, LATER, False, False),
        (YESTERDAY, YESTERDAY, False, False),
    ],
)
def test_who_stands_in_may_do_what_the_other_may(
    an: User, chi: User, first: date, last: date, revoked: bool, held: bool
) -> None:
    Delegation.objects.create(
        giver=an, taker=chi, starts_on=first, ends_on=last, revoked_at=NOW if revoked else None
    )  # fmt: skip
    assert holds(chi, Role.OFFICE, agency=an.agency, day=TODAY) is held
    assert standing_of(chi, TODAY).givers == (("Nguyễn Thị An",) if held else ())


def test_a_deed_by_a_lent_right_says_so_and_one_by_an_own_right_does_not(an: User, chi: User) -> None:
    Delegation.objects.create(giver=an, taker=chi, starts_on=TODAY, ends_on=TODAY)
    holds(chi, Role.OFFICE, agency=an.agency, day=TODAY)
    lent = chi.name_in_history()
    holds(chi, Role.OFFICE, agency=chi.agency, day=TODAY)
    assert (lent, chi.name_in_history()) == ("Trần Thị Chi (thay mặt Nguyễn Thị An)", "Trần Thị Chi")


def test_looking_after_the_system_is_never_lent_nor_handed_on(an: User, binh: User, chi: User) -> None:
    Posting.objects.create(person=an, agency=an.agency, role=Role.ADMINISTRATOR, starts_on=TODAY)
    Authenticator.objects.create(user=an, type=Authenticator.Type.TOTP, data={})
    Delegation.objects.create(giver=an, taker=binh, starts_on=TODAY, ends_on=TODAY)
    Delegation.objects.create(giver=binh, taker=chi, starts_on=TODAY, ends_on=TODAY)
    assert holds(an, Role.ADMINISTRATOR, day=TODAY) is True
    assert [holds(one, Role.ADMINISTRATOR, day=TODAY) for one in (binh, chi)] == [False, False]
    assert [holds(one, Role.OFFICE, agency=an.agency, day=TODAY) for one in (binh, chi)] == [True, False]


def test_nobody_looks_after_the_system_with_a_password_alone(an: User) -> None:
    Posting.objects.create(person=an, agency=an.agency, role=Role.ADMINISTRATOR, starts_on=TODAY)
    Authenticator.objects.create(user=an, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert [holds(fresh(an), role, day=TODAY) for role in (Role.ADMINISTRATOR, Role.OFFICE)] == [False, True]
    Authenticator.objects.create(user=an, type=Authenticator.Type.WEBAUTHN, data={})
    assert holds(fresh(an), Role.ADMINISTRATOR, day=TODAY) is True


def test_who_left_lends_nothing_and_holds_nothing(an: User, chi: User) -> None:
    Delegation.objects.create(giver=an, taker=chi, starts_on=TODAY, ends_on=TODAY)
    User.objects.filter(pk=an.pk).update(is_active=False)
    assert holds(chi, Role.OFFICE, agency=an.agency, day=TODAY) is False
    assert holds(fresh(an), Role.OFFICE, day=TODAY) is False


def test_the_facts_are_fetched_once(an: User, chi: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Delegation.objects.create(giver=chi, taker=an, starts_on=TODAY, ends_on=TODAY)
    with django_assert_num_queries(1):
        for _ in range(3):
            holds(an, Role.OFFICE, agency=chi.agency_id, day=TODAY)
            acts_for(an, chi.agency_id, day=TODAY)
