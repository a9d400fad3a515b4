"""A file is kept at once and read in the background: once, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from chutri.office.background.models import BackgroundJob
from chutri.office.background.worker.execution import run_waiting_jobs
from chutri.office.documents.models import Document
from chutri.office.history.models import HistoryLine
from chutri.office.people.models import Notice, User
from chutri.office.plans.jobs import read_plan as read_plan_job
from chutri.office.plans.models import Duty, Plan, PlanReading
from chutri.office.plans.operations import (
    PlanAlreadyHere,
    UnableToReadAgain,
    UnableToRemovePlan,
    read_again,
    read_received,
    receive_plan,
    remove_plan,
)
from tests.factories.office import LATER, NOW

SECRET = "ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG\nMẬT\nSố: 01/KH-UBND\n\nKẾ HOẠCH\nVề một việc\n\n1. Sở Nội vụ\n- Lập danh sách.\n"
PROGRAM = b"MZ\x90\x00" + bytes(range(256)) * 8


@pytest.fixture
def data(examples: Path) -> bytes:
    """A plan of the invented province."""
    return (examples / "ke-hoach-hoi-nghi.txt").read_bytes()


def receive(by: User, data: bytes, name: str = "ke-hoach.txt") -> Plan:
    return receive_plan(data=data, name=name, by=by, at=NOW)


def unreadable(by: User) -> Plan:
    plan = read_received(plan=receive(by, PROGRAM, "x.pdf"), at=NOW)
    assert plan is not None
    return plan


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_becomes_a_plan_under_review(an: User, data: bytes) -> None:
    plan = receive(an, data)
    assert (plan.stage, plan.document.name, plan.task_count) == ("reading", "ke-hoach.txt", 0)
    assert run_waiting_jobs(raising=True) == 1
    plan = Plan.objects.select_related("document").get()
    assert (plan.stage, plan.task_count, plan.document.code) == ("review", plan.duties.count(), "46/KH-UBND")
    assert [line.deed for line in HistoryLine.objects.order_by("pk")] == ["add_person", "store_document", "import_plan"]


def test_a_reading_that_is_done_twice_leaves_one(an: User, data: bytes) -> None:
    first = receive(an, data)
    stale = Plan.objects.select_related("document__agency", "imported_by").get()
    read_received(plan=first, at=NOW)
    count = Duty.objects.count()
    read_received(plan=stale, at=LATER)  # what a worker does that was taken for dead
    read_plan_job(plan=first.pk)
    assert (PlanReading.objects.count(), Duty.objects.count()) == (1, count)


def test_the_same_file_is_asked_for_once(an: User, data: bytes) -> None:
    plan = receive(an, data)
    with pytest.raises(PlanAlreadyHere) as refusal:
        receive(an, data, "khac.txt")
    assert (refusal.value.plan, BackgroundJob.objects.count()) == (plan, 1)


def test_what_can_t_be_read_says_why_and_is_kept(an: User, tmp_path: Path) -> None:
    plan = unreadable(an)
    assert plan.stage == "unreadable"
    assert plan.problem.startswith("Tệp “x.pdf” thực chất là chương trình Windows")
    assert len(files(tmp_path)) == 1


def test_what_can_t_be_read_is_read_again_on_demand(an: User) -> None:
    plan = receive(an, PROGRAM, "x.pdf")
    with pytest.raises(UnableToReadAgain):
        read_again(plan=plan, by=an, at=NOW)
    run_waiting_jobs(raising=True)
    plan = read_again(plan=plan, by=an, at=LATER)
    assert (plan.stage, plan.problem) == ("reading", "")
    assert run_waiting_jobs(raising=True) == 1


def test_what_can_t_be_read_is_removed_and_nothing_else(an: User, data: bytes) -> None:
    remove_plan(plan=unreadable(an), by=an, at=NOW)
    read = read_received(plan=receive(an, data), at=NOW)
    assert read is not None
    with pytest.raises(UnableToRemovePlan):
        remove_plan(plan=read, by=an, at=NOW)
    assert (Plan.objects.get(), Document.objects.count()) == (read, 1)


def test_nothing_is_kept_of_a_secret(
    an: User, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    plan = receive(an, SECRET.encode())
    key = plan.pk
    with django_capture_on_commit_callbacks(execute=True):
        assert read_received(plan=plan, at=NOW) is None
    read_plan_job(plan=key)
    assert (Plan.objects.count(), Document.objects.count(), files(tmp_path)) == (0, 0, [])
    assert "đóng dấu “MẬT”" in Notice.objects.get(person=an).words


def test_a_file_that_is_gone_from_the_store_is_told(an: User, tmp_path: Path, data: bytes) -> None:
    plan = receive(an, data)
    for path in files(tmp_path):
        path.unlink()
    read = read_received(plan=plan, at=NOW)
    assert read is not None
    assert (read.stage, read.problem) == ("unreadable", "Tệp gốc không còn trong kho; hãy gỡ bỏ rồi tải lại tệp.")
