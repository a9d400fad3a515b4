"""Who may do what with reports. Who may see one is answered by ``queries``.

A body's people fill in and hand in what it owes; the receiver's leaders, office and focal points accept, return and
consolidate; whoever runs a duty says what is owed and asked.
"""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.permissions import acts_for, holds
from chutri.office.reports.models import Report, ReportingDuty

READS = "Tài khoản của bạn chỉ được xem, không báo cáo được."
RECEIVING = (Role.LEADER, Role.OFFICE, Role.FOCAL, Role.SPECIALIST)
RUNNING = (Role.LEADER, Role.OFFICE)


def can_fill(person: User, report: Report) -> Verdict:
    """Say whether somebody may fill in and hand in a report: the people of the body that owes it."""
    if acts_for(person, report.agency_id):
        return ALLOWED
    return _refused(person, f"Chỉ {report.agency} điền và nộp được báo cáo này.")


def can_receive(person: User, duty: ReportingDuty) -> Verdict:
    """Say whether somebody may accept, return and consolidate: of the receiver, or of whoever passes reports on."""
    for agency in filter(None, (duty.receiver_id, duty.through_id)):
        if holds(person, *RECEIVING, agency=agency):
            return ALLOWED
    return _refused(person, f"Việc tiếp nhận, tổng hợp dành cho {duty.receiver or 'nơi nhận báo cáo'}.")


def can_run_duty(person: User, duty: ReportingDuty) -> Verdict:
    """Say whether somebody may say what is owed by whom: office and leaders of the agency that gave it, or of the receiver."""
    for agency in filter(None, (duty.office_id, duty.receiver_id)):
        if holds(person, *RUNNING, agency=agency):
            return ALLOWED
    return _refused(person, "Việc này dành cho lãnh đạo, văn phòng của cơ quan giao hoặc nơi nhận báo cáo.")


def can_set_up(person: User) -> Verdict:
    """Say whether somebody may set up duties, forms and the days on which periods close for their own agency."""
    return can_set_up_for(person, person.agency_id)


def can_set_up_for(person: User, agency: int) -> Verdict:
    """Say whether somebody may set them up for an agency."""
    if holds(person, *RUNNING, agency=agency):
        return ALLOWED
    return _refused(person, "Việc lập chế độ, mẫu báo cáo dành cho lãnh đạo, văn phòng cơ quan.")


def _refused(person: User, reason: str) -> Verdict:
    return refused(reason) if acts_for(person, person.agency_id) else refused(READS)
