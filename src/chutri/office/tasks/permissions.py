"""Who may do what with tasks. Who may see one is answered by ``queries.tasks_seen_by``."""

from __future__ import annotations

from collections.abc import Iterable

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.permissions import belongs_to, holds
from chutri.office.tasks.models import Task


def settable_by(person: User, tasks: Iterable[Task]) -> set[int]:
    """Give the keys of those tasks whose status somebody may set; no query where plan and document were fetched along."""
    return {task.pk for task in tasks if can_set_status(person, task).allowed}


def can_set_status(person: User, task: Task) -> Verdict:
    """Say whether somebody may say how far a task is: the office of the agency that holds its plan."""
    if not belongs_to(person, task.plan.document.agency_id):
        return refused("Nhiệm vụ này thuộc kế hoạch của cơ quan khác.")
    if not holds(person, Role.OFFICE, agency=task.plan.document.agency_id):
        return refused("Tài khoản của bạn chỉ được xem, không đặt được tình trạng nhiệm vụ.")
    return ALLOWED
