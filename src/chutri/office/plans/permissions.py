"""Who may do what with plans. Who may see one is answered by ``queries.plans_seen_by``."""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.permissions import holds
from chutri.office.plans.models import Plan

REVIEWERS = (Role.OFFICE, Role.SPECIALIST, Role.LEADER)
# Who may issue besides a leader. An agency that keeps it to its leaders takes the office out here.
ISSUERS = (Role.LEADER, Role.OFFICE)


def can_import_plan(person: User) -> Verdict:
    """Say whether somebody may bring a plan into their agency."""
    if holds(person, Role.OFFICE, Role.SPECIALIST, agency=person.agency_id):
        return ALLOWED
    return refused(
        "Tài khoản của bạn chỉ được xem. Việc tải kế hoạch lên dành cho văn phòng; hãy nhờ văn phòng của cơ quan."
    )


def can_review(person: User, plan: Plan) -> Verdict:
    """Say whether somebody may correct what was read of a plan."""
    if holds(person, *REVIEWERS, agency=plan.document.agency_id):
        return ALLOWED
    return refused("Việc rà soát dành cho văn phòng, chuyên viên và lãnh đạo của cơ quan giữ kế hoạch.")


def can_fix_deadline(person: User, plan: Plan) -> Verdict:
    """Say whether somebody may turn a proposed date into the deadline."""
    if holds(person, Role.LEADER, agency=plan.document.agency_id):
        return ALLOWED
    return refused("Thời hạn mà văn bản không nêu do lãnh đạo cơ quan ấn định.")


def can_issue(person: User, plan: Plan) -> Verdict:
    """Say whether somebody may make the tasks of a plan live, or recall them."""
    if holds(person, *ISSUERS, agency=plan.document.agency_id):
        return ALLOWED
    return refused("Việc giao việc và thu hồi dành cho lãnh đạo hoặc văn phòng của cơ quan giữ kế hoạch.")


def can_draft(person: User, holder: Agency | int) -> Verdict:
    """Say whether somebody may write the plan of a body in the name of an agency."""
    if holds(person, *REVIEWERS, agency=holder):
        return ALLOWED
    return refused("Việc soạn kế hoạch dành cho văn phòng, chuyên viên và lãnh đạo của cơ quan soạn.")


def can_remind(person: User, plan: Plan) -> Verdict:
    """Say whether somebody may remind the bodies that have not sent their plan."""
    if holds(person, *REVIEWERS, agency=plan.document.agency_id):
        return ALLOWED
    return refused("Việc nhắc dành cho văn phòng, chuyên viên và lãnh đạo của cơ quan giữ kế hoạch.")
