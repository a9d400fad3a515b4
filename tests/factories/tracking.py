"""A plan whose bodies are known in the directory, issued: An's office gives, Dũng's department leads, Giang's union supports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from chutri.office.people.choices import AgencyKind, Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.people.operations.agencies import enter_agency
from chutri.office.people.queries import person_called
from chutri.office.people.queries.facts import AgencyFacts
from chutri.office.plans.choices import Resolution
from chutri.office.plans.models import DutyParty, Plan
from chutri.office.plans.operations import import_plan, issue_plan, lay_out
from chutri.office.tasks.choices import Part
from chutri.office.tasks.models import Task, TaskAgency
from chutri.office.tasks.operations import HandedFile, create_tasks, submit_result
from chutri.reading.model import Reading
from tests.factories.office import NOW, PASSWORD, an
from tests.factories.readings import TEXT, a_reading

AGRICULTURE, FARMERS = "Sở Nông nghiệp và Môi trường", "Hội Nông dân tỉnh"
TODAY = date(2026, 3, 5)


def agency(name: str, **facts: object) -> Agency:
    """An agency of the directory, made when it is first asked for."""
    there = Agency.objects.filter(name=name).first()
    return there or enter_agency(AgencyFacts(name=name, kind=AgencyKind.DEPARTMENT, **facts))  # type: ignore[arg-type]


def person(username: str, full_name: str, place: str, role: Role) -> User:
    """A person, made when first asked for."""
    there = person_called(username)
    if there:
        return there
    agency(place)
    new = NewPerson(username=username, full_name=full_name, agency=place, role=role)
    return add_person(person=new, password=PASSWORD, at=NOW)


def dung() -> User:
    """Dũng, focal point of the department that leads."""
    return person("dung", "Phạm Văn Dũng", AGRICULTURE, Role.FOCAL)


def em() -> User:
    """Em, a specialist there."""
    return person("em", "Đỗ Thị Em", AGRICULTURE, Role.SPECIALIST)


def giang() -> User:
    """Giang, of the union that supports."""
    return person("giang", "Vũ Hương Giang", FARMERS, Role.OFFICE)


def lam() -> User:
    """Lâm, who leads An's office."""
    return person("lam", "Ngô Tùng Lâm", an().agency.name, Role.LEADER)


def resolve(plan: Plan, meant: Mapping[str, str] | None = None) -> None:
    """Say which agencies the names of a plan under review mean: those called so, unless ``meant`` says otherwise."""
    for party in DutyParty.objects.filter(duty__plan=plan):
        name = (meant or {}).get(party.text, party.text if meant is None else "")
        if name:
            party.agency, party.resolution = agency(name), Resolution.CHOSEN
            party.save()


def reviewed(
    reading: Reading | None = None, *, data: bytes = TEXT.encode(), ends: Mapping[str, str] | None = None
) -> Plan:
    """A plan of An's under review."""
    read = lay_out(reading or a_reading())
    read = replace(read, ends=dict(ends)) if ends is not None else read
    return import_plan(read=read, data=data, name="ke-hoach.txt", by=an(), at=NOW)


def tracked(reading: Reading | None = None, *, data: bytes = TEXT.encode()) -> Plan:
    """A plan of An's with every name known, issued at ``NOW``."""
    plan = reviewed(reading, data=data)
    resolve(plan)
    return live(plan)


def live(plan: Plan) -> Plan:
    """Issue a plan that was reviewed."""
    issue_plan(plan=plan, by=an(), at=NOW)
    create_tasks(plan=plan, by=an(), at=NOW)
    return plan


def first_task() -> Task:
    """The first task of the plan: led by Dũng's department, supported by Giang's union, last day 09/03/2026."""
    return Task.objects.select_related("plan__document__agency", "lead", "person", "holder", "parent").get(
        plan=tracked(), ordinal=1
    )


def with_part_and_evidence(plan: Plan) -> None:
    """Give the first task of a plan a supporting agency and a result with a file, so that every address leads somewhere."""
    task = Task.objects.select_related("plan__document__agency", "lead").get(plan=plan, parent=None, ordinal=1)
    TaskAgency.objects.create(task=task, agency=agency(FARMERS), part=Part.SUPPORT, joined_on=TODAY)
    files = [HandedFile("bao-cao.pdf", b"bao cao")]
    submit_result(task=task, product="", evidence=(files, []), seen_version=task.version, by=an(), at=NOW)
