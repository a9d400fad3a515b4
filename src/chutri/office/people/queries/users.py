"""What is asked of the people who log in."""

from __future__ import annotations

from chutri.office.people.choices import Role
from chutri.office.people.models import User


def person_called(username: str) -> User | None:
    """Give the person with that login, whether or not they may still log in."""
    return User.objects.select_related("agency").filter(username=username).first()


def first_in_office() -> User | None:
    """Give the first person who may bring in plans: on whose behalf a command acts when nobody is named."""
    return User.objects.select_related("agency").filter(role=Role.OFFICE, is_active=True).order_by("pk").first()
