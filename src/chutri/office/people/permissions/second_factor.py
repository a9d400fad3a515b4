"""Whose login needs a second factor."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from chutri.office.people.models import User
from chutri.office.people.queries.standing import is_administrator, second_factors_of, standing_of


def must_add_second_factor(person: User, *, without: int | None = None) -> bool:
    """Say whether somebody looks after the system without a second factor; ``without`` leaves one of theirs out of account."""
    if not is_administrator(person, standing_of(person).day):
        return False
    factors = second_factors_of(person)
    return not (factors.exclude(pk=without) if without else factors).exists()


def has_second_factor(person: User) -> bool:
    """Say whether somebody's password alone lets nobody in."""
    return second_factors_of(person).exists()


def keys_of(person: User) -> list[Authenticator]:
    """Give somebody's keys and codes, the oldest first."""
    return list(Authenticator.objects.filter(user_id=person.pk).order_by("pk"))
