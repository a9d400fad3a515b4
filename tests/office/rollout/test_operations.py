"""A file in, a plan with its tasks out, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from chutri.office.documents.models import Document
from chutri.office.history.models import HistoryLine
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.rollout.operations import PlanAlreadyHere, UnableToReadPlan, bring_in
from chutri.office.tasks.models import Task
from tests.factories.office import NOW


def receive(by: User, data: bytes, name: str = "ke-hoach.txt") -> Plan:
    return bring_in(data=data, name=name, issue=True, by=by, at=NOW)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Document, Plan, Task))


def test_a_real_plan_becomes_tasks(an: User, examples: Path) -> None:
    plan = receive(an, (examples / "ke-hoach-hoi-nghi.txt").read_bytes())
    assert (plan.task_count, plan.tasks.count()) == (Task.objects.count(), plan.task_count)
    assert plan.task_count > 10
    assert [line.deed for line in HistoryLine.objects.order_by("pk")] == [
        "add_person", "store_document", "import_plan", "issue_plan", "create_tasks",
    ]  # fmt: skip


def test_the_same_file_opens_the_plan_that_it_became(an: User, binh: User, examples: Path) -> None:
    data = (examples / "ke-hoach-thi-dua.txt").read_bytes()
    plan = receive(an, data)
    with pytest.raises(PlanAlreadyHere) as refusal:
        receive(binh, data, "ten-khac.txt")
    assert (refusal.value.plan, counts()[:2]) == (plan, (1, 1))


def test_another_agency_has_a_plan_of_its_own(an: User, chi: User, examples: Path) -> None:
    data = (examples / "ke-hoach-thi-dua.txt").read_bytes()
    assert receive(an, data).pk != receive(chi, data).pk


def test_a_file_that_can_t_be_read_leaves_nothing(an: User, tmp_path: Path) -> None:
    with pytest.raises(UnableToReadPlan):
        receive(an, b"\x00\x01\x02" * 100, "x.pdf")
    assert (counts(), list(tmp_path.rglob("*"))) == ((0, 0, 0), [])


def test_without_issue_a_plan_waits_for_its_review(an: User, examples: Path) -> None:
    data = (examples / "ke-hoach-hoi-nghi.txt").read_bytes()
    plan = bring_in(data=data, name="x.txt", issue=False, by=an, at=NOW)
    assert (plan.stage, plan.duties.count(), plan.tasks.count()) == ("review", plan.task_count, 0)
