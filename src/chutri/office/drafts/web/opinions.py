"""Opinions by POST: given, recorded from paper, answered, settled, withdrawn; the table of responses as a page and as files."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chutri.office.drafts.models import Draft
from chutri.office.drafts.operations.links import link_path, make_link, revoke_link
from chutri.office.drafts.operations.moving import Scan
from chutri.office.drafts.operations.opinions import (
    Said,
    give_opinion,
    record_paper_opinion,
    respond,
    settle_opinion,
    withdraw_opinion,
)
from chutri.office.drafts.operations.response_table import response_table_docx, response_table_pdf
from chutri.office.drafts.permissions import can_record_paper, can_settle, can_take_turn, can_write
from chutri.office.drafts.queries.opinions import opinions_on
from chutri.office.drafts.queries.steps import live_steps
from chutri.office.drafts.web.deeds import REFUSALS, Doing, done, draft_of, link_of, opinion_of, step_of
from chutri.office.people.operations.mails import mail_is_set_up, site_address
from chutri.office.people.permissions import SignedIn

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_POST
def opine(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Say something of a passage, or of the whole."""
    one = step_of(request, pk, step)
    can_take_turn(request.user, one).demand()

    def act(doing: Doing) -> str:
        said = Said(words=doing.words(), version=doing.number("ban"), paragraph=doing.number("paragraph") or None)
        give_opinion(step=one, said=said, by=doing.by, at=doing.at)
        return "Đã ghi ý kiến. Bấm “Gửi ý kiến” khi đã góp ý xong."

    return done(request, pk, act)


@require_POST
def paper_opinion(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Record an opinion that came on paper, with its scan."""
    one = step_of(request, pk, step)
    can_record_paper(request.user, one.draft).demand()

    def act(doing: Doing) -> str:
        version = one.version.number if one.version else one.draft.newest
        said = Said(
            words=doing.words(),
            version=version,
            paragraph=doing.number("paragraph") or None,
            giver=doing.words("giver"),
        )
        scan = Scan(*doing.file())
        record_paper_opinion(step=one, said=said, scan=scan, code=doing.words("code"), by=doing.by, at=doing.at)
        return "Đã ghi nhận văn bản góp ý."

    return done(request, pk, act)


@require_POST
def answer(request: SignedIn, pk: int, opinion: int) -> HttpResponse:
    """Adopt, explain or decline."""
    one = opinion_of(request, pk, opinion)
    can_write(request.user, one.step.draft).demand()

    def act(doing: Doing) -> str:
        respond(opinion=one, response=doing.words("response"), words=doing.words(), by=doing.by, at=doing.at)
        return "Đã trả lời ý kiến."

    to = "drafts:opinion-table" if request.POST.get("from") == "table" else "drafts:draft-page"
    return done(request, pk, act, to=to)


@require_POST
def settle(request: SignedIn, pk: int, opinion: int) -> HttpResponse:
    """Say whether an opinion on an older version still holds."""
    one = opinion_of(request, pk, opinion)
    can_settle(request.user, one).demand()

    def act(doing: Doing) -> str:
        settle_opinion(opinion=one, holding=doing.words("holding"), by=doing.by, at=doing.at)
        return "Đã ghi nhận."

    return done(request, pk, act)


@require_POST
def withdraw(request: SignedIn, pk: int, opinion: int) -> HttpResponse:
    """Take an opinion back before it was sent off."""
    one = opinion_of(request, pk, opinion)
    can_take_turn(request.user, one.step).demand()

    def act(doing: Doing) -> str:
        withdraw_opinion(opinion=one, by=doing.by, at=doing.at)
        return "Đã rút lại ý kiến."

    return done(request, pk, act)


@require_POST
def link(request: SignedIn, pk: int, step: int) -> HttpResponse:
    """Make a link for a consulted body; its address is shown once, and mailed where one is known."""
    one = step_of(request, pk, step)
    can_write(request.user, one.draft).demand()
    try:
        made, secret = make_link(step=one, address=request.POST.get("address", ""), by=request.user, at=timezone.now())
    except REFUSALS as error:
        messages.error(request, str(error))
        return done(request, pk, lambda doing: "")
    context = {
        "draft": one.draft,
        "step": one,
        "link": made,
        "address": site_address(link_path(secret)),
        "mailed": bool(made.address) and mail_is_set_up(),
    }
    return render(request, "drafts/link_made.html", context)


@require_POST
def end_link(request: SignedIn, pk: int, link: int) -> HttpResponse:
    """Let a link lead nowhere from now on."""
    one = link_of(request, pk, link)
    can_write(request.user, one.step.draft).demand()

    def act(doing: Doing) -> str:
        revoke_link(link=one, by=doing.by, at=doing.at)
        return "Đã thu hồi đường dẫn."

    return done(request, pk, act)


@require_safe
def opinion_table(request: SignedIn, pk: int) -> HttpResponse:
    """Show every opinion with its answer."""
    draft = draft_of(request, pk)
    opinions = list(opinions_on(draft))
    asked = [step for step in live_steps(draft) if step.kind == "consult"]
    context = {
        "draft": draft,
        "opinions": opinions,
        "silent": [step for step in asked if not any(one.step_id == step.pk for one in opinions)],
        "writes": can_write(request.user, draft).allowed and not draft.document_id,
        "unanswered": sum(
            one.stance == "comment" and not one.response and one.holding != "settled" for one in opinions
        ),
    }
    return render(request, "drafts/opinion_table.html", context)


@require_safe
def opinion_table_docx(request: SignedIn, pk: int) -> HttpResponse:
    """Give the table of responses as .docx."""
    return _file(request, pk, response_table_docx, "docx", WORD)


@require_safe
def opinion_table_pdf(request: SignedIn, pk: int) -> HttpResponse:
    """Give the table of responses as PDF."""
    return _file(request, pk, response_table_pdf, "pdf", "application/pdf")


def _file(request: SignedIn, pk: int, made: Callable[..., bytes], ending: str, kind: str) -> HttpResponse:
    draft: Draft = draft_of(request, pk)
    data = made(draft, on=timezone.localdate())
    name = f"tong-hop-y-kien-{draft.pk}.{ending}"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
