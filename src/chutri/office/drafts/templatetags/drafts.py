"""How a step, a draft and a changed word look: a word with a shape, and a colour that only repeats it. Tags format; they decide nothing."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chutri.office.drafts.choices import DraftStage, Outcome, Response, StepKind, StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.ui.templatetags.ui import icon

register = template.Library()

_STAGE_ICONS = {
    DraftStage.UNDER_WAY: ("circle-half-2", "stage-under_way"),
    DraftStage.FINISHED: ("circle-check", "stage-done"),
    DraftStage.ISSUED: ("send", "stage-done"),
    DraftStage.RECALLED: ("arrow-back-up", "stage-returned"),
    DraftStage.STOPPED: ("circle-minus", "stage-cancelled"),
}
_STEP_ICONS = {
    StepState.DONE: "circle-check",
    StepState.OPEN: "hourglass",
    StepState.PENDING: "circle",
    StepState.REMOVED: "circle-minus",
}
_RESPONSE_MARKS = {
    Response.ADOPTED: ("circle-check", "outcome-granted"),
    Response.EXPLAINED: ("message-circle", "stage-under_way"),
    Response.DECLINED: ("circle-x", "outcome-refused"),
}
_TURN_WORDS = {
    StepKind.DRAFT: "soạn thảo, tải phiên bản lên rồi chuyển bước",
    StepKind.CONSULT: "cho ý kiến",
    StepKind.REVISE: "trả lời từng ý kiến, hoàn thiện dự thảo rồi chuyển bước",
    StepKind.APPRAISE: "thẩm định",
    StepKind.APPROVE: "phê duyệt",
    StepKind.SIGN: "ký",
    StepKind.NUMBER: "cấp số, vào sổ văn bản đi",
    StepKind.ISSUE: "ban hành, gửi các nơi nhận",
}


@register.simple_tag
def draft_mark(stage: str) -> SafeString:
    """Say how far a draft is, with its shape."""
    shape, style = _STAGE_ICONS[DraftStage(stage)]
    return format_html('<span class="mark {}">{} {}</span>', style, icon(shape), DraftStage(stage).label)


@register.simple_tag
def step_icon(step: Step) -> SafeString:
    """Draw where a step stands; what was returned has a shape of its own."""
    if step.outcome == Outcome.RETURNED and step.state != StepState.DONE:
        return icon("arrow-back-up", "Đã trả lại")
    return icon(_STEP_ICONS[StepState(step.state)], str(StepState(step.state).label))


@register.simple_tag
def response_mark(response: str) -> SafeString:
    """Say how an opinion was answered."""
    if not response:
        return format_html('<span class="mark outcome-waiting">{} Chưa trả lời</span>', icon("hourglass"))
    shape, style = _RESPONSE_MARKS[Response(response)]
    return format_html('<span class="mark {}">{} {}</span>', style, icon(shape), Response(response).label)


@register.filter
def turn_words(step: Step) -> str:
    """Say what a step waits for."""
    return _TURN_WORDS[StepKind(step.kind)]


@register.simple_tag(takes_context=True)
def draft_form(context: template.Context, name: str, draft: Draft, *more: object, files: bool = False) -> SafeString:
    """Open the form of a deed: its address, the token, the revision that is on the screen."""
    request: HttpRequest = context["request"]
    return format_html(
        '<form class="deed-form" method="post" action="{}"{}><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="version" value="{}">',
        reverse(f"drafts:{name}", args=[draft.pk, *more]),
        SafeString(' enctype="multipart/form-data"') if files else "",
        get_token(request),
        draft.revision,
    )


@register.filter
def of_key(found: dict[Any, Any], key: Any) -> Any:
    """Give what stands under a key; None where nothing does."""
    return found.get(key)
