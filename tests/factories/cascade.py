"""A province's plan with duties for its communes, and plans of communes below it, made as their clerks make them."""

from __future__ import annotations

from pathlib import Path

from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.people.operations.gazetteers import load_directory
from chutri.office.people.queries import person_called
from chutri.office.plans.models import Plan, SubplanDraft, SubplanLine
from chutri.office.plans.operations import begin_subplan, import_plan, issue_plan, name_parent, read_plan, settle_ties
from chutri.office.plans.queries.subplan_files import subplan_docx
from chutri.office.tasks.operations import create_tasks
from tests.factories.office import NOW, PASSWORD, an

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ke-hoach-chuyen-doi-so.txt"
UNIT = "Phòng Văn hóa - Xã hội"


def a_directory() -> None:
    """The bodies of the invented province."""
    load_directory(name="minh-hai-dong", by=an(), at=NOW)


def commune(name: str = "UBND phường Bình Lư") -> Agency:
    """A commune of the directory."""
    return Agency.objects.get(name=name)


def lan(name: str = "UBND phường Bình Lư") -> User:
    """Lan, of a commune's office: writes its own plan."""
    there = person_called("lan")
    if there:
        return there
    new = NewPerson(username="lan", full_name="Phan Thị Lan", agency=name, role=Role.OFFICE)
    return add_person(person=new, password=PASSWORD, at=NOW)


def a_parent(by: User | None = None) -> Plan:
    """The example's plan, issued by An's agency."""
    a_directory()
    by = by or an()
    data = EXAMPLE.read_bytes()
    plan = import_plan(read=read_plan(data=data, name=EXAMPLE.name), data=data, name=EXAMPLE.name, by=by, at=NOW)
    return issued(plan, by)


def issued(plan: Plan, by: User) -> Plan:
    """A plan whose duties became tasks."""
    issue_plan(plan=plan, by=by, at=NOW)
    settle_ties(plan=plan, by=by, at=NOW)
    create_tasks(plan=plan, by=by, at=NOW)
    return plan


def a_draft(parent: Plan, body: Agency, by: User) -> SubplanDraft:
    """A commune's draft in which every duty has its unit."""
    draft = begin_subplan(parent=parent, body=body, holder=by.agency, by=by, at=NOW)
    SubplanLine.objects.filter(draft=draft).update(unit=UNIT)
    return draft


def sent(draft: SubplanDraft, by: User) -> Plan:
    """The draft's file brought back in, put under its parent and issued."""
    data, name = subplan_docx(draft), f"{draft.body.pk}.docx"
    plan = import_plan(read=read_plan(data=data, name=name), data=data, name=name, by=by, at=NOW)
    name_parent(plan=plan, parent=draft.parent, body=draft.body, by=by, at=NOW)
    return issued(plan, by)
