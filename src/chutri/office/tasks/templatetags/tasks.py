"""How a stage and a deadline look: a word with a shape, and a colour that only repeats it. Tags format; they decide nothing."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chutri.office.tasks.choices import Answer, Outcome, Stage, Standing
from chutri.office.tasks.models import Task
from chutri.office.tasks.rules.timeliness import SOON, days_left
from chutri.office.ui.templatetags.ui import icon

register = template.Library()

_STAGE_ICONS = {
    Stage.NOT_STARTED: "circle",
    Stage.UNDER_WAY: "circle-half-2",
    Stage.SUBMITTED: "hourglass",
    Stage.RETURNED: "arrow-back-up",
    Stage.DONE: "circle-check",
    Stage.CANCELLED: "circle-minus",
}
_ANSWER_ICONS = {
    Answer.WAITING: "circle-dashed",
    Answer.ACCEPTED: "check",
    Answer.DONE: "circle-check",
    Answer.DECLINED: "alert-triangle",
}
_OUTCOME_ICONS = {
    Outcome.WAITING: "hourglass",
    Outcome.GRANTED: "circle-check",
    Outcome.REFUSED: "arrow-back-up",
    Outcome.WITHDRAWN: "circle-minus",
}


@register.simple_tag
@cache
def stage_mark(stage: str) -> SafeString:
    """Say how far a task is, with its shape."""
    kind = Stage(stage)
    return _mark("stage", kind.value, _STAGE_ICONS[kind], str(kind.label))


@register.simple_tag
def answer_mark(answer: str) -> SafeString:
    """Say what a supporting agency answered."""
    kind = Answer(answer)
    return _mark("answer", kind.value, _ANSWER_ICONS[kind], str(kind.label))


@register.simple_tag
def outcome_mark(outcome: str, granted: str, refused: str) -> SafeString:
    """Say what was decided, in the words that fit what was asked."""
    kind = Outcome(outcome)
    words = {Outcome.GRANTED: granted, Outcome.REFUSED: refused}.get(kind, str(kind.label))
    return _mark("outcome", kind.value, _OUTCOME_ICONS[kind], words)


def _mark(family: str, kind: str, shape: str, words: str) -> SafeString:
    return format_html('<span class="mark {}-{}">{} {}</span>', family, kind, icon(shape), words)


@register.simple_tag
def due_mark(task: Task, today: date) -> SafeString:
    """Say how a task stands against its last day where that needs saying; a deadline far ahead needs none."""
    stands = task.standing_on(today)
    if task.last_day is None:
        return SafeString("")
    left = days_left(task.last_day, today)
    if stands == Standing.OVERDUE and left >= 0:  # handed in late, and not decided yet
        return _timely("overdue", "alert-triangle", "Nộp quá hạn")
    if stands == Standing.OVERDUE:
        return _timely("overdue", "alert-triangle", f"Quá hạn {-left} ngày")
    if stands == Standing.LATE and task.finished_on:
        return _timely("late", "circle-check", f"Xong muộn {(task.finished_on - task.last_day).days} ngày")
    if stands == Standing.ON_TIME:
        return _timely("on-time", "circle-check", "Xong đúng hạn")
    if stands == Standing.RUNNING and task.stage != Stage.SUBMITTED and left <= SOON.days:
        return _timely("soon", "clock", f"Còn {left} ngày" if left else "Hạn hôm nay")
    return SafeString("")


def _timely(kind: str, shape: str, words: str) -> SafeString:
    return format_html('<span class="timely {}">{} {}</span>', kind, icon(shape), words)


@register.simple_tag(takes_context=True)
def deed_open(context: template.Context, name: str, task: Task, *more: object, files: bool = False) -> SafeString:
    """Open the form of a deed: its address, the token, the version that is on the screen, and where the answer goes."""
    request: HttpRequest = context["request"]
    address = reverse(f"tasks:{name}", args=[task.pk, *more])
    return format_html(
        '<form class="deed-form" method="post" action="{0}" hx-post="{0}" hx-target="closest .task-detail" '
        'hx-swap="outerHTML" hx-disabled-elt="find button[type=submit]"{1}>'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{2}"><input type="hidden" name="version" value="{3}">'
        '<input type="hidden" name="deed" value="{4}">{5}',
        address,
        SafeString(' enctype="multipart/form-data" hx-encoding="multipart/form-data"') if files else "",
        get_token(request),
        task.version,
        "-".join([name, *map(str, more)]),
        SafeString('<input type="hidden" name="beside" value="1">') if context.get("beside") else "",
    )


@register.simple_tag(takes_context=True)
def typed(context: template.Context, deed: str, field: str, otherwise: Any = "") -> Any:
    """Give what somebody typed into a deed's form that could not be saved; otherwise what stands there at first."""
    kept = context.get("typed")
    return kept.get(field, "") if kept and kept.get("deed") == deed else otherwise


@register.simple_tag(takes_context=True)
def is_open(context: template.Context, deed: str) -> SafeString:
    """Keep the form of a deed open that could not be saved."""
    kept = context.get("typed")
    return SafeString(" open") if kept and kept.get("deed") == deed else SafeString("")


@register.simple_tag
def ordering_words(task: Any) -> str:
    """Give the words that order a task, where they say more than what is to be done: the sentence, or what leads into it."""
    sentence = " ".join((task.sentence or "").replace("**", "").split())
    known = " ".join(task.action.split())
    words = sentence if sentence.rstrip(".;") not in known else task.context
    return words if len(words) <= 220 else words[:219].rstrip() + "…"


@register.simple_tag
def bar_points(x: int, width: int) -> SafeString:
    """Give the attributes of a bar of the timeline, in thousandths of its width."""
    return format_html('x="{}" width="{}"', x, max(width, 4))


@register.filter
def changed_facts(change: Any) -> list[tuple[str, str, str]]:
    """Give what a change changed: name, before, after."""
    return [
        (_FACTS[name], _said(name, change.before.get(name)), _said(name, change.after.get(name)))
        for name in _FACTS
        if name in change.after
    ]


_FACTS = {
    "last_day": "Ngày cuối còn đúng hạn",
    "lead_words": "Chủ trì",
    "action": "Nội dung",
    "stage": "Giai đoạn",
}


def _said(name: str, value: Any) -> str:
    if value in (None, ""):
        return "không có"
    if name == "last_day":
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return str(Stage(value).label) if name == "stage" else str(value)
