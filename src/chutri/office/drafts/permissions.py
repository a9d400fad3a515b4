"""Who may do what with drafts. Who may see one is answered by ``queries.drafts_seen_by``."""

from __future__ import annotations

from chutri.office.documents.permissions import can_keep_register
from chutri.office.drafts.choices import OpinionSource, StepKind
from chutri.office.drafts.models import Draft, Opinion, Step
from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.permissions import acts_for, holds

READS = "Tài khoản của bạn chỉ được xem, không soạn thảo được."
ARRANGING = (Role.LEADER, Role.OFFICE, Role.FOCAL)


def can_begin(person: User) -> Verdict:
    """Say whether somebody may begin a draft in their agency: anybody there but a reader."""
    return ALLOWED if acts_for(person, person.agency_id) else refused(READS)


def can_write(person: User, draft: Draft) -> Verdict:
    """Say whether somebody may add versions, answer opinions and hand the draft on: the people of the drafting agency."""
    if acts_for(person, draft.agency_id):
        return ALLOWED
    return _refused_by(person, f"Chỉ {draft.agency} (cơ quan soạn thảo) làm được việc này.")


def can_arrange(person: User, draft: Draft) -> Verdict:
    """Say whether somebody may change the chain, stop the draft or hand it to another: its drafter, and office, leaders, focal point."""
    if person.pk == draft.owner_id and acts_for(person, draft.agency_id):
        return ALLOWED
    if holds(person, *ARRANGING, agency=draft.agency_id):
        return ALLOWED
    return _refused_by(
        person, "Chỉ người soạn thảo, lãnh đạo, văn phòng, đầu mối của cơ quan soạn thảo làm được việc này."
    )


def can_take_turn(person: User, step: Step) -> Verdict:
    """Say whether somebody may do what a step asks for; whether it is its turn is for the operation to say."""
    kind = StepKind(step.kind)
    if kind in (StepKind.DRAFT, StepKind.REVISE):
        return can_write(person, step.draft)
    if kind in (StepKind.NUMBER, StepKind.ISSUE):
        return can_keep_register(person, step.agency_id or step.draft.agency_id)
    if step.person_id is not None and kind in (StepKind.APPROVE, StepKind.SIGN):
        return ALLOWED if step.person_id == person.pk else _refused_by(person, f"Bước này chờ {step.person}.")
    if step.agency_id is None:
        return refused("Bước này chưa chọn cơ quan trong danh bạ.")
    if kind in (StepKind.APPROVE, StepKind.SIGN):
        if holds(person, Role.LEADER, agency=step.agency_id):
            return ALLOWED
        return _refused_by(person, f"Chỉ lãnh đạo {step.agency} {kind.label.lower()} được.")
    if acts_for(person, step.agency_id):
        return ALLOWED
    return _refused_by(person, f"Chỉ {step.agency} trả lời được bước này.")


def can_record_paper(person: User, draft: Draft) -> Verdict:
    """Say whether somebody may record what came on paper (an opinion, a decision, a signature): whoever may write."""
    return can_write(person, draft)


def can_settle(person: User, opinion: Opinion) -> Verdict:
    """Say whether somebody may say that an opinion still holds: its body; the drafting agency for what came otherwise."""
    if opinion.source == OpinionSource.ACCOUNT:
        agency = opinion.step.agency_id
        if agency is not None and acts_for(person, agency):
            return ALLOWED
        return _refused_by(person, f"Chỉ {opinion.body} nói được ý kiến này còn giữ hay không.")
    return can_write(person, opinion.step.draft)


def _refused_by(person: User, reason: str) -> Verdict:
    return refused(reason) if acts_for(person, person.agency_id) else refused(READS)
