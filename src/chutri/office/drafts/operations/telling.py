"""Who hears whose turn it is. The person who does a deed is not told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from chutri.office.drafts.choices import StepKind
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.operations.saving import address_of
from chutri.office.drafts.queries.waiting import people_waited_for
from chutri.office.people.models import User
from chutri.office.people.operations import notify

_ASKED = {
    StepKind.DRAFT: "Việc soạn thảo giao cho bạn",
    StepKind.CONSULT: "Đề nghị cho ý kiến dự thảo",
    StepKind.REVISE: "Chờ tiếp thu, hoàn thiện dự thảo",
    StepKind.APPRAISE: "Đề nghị thẩm định dự thảo",
    StepKind.APPROVE: "Chờ phê duyệt dự thảo",
    StepKind.SIGN: "Chờ ký văn bản",
    StepKind.NUMBER: "Chờ cấp số văn bản",
    StepKind.ISSUE: "Chờ ban hành văn bản",
}


def tell_turns(draft: Draft, opened: Iterable[Step], *, by: User | None, at: datetime) -> None:
    """Tell those whose turn it has become, in the app and by mail."""
    for step in opened:
        due = f" (hạn {step.due_on:%d/%m/%Y})" if step.due_on else ""
        words = f"{_ASKED[StepKind(step.kind)]}: {draft.title}{due}"
        tell(people_waited_for(step), draft, by=by, at=at, words=words, key=f"draft-step:{step.pk}:{draft.revision}")


def tell_owner(draft: Draft, *, by: User | None, at: datetime, words: str) -> None:
    """Tell the drafter what became of the draft."""
    tell([draft.owner], draft, by=by, at=at, words=words, key=f"draft:{draft.pk}:{draft.revision}:{words[:60]}")


def tell(people: Iterable[User], draft: Draft, *, by: User | None, at: datetime, **said: str) -> None:
    """Tell people something about a draft (``words``, ``key``)."""
    others = [person for person in people if person.is_active and (by is None or person.pk != by.pk)]
    if others:
        notify(people=others, address=address_of(draft), at=at, mail=True, words=said["words"], key=said["key"])
