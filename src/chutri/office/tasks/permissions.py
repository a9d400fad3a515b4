"""Who may do what with tasks. Who may see one is answered by ``queries.tasks_seen_by``.

An agency's people act on what their agency leads or supports; the agency whose plan it is accepts, returns, extends,
amends and cancels, through its office and leaders. A reader reads.
"""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.permissions import acts_for, holds
from chutri.office.tasks.models import SavedFilter, Task, TaskAgency

READS = "Tài khoản của bạn chỉ được xem, không cập nhật được nhiệm vụ."


def can_work_on(person: User, task: Task) -> Verdict:
    """Say whether somebody may start, report, hand in, ask for time and divide: the people of the agency that leads.

    Where the directory does not know the lead, it is for the office of the agency whose plan it is.
    """
    if task.lead_id is None:
        return can_decide(person, task)
    if acts_for(person, task.lead_id):
        return ALLOWED
    return _refused_by(person, f"Chỉ {task.lead_words} (cơ quan chủ trì) cập nhật được nhiệm vụ này.")


def can_hand(person: User, task: Task) -> Verdict:
    """Say whether somebody may say who in the lead agency does it: its leaders, office and focal point."""
    if task.lead_id is None:
        return refused("Chưa xác định cơ quan chủ trì trong danh bạ nên chưa giao cho người nào được.")
    if holds(person, Role.LEADER, Role.OFFICE, Role.FOCAL, agency=task.lead_id) or (
        task.person_id == person.pk and acts_for(person, task.lead_id)
    ):
        return ALLOWED
    return _refused_by(person, "Việc giao người thực hiện dành cho lãnh đạo, văn phòng, đầu mối của cơ quan chủ trì.")


def can_decide(person: User, task: Task) -> Verdict:
    """Say whether somebody may accept, return, extend, amend, cancel: office and leaders of the agency whose plan it is."""
    if holds(person, Role.LEADER, Role.OFFICE, agency=task.plan.document.agency_id):
        return ALLOWED
    return _refused_by(person, "Việc này dành cho lãnh đạo, văn phòng của cơ quan giao nhiệm vụ.")


def can_merge(person: User, gone: Task) -> Verdict:
    """Say whether somebody may let a task be counted by another: whoever decides about it in the agency that gave it."""
    return can_decide(person, gone)


def can_judge(person: User, first: Task, second: Task) -> Verdict:
    """Say whether somebody may say that two tasks are related or different: who decides about either, or their lead's people."""
    if can_decide(person, first).allowed or can_decide(person, second).allowed:
        return ALLOWED
    return can_work_on(person, first)


def can_fix_deadline(person: User, task: Task) -> Verdict:
    """Say whether somebody may give a task the day that binds it: a leader of the agency whose plan it is."""
    if holds(person, Role.LEADER, agency=task.plan.document.agency_id):
        return ALLOWED
    return _refused_by(person, "Chỉ lãnh đạo cơ quan giao nhiệm vụ ấn định được thời hạn.")


def can_answer(person: User, part: TaskAgency) -> Verdict:
    """Say whether somebody may answer for a supporting agency."""
    if acts_for(person, part.agency_id):
        return ALLOWED
    return _refused_by(person, f"Chỉ {part.agency} trả lời được phần của mình.")


def can_describe_part(person: User, task: Task) -> Verdict:
    """Say whether somebody may say what the part of a supporting agency is: the lead, or whoever gave the task."""
    return ALLOWED if can_decide(person, task).allowed else can_work_on(person, task)


def can_comment(person: User) -> Verdict:
    """Say whether somebody who sees a task may say something about it."""
    return ALLOWED if acts_for(person, person.agency_id) else refused(READS)


def can_change_filter(person: User, kept: SavedFilter) -> Verdict:
    """Say whether somebody may remove a saved filter: whoever saved it."""
    return ALLOWED if kept.owner_id == person.pk else refused(f"Bộ lọc này do {kept.owner} lưu.")


def can_send_sheets(person: User) -> Verdict:
    """Say whether somebody may send report sheets to agencies without an account: office and leaders."""
    if holds(person, Role.LEADER, Role.OFFICE):
        return ALLOWED
    return _refused_by(person, "Việc gửi phiếu báo cáo dành cho lãnh đạo, văn phòng.")


def _refused_by(person: User, reason: str) -> Verdict:
    return refused(reason) if acts_for(person, person.agency_id) else refused(READS)
