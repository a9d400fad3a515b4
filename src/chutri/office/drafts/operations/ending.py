"""A draft given to another drafter, renamed, stopped, taken up again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from chutri.office.drafts.choices import DraftStage, StepKind
from chutri.office.drafts.models import Draft
from chutri.office.drafts.operations.saving import UnableToChangeDraft, advance, demand_under_way, hold, keep, note
from chutri.office.drafts.operations.telling import tell
from chutri.office.lib.folding import fold
from chutri.office.people.models import User


class UnableToStopDraft(UnableToChangeDraft):
    """The draft can't be stopped or taken up; the message is Vietnamese and fit for the screen."""


@transaction.atomic
def stop_draft(*, draft: Draft, reason: str, seen: int, by: User, at: datetime) -> Draft:
    """Stop writing, with a reason; everything stays, and it can be taken up again."""
    held = hold(draft, seen=seen)
    demand_under_way(held)
    if held.document_id:
        raise UnableToStopDraft("Văn bản đã cấp số: hãy thu hồi thay vì thôi soạn thảo.")
    if not reason.strip():
        raise UnableToStopDraft("Hãy ghi lý do thôi soạn thảo.")
    keep(held, at=at, stage=DraftStage.STOPPED, stop_reason=reason.strip())
    note(held, by=by, at=at, deed="stop_draft", words=f"Thôi soạn thảo: {reason.strip()}")
    return held


@transaction.atomic
def resume_draft(*, draft: Draft, seen: int, by: User, at: datetime) -> Draft:
    """Take a stopped draft up where it was."""
    held = hold(draft, seen=seen)
    if held.stage != DraftStage.STOPPED:
        raise UnableToStopDraft("Dự thảo này không ở trạng thái thôi soạn thảo.")
    keep(held, at=at, stage=DraftStage.UNDER_WAY, stop_reason="")
    advance(held, at=at)
    note(held, by=by, at=at, deed="resume_draft", words="Soạn thảo tiếp")
    return held


@transaction.atomic
def edit_draft(*, draft: Draft, title: str, owner: User, due_on: date | None, by: User, at: datetime) -> Draft:
    """Change what a draft is called, who writes it and by when; a new drafter of the same agency is told."""
    held = hold(draft)
    demand_under_way(held)
    words = " ".join(title.split())
    if not words:
        raise UnableToChangeDraft("Hãy ghi tên hoặc trích yếu của dự thảo.")
    before = {"title": held.title, "owner_id": held.owner_id, "due_on": held.due_on and held.due_on.isoformat()}
    handed = owner.pk != held.owner_id
    search = fold(f"{held.get_kind_display()} {words} {held.agency}")
    keep(held, at=at, title=words[:500], owner=owner, due_on=due_on, search=search)
    after = {"title": held.title, "owner_id": held.owner_id, "due_on": held.due_on and held.due_on.isoformat()}
    changes = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    if not changes:
        return held
    if handed:
        asked = f"{StepKind.DRAFT.label}: {by} giao bạn dự thảo “{held.title}”"
        tell([owner], held, by=by, at=at, words=asked, key=f"draft-owner:{held.pk}:{held.revision}")
    said = f"Giao {owner} soạn thảo" if handed else "Sửa thông tin dự thảo"
    changes.pop("owner_id", None)
    note(held, by=by, at=at, deed="edit_draft", words=said, **changes)
    return held
