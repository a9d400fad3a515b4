"""The deeds of a draft: each takes a POST, asks who may, does one operation and leads back to the page.

What somebody else did meanwhile is said, and nothing of it is overwritten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from chutri.office.documents.operations.extraction import SecretDocument
from chutri.office.documents.operations.files import UnableToTakeFile
from chutri.office.drafts.models import Draft, Opinion, OpinionLink, Step
from chutri.office.drafts.operations import UnableToChangeDraft
from chutri.office.drafts.queries.seeing import WHOLE, drafts_seen_by
from chutri.office.people.models import User
from chutri.office.people.permissions import SignedIn
from chutri.writing.errors import WritingError

REFUSALS = (UnableToChangeDraft, UnableToTakeFile, SecretDocument, WritingError)


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does a deed, when, and what was sent with it."""

    request: SignedIn
    by: User
    at: datetime

    @property
    def seen(self) -> int:
        """Give the revision that was on the screen; 0, which no draft has, where none was sent."""
        typed = self.request.POST.get("version", "")
        return int(typed) if typed.isdecimal() and len(typed) < 9 else 0

    def words(self, name: str = "words") -> str:
        """Give what was typed into a field."""
        return self.request.POST.get(name, "").strip()

    def number(self, name: str) -> int:
        """Give a number that was sent; 0 where none was."""
        typed = self.request.POST.get(name, "")
        return int(typed) if typed.isdecimal() and len(typed) < 9 else 0

    def day(self, name: str) -> date | None:
        """Give a day that was typed. Raises UnableToChangeDraft for what is none."""
        typed = self.words(name)
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            raise UnableToChangeDraft(f"“{typed[:20]}” không đúng dạng ngày.") from None

    def file(self, name: str = "file") -> tuple[str, bytes]:
        """Give a file that was sent, by name and content. Raises UnableToChangeDraft where there is none, or too long a one."""
        sent: UploadedFile[bytes] | None = self.request.FILES.get(name)
        if sent is None or not sent.size:
            raise UnableToChangeDraft("Bạn chưa chọn tệp, hoặc tệp rỗng.")
        if sent.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise UnableToChangeDraft(f"Tệp lớn hơn {settings.UPLOAD_LIMIT_MB} MB nên chưa được nhận.")
        return (sent.name or "tep"), sent.read()


def draft_of(request: SignedIn, pk: int) -> Draft:
    """Fetch a draft for a deed: a stranger's is not found."""
    return get_object_or_404(drafts_seen_by(request.user).select_related(*WHOLE), pk=pk)


def step_of(request: SignedIn, pk: int, step: int) -> Step:
    """Fetch a step of a draft for a deed."""
    draft = draft_of(request, pk)
    one = get_object_or_404(Step.objects.select_related("agency", "person", "version"), draft=draft, pk=step)
    one.draft = draft
    return one


def opinion_of(request: SignedIn, pk: int, opinion: int) -> Opinion:
    """Fetch an opinion on a draft for a deed."""
    draft = draft_of(request, pk)
    rows = Opinion.objects.select_related("step__agency", "step__person", "version")
    one = get_object_or_404(rows, step__draft=draft, pk=opinion)
    one.step.draft = draft
    return one


def link_of(request: SignedIn, pk: int, link: int) -> OpinionLink:
    """Fetch a link of a draft for a deed."""
    draft = draft_of(request, pk)
    one = get_object_or_404(
        OpinionLink.objects.select_related("step__agency", "step__person"), step__draft=draft, pk=link
    )
    one.step.draft = draft
    return one


def done(
    request: SignedIn, pk: int, act: Callable[[Doing], str], *, to: str = "drafts:draft-page", **more: Any
) -> HttpResponse:
    """Do a deed, say what was done or why not, and go back to the page that it came from."""
    try:
        said = act(Doing(request, request.user, timezone.now()))
    except REFUSALS as error:
        messages.error(request, str(error))
    else:
        if said:
            messages.success(request, said)
    answer: HttpResponse = redirect(to, pk=pk, **more)
    place = request.POST.get("place", "")
    if place.replace("-", "").isalnum():
        answer["Location"] += f"#{place}"
    return answer
