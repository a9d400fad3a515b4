"""Who may do what with tasks. Who may see one is answered by ``queries.tasks_seen_by``."""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.tasks.models import Task


def can_set_status(person: User, task: Task) -> Verdict:
    """Say whether somebody may say how far a task is: the office of the agency that holds its plan."""
    if task.plan.document.agency_id != person.agency_id:
        return refused("Nhiệm vụ này thuộc kế hoạch của cơ quan khác.")
    if person.role != Role.OFFICE:
        return refused("Tài khoản của bạn chỉ được xem, không đặt được tình trạng nhiệm vụ.")
    return ALLOWED
