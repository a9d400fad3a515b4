"""Deeds about the people who log in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.history.operations import record
from chutri.office.people.choices import Role
from chutri.office.people.models import Posting, User
from chutri.office.people.operations.agencies import enter_agency
from chutri.office.people.operations.invitations import write_keys
from chutri.office.people.queries import agency_called
from chutri.office.people.queries.facts import AgencyFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody to add; ``agency`` is its name."""

    username: str
    full_name: str
    agency: str
    role: Role


@transaction.atomic
def add_person(*, person: NewPerson, password: str, at: datetime, by: User | None = None) -> User:
    """Add a person, and their agency if it is new. The first person of a site is added by nobody but themselves.

    Raises django's ValidationError when the login is taken or a field is wrong.
    """
    agency = agency_called(person.agency)
    if agency is None:
        agency = enter_agency(AgencyFacts(name=person.agency))
    added = User(
        username=person.username,
        full_name=person.full_name,
        agency=agency,
        role=person.role,
    )
    write_keys(added)
    added.set_password(password)
    added.full_clean()
    added.save()
    Posting.objects.create(person=added, agency=agency, role=person.role, starts_on=localdate(at))
    words = f"Thêm người dùng {added.full_name} ({added.username})"
    record(by=by or added, at=at, deed="add_person", about=added, words=words)
    return added


@transaction.atomic
def set_password(*, person: User, password: str, by: User, at: datetime) -> User:
    """Give a person a new password; every session opened with the old one ends."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record(by=by, at=at, deed="set_password", about=person, words=f"Đặt lại mật khẩu của {person.full_name}")
    return person
