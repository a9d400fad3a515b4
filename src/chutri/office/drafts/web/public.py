"""The page of a body without an account: one version to read and to speak about, by a secret address that ends.

Nothing else of the site is shown there: no other body's opinion, no chain, no history.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from chutri.office.drafts.choices import StepState
from chutri.office.drafts.models import OpinionLink
from chutri.office.drafts.operations.links import UnableToMakeLink, link_of_secret, note_opened
from chutri.office.drafts.operations.moving import Passer
from chutri.office.drafts.operations.opinions import (
    Said,
    finish_by_link,
    give_opinion_by_link,
    settle_opinion,
    withdraw_opinion,
)
from chutri.office.drafts.operations.saving import UnableToChangeDraft
from chutri.office.drafts.queries.opinions import by_paragraph, opinions_by_link
from chutri.office.drafts.rules.paragraphs import paragraphs
from chutri.office.drafts.web.limits import GUESSES_AN_ADDRESS, POSTS_A_LINK, has_reached, is_over, place_of
from chutri.office.drafts.web.versions import for_saving

SHOWN_PARAGRAPHS = 3_000
GIVER = "opinion_giver"


@login_not_required
@never_cache
@require_safe
def opinion_page(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the version with the body's own opinions beside its passages."""
    link = _link(request, secret)
    note_opened(link=link, at=timezone.now())
    version, opinions = link.version, list(opinions_by_link(link))
    said = by_paragraph(opinions, version)
    rows = paragraphs(version.text)
    newest = link.step.draft.newest
    context = {
        "link": link,
        "secret": secret,
        "draft": link.step.draft,
        "step": link.step,
        "version": version,
        "newer": newest > version.number,
        "paragraphs": [(one, said.get(one.number, [])) for one in rows[:SHOWN_PARAGRAPHS]],
        "whole": said.get(0, []),
        "opinions": opinions,
        "asks": [one for one in opinions if newest > one.version.number and not one.response and not one.holding],
        "open": link.step.state == StepState.OPEN,
        "giver": request.session.get(GIVER, ""),
    }
    return render(request, "drafts/opinion_page.html", context)


@login_not_required
@require_POST
def public_opinion(request: HttpRequest, secret: str) -> HttpResponse:
    """Keep an opinion on a passage, or on the whole."""

    def act(link: OpinionLink, giver: str) -> str:
        number = request.POST.get("paragraph", "")
        paragraph = int(number) if number.isdecimal() and len(number) < 9 else None
        words = request.POST.get("words", "")
        said = Said(words=words, version=link.version.number, paragraph=paragraph, giver=giver)
        give_opinion_by_link(link=link, said=said, at=timezone.now())
        return "Đã ghi ý kiến. Bấm “Gửi ý kiến” khi đã góp ý xong."

    return _do(request, secret, act)


@login_not_required
@require_POST
def public_finish(request: HttpRequest, secret: str) -> HttpResponse:
    """Send the opinions off; without any it means: agreed, no comment."""

    def act(link: OpinionLink, giver: str) -> str:
        finish_by_link(link=link, giver=giver, at=timezone.now())
        return "Đã gửi. Cảm ơn quý cơ quan."

    return _do(request, secret, act)


@login_not_required
@require_POST
def public_withdraw(request: HttpRequest, secret: str, opinion: int) -> HttpResponse:
    """Take one of the body's own opinions back before they are sent off."""

    def act(link: OpinionLink, giver: str) -> str:
        one = opinions_by_link(link).select_related("step").filter(pk=opinion).first()
        if one is None:
            raise Http404("Không có ý kiến này.")
        one.step = link.step
        withdraw_opinion(opinion=one, by=Passer(link.step.who or link.step.body), at=timezone.now())
        return "Đã rút lại ý kiến."

    return _do(request, secret, act)


@login_not_required
@require_POST
def public_settle(request: HttpRequest, secret: str, opinion: int) -> HttpResponse:
    """Say whether one of the body's own opinions still holds for the newer version."""

    def act(link: OpinionLink, giver: str) -> str:
        one = opinions_by_link(link).filter(pk=opinion).first()
        if one is None:
            raise Http404("Không có ý kiến này.")
        one.step = link.step
        holding = request.POST.get("holding", "")
        settle_opinion(opinion=one, holding=holding, by=Passer(link.step.who or link.step.body), at=timezone.now())
        return "Đã ghi nhận."

    return _do(request, secret, act)


@login_not_required
@require_safe
def public_file(request: HttpRequest, secret: str) -> FileResponse:
    """Give the version's file for saving."""
    link = _link(request, secret)
    return for_saving(link.version.sha256, link.version.name)


def _link(request: HttpRequest, secret: str) -> OpinionLink:
    """Find the link of a secret; whoever tries many addresses is held up. Anything else is not found."""
    place = place_of(request)
    if has_reached("guess", place, GUESSES_AN_ADDRESS):
        raise Http404("Đã mở sai đường dẫn quá nhiều lần. Hãy chờ ít phút rồi mở lại.")
    try:
        return link_of_secret(secret, at=timezone.now())
    except UnableToMakeLink as error:
        is_over("guess", place, GUESSES_AN_ADDRESS)
        raise Http404(str(error)) from None


def _do(request: HttpRequest, secret: str, act: Callable[[OpinionLink, str], str]) -> HttpResponse:
    link = _link(request, secret)
    giver = request.POST.get("giver", "").strip() or request.session.get(GIVER, "")
    if giver:
        request.session[GIVER] = giver[:200]
    if is_over("post", str(link.pk), POSTS_A_LINK):
        messages.error(
            request, "Đã gửi quá nhiều lần trong ít phút. Hãy chờ rồi gửi lại; nội dung đã gửi được giữ nguyên."
        )
        return redirect("drafts:opinion-page", secret=secret)
    try:
        messages.success(request, act(link, giver))
    except UnableToChangeDraft as error:
        messages.error(request, str(error))
    answer = redirect("drafts:opinion-page", secret=secret)
    number = request.POST.get("paragraph", "")
    if number.isdecimal():
        answer["Location"] += f"#d{number}"
    return answer
