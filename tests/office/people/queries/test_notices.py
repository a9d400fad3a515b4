"""Who is to be told."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate

from chutri.office.people.choices import Role
from chutri.office.people.models import Delegation, Posting, User
from chutri.office.people.queries import people_of


def test_who_holds_the_role_is_told_and_who_stands_in_for_them(an: User, binh: User, chi: User) -> None:
    today = localdate()
    assert list(people_of(an.agency, [Role.OFFICE])) == [an]
    Delegation.objects.create(giver=an, taker=binh, starts_on=today, ends_on=today)
    assert list(people_of(an.agency, [Role.OFFICE])) == [an, binh]
    assert list(people_of([an.agency, chi.agency_id], [Role.OFFICE, Role.READER])) == [an, binh, chi]


def test_neither_a_posting_that_ended_nor_a_login_taken_away_is_told(an: User, binh: User, chi: User) -> None:
    yesterday = localdate() - timedelta(days=1)
    Posting.objects.filter(person=an).update(ends_on=yesterday)
    User.objects.filter(pk=chi.pk).update(is_active=False)
    assert list(people_of([an.agency, chi.agency], Role)) == [binh]
