"""What is done about a draft as a whole: renamed, handed to another, stopped, taken up; recalled and corrected once issued."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from chutri.office.documents.permissions import can_issue_document
from chutri.office.drafts.models import Draft
from chutri.office.drafts.operations.ending import edit_draft, resume_draft, stop_draft
from chutri.office.drafts.operations.issuing import correct_draft, recall_draft
from chutri.office.drafts.permissions import can_arrange, can_write
from chutri.office.drafts.web.deeds import REFUSALS, Doing, done, draft_of
from chutri.office.lib.verdict import Verdict, refused
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.office.people.queries import colleagues_of


@require_POST
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Change title, drafter and last day."""
    draft = draft_of(request, pk)
    can_arrange(request.user, draft).demand()

    def act(doing: Doing) -> str:
        owner = _drafter(doing, draft)
        due_on = doing.day("due_on")
        edit_draft(draft=draft, title=doing.words("title"), owner=owner, due_on=due_on, by=doing.by, at=doing.at)
        return "Đã lưu."

    return done(request, pk, act)


@require_POST
def stop(request: SignedIn, pk: int) -> HttpResponse:
    """Stop writing, with a reason."""
    draft = draft_of(request, pk)
    can_arrange(request.user, draft).demand()

    def act(doing: Doing) -> str:
        stop_draft(draft=draft, reason=doing.words(), seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã thôi soạn thảo. Có thể soạn thảo tiếp bất cứ lúc nào."

    return done(request, pk, act)


@require_POST
def resume(request: SignedIn, pk: int) -> HttpResponse:
    """Take a stopped draft up."""
    draft = draft_of(request, pk)
    can_arrange(request.user, draft).demand()

    def act(doing: Doing) -> str:
        resume_draft(draft=draft, seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã mở lại dự thảo."

    return done(request, pk, act)


@require_POST
def recall(request: SignedIn, pk: int) -> HttpResponse:
    """Call the issued document back."""
    draft = draft_of(request, pk)
    _can_recall(request.user, draft).demand()

    def act(doing: Doing) -> str:
        recall_draft(draft=draft, reason=doing.words(), seen=doing.seen, by=doing.by, at=doing.at)
        return "Đã thu hồi văn bản và báo cho các nơi đã nhận."

    return done(request, pk, act)


@require_POST
def correct(request: SignedIn, pk: int) -> HttpResponse:
    """Begin what corrects or replaces an issued document, and go there."""
    draft = draft_of(request, pk)
    can_write(request.user, draft).demand()
    of_form = request.POST.get("fault") != "content"
    try:
        reason = request.POST.get("words", "")
        new = correct_draft(draft=draft, of_form=of_form, reason=reason, by=request.user, at=timezone.now())
    except REFUSALS as error:
        messages.error(request, str(error))
        return redirect("drafts:draft-page", pk=pk)
    messages.success(request, "Đã lập dự thảo mới.")
    return redirect("drafts:draft-page", pk=new.pk)


def _can_recall(person: User, draft: Draft) -> Verdict:
    if draft.document is None:
        return refused("Văn bản chưa được cấp số nên không có gì để thu hồi.")
    return can_issue_document(person, draft.document)


def _drafter(doing: Doing, draft: Draft) -> User:
    key = doing.number("owner")
    if key in (0, draft.owner_id):
        return draft.owner
    return doing.by if key == doing.by.pk else get_object_or_404(colleagues_of(doing.by), pk=key)
