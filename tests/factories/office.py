"""The office's known people and a plan to work on: An brings plans in, Bình may only read, Chi works elsewhere."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.test import Client

from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import AgencyFacts, NewPerson, add_agency, add_person
from chutri.office.people.queries import person_called
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import import_plan, issue_plan, lay_out
from chutri.office.tasks.operations import create_tasks
from chutri.reading.model import Reading, Task
from tests.factories.readings import FILE, MOBILISE, TEXT, a_reading

NOW = datetime(2026, 3, 5, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LATER = NOW + timedelta(hours=1)
PASSWORD = "cá-kèo-nướng-2026"


def an() -> User:
    """An, of the Chairman's office: brings plans in and follows them up."""
    return _person("an", "Nguyễn Thị An", "Văn phòng UBND tỉnh Minh Hải Đông", Role.OFFICE)


def binh() -> User:
    """Bình, of the same agency: may only read."""
    return _person("binh", "Lê Văn Bình", "Văn phòng UBND tỉnh Minh Hải Đông", Role.READER)


def chi() -> User:
    """Chi, of another agency: a stranger to all that An's holds."""
    return _person("chi", "Trần Thị Chi", "Sở Tư pháp tỉnh Minh Hải Đông", Role.OFFICE)


def browser_of(person: User | None) -> Client:
    """A browser in which somebody is logged in, or nobody."""
    client = Client()
    if person:
        client.force_login(person)
    return client


def bring_in(by: User, reading: Reading | None = None, *, data: bytes = TEXT.encode(), name: str = FILE) -> Plan:
    """A plan with its tasks, of the agency of whoever brings it in; its reading is put together by hand."""
    plan = import_plan(read=lay_out(reading or a_reading()), data=data, name=name, by=by, at=NOW)
    issue_plan(plan=plan, by=by, at=NOW)
    create_tasks(plan=plan, by=by, at=NOW)
    return plan


def under_review(by: User, reading: Reading | None = None, *, data: bytes = TEXT.encode(), name: str = FILE) -> Plan:
    """A plan that waits for its review."""
    return import_plan(read=lay_out(reading or a_reading()), data=data, name=name, by=by, at=NOW)


def an_agency(name: str, **facts: Any) -> Agency:
    """A body of the directory."""
    return add_agency(facts=AgencyFacts(name=name, **facts), by=an(), at=NOW)


def with_tasks(count: int, **facts: Any) -> Reading:
    """The reading with so many tasks, alike but for their ids."""
    tasks: tuple[Task, ...] = tuple(replace(MOBILISE, id=f"2/{number}", **facts) for number in range(1, count + 1))
    return a_reading(tasks=tasks)


def dung() -> User:
    """Dũng, who leads An's agency: fixes dates and issues plans."""
    return _person("dung", "Phạm Văn Dũng", "Văn phòng UBND tỉnh Minh Hải Đông", Role.LEADER)


def hoa() -> User:
    """Hoa, a specialist beside An: reviews plans with her."""
    return _person("hoa", "Vũ Thị Hoa", "Văn phòng UBND tỉnh Minh Hải Đông", Role.SPECIALIST)


def _person(username: str, full_name: str, agency: str, role: Role) -> User:
    there = person_called(username)
    if there:
        return there
    new = NewPerson(username=username, full_name=full_name, agency=agency, role=role)
    return add_person(person=new, password=PASSWORD, at=NOW)


def confirmed(client: Client, person: User) -> Client:
    """The browser of somebody who has just said again who they are, as sensitive deeds want it."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def administrator() -> User:
    """Quân, who looks after the system, with the second factor that it takes."""
    person = _person("quan", "Đỗ Văn Quân", "Văn phòng UBND tỉnh Minh Hải Đông", Role.ADMINISTRATOR)
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {}})
    return person
