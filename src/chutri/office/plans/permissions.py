"""Who may do what with plans. Who may see one is answered by ``queries.plans_seen_by``."""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.permissions import holds


def can_import_plan(person: User) -> Verdict:
    """Say whether somebody may bring a plan into their agency."""
    if holds(person, Role.OFFICE, agency=person.agency_id):
        return ALLOWED
    return refused(
        "Tài khoản của bạn chỉ được xem. Việc tải kế hoạch lên dành cho văn phòng; hãy nhờ văn phòng của cơ quan."
    )
