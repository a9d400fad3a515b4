"""Issuing a plan after a look at what that does."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from chutri.office.people.models import Agency, Notice, User
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import accept_duty
from chutri.office.tasks.models import Task
from tests.factories.office import NOW, an_agency, under_review, with_tasks
from tests.factories.readings import a_reading


@pytest.fixture
def plan(an: User) -> Plan:
    """The hand-made plan, under review."""
    return under_review(an)


def issue(client: Client, plan: Plan, revision: int = 0) -> int:
    return client.post(f"/ke-hoach/{plan.pk}/giao-viec", {"revision": revision}).status_code


def test_the_summary_says_what_is_doubtful(as_an: Client, plan: Plan) -> None:
    html = as_an.get(f"/ke-hoach/{plan.pk}/giao-viec").content.decode()
    assert ("Giao 3 nhiệm vụ" in html, "Phải xử lý trước" in html) == (True, False)
    for words in ("Chưa rà soát", "Chưa xác định được cơ quan", "Thời hạn mới là đề xuất"):
        assert words in html


def test_issued_tasks_are_live_and_those_named_are_told(an: User, as_an: Client, chi: User) -> None:
    Agency.objects.filter(pk=chi.agency_id).update(name="Sở Tư pháp tỉnh Minh Hải Đông")
    plan = under_review(an, with_tasks(1))
    assert issue(as_an, plan) == 302
    plan.refresh_from_db()
    assert (plan.stage, plan.issued_by, Task.objects.count()) == ("issued", an, 1)
    assert as_an.get(f"/ke-hoach/{plan.pk}/giao-viec").status_code == 302
    assert Notice.objects.filter(key=f"plan-issued:{plan.pk}").count() == 0  # nobody named has an account


def test_what_was_changed_since_the_summary_is_looked_at_again(an: User, as_an: Client, plan: Plan) -> None:
    duty = plan.duties.select_related("plan").get(ordinal=1)
    accept_duty(duty=duty, seen_version=1, by=an, at=NOW)
    assert (issue(as_an, plan), Task.objects.count()) == (409, 0)
    assert (issue(as_an, plan, 1), Task.objects.count()) == (302, 3)


def test_a_plan_without_duties_is_not_issued(an: User, as_an: Client) -> None:
    plan = under_review(an, a_reading(tasks=()))
    assert "Không có nhiệm vụ nào để giao." in as_an.get(f"/ke-hoach/{plan.pk}/giao-viec").content.decode()
    assert issue(as_an, plan) == 409


def test_a_body_that_has_ended_hinders(an: User, as_an: Client) -> None:
    an_agency("Sở Nông nghiệp và Môi trường", closed_on=date(2025, 3, 1))
    plan = under_review(an)
    assert "đã kết thúc hoạt động" in as_an.get(f"/ke-hoach/{plan.pk}/giao-viec").content.decode()
    assert issue(as_an, plan) == 409
