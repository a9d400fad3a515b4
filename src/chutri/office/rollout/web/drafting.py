"""The plan that a body drafted from its part goes on to be drafted in full: opinions, approval, signature, number."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from chutri.office.documents.operations.files import UnableToTakeFile
from chutri.office.drafts.operations import UnableToChangeDraft
from chutri.office.people.permissions import SignedIn
from chutri.office.plans.permissions import can_draft
from chutri.office.plans.queries.subplans import drafts_of
from chutri.office.rollout.operations import draft_subplan


@require_POST
def draft_in_full(request: SignedIn, draft: int) -> HttpResponse:
    """Begin a draft whose first version is the plan as it stands on its page."""
    one = get_object_or_404(drafts_of(request.user), pk=draft)
    can_draft(request.user, one.holder_id).demand()
    try:
        begun = draft_subplan(subplan=one, by=request.user, at=timezone.now())
    except (UnableToChangeDraft, UnableToTakeFile) as error:
        messages.error(request, str(error))
        return redirect("plans:subplan-draft", draft=one.pk)
    messages.success(request, "Đã đưa vào soạn thảo; bản Word hiện tại là phiên bản đầu tiên.")
    return redirect("drafts:draft-page", pk=begun.pk)
