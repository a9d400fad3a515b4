"""How reports are shown: marks, figures. They format; they decide nothing."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chutri.office.reports.choices import DutyState, ReportStage, RollUp, Standing
from chutri.office.reports.rules.numbers import written as as_written
from chutri.office.ui.templatetags.ui import icon

register = template.Library()

_STANDINGS = {
    Standing.ON_TIME: ("circle-check", "done"),
    Standing.LATE: ("clock", "returned"),
    Standing.MISSING: ("circle-x", "missing"),
    Standing.RETURNED: ("arrow-back-up", "returned"),
    Standing.NOT_DUE: ("circle-dashed", "open"),
}
_STAGES = {
    ReportStage.OPEN: ("circle", "open"),
    ReportStage.SUBMITTED: ("hourglass", "submitted"),
    ReportStage.ACCEPTED: ("circle-check", "done"),
    ReportStage.RETURNED: ("arrow-back-up", "returned"),
    ReportStage.CORRECTING: ("pencil", "under_way"),
}
_DUTIES = {
    DutyState.PROPOSED: ("help-circle", "returned"),
    DutyState.RUNNING: ("refresh", "done"),
    DutyState.ENDED: ("circle-minus", "cancelled"),
    DutyState.DISMISSED: ("ban", "cancelled"),
}


def _mark(name: str, tone: str, words: str) -> SafeString:
    return format_html('<span class="mark stage-{}">{} {}</span>', tone, icon(name), words)


@register.simple_tag
def standing_mark(kind: str) -> SafeString:
    """Show how a report stands: word, shape, colour."""
    standing = Standing(kind)
    return _mark(*_STANDINGS[standing], str(standing.label))


@register.simple_tag
def report_mark(stage: str) -> SafeString:
    """Show how far a report is."""
    return _mark(*_STAGES[ReportStage(stage)], str(ReportStage(stage).label))


@register.simple_tag
def duty_mark(state: str) -> SafeString:
    """Show how far a reporting duty is."""
    return _mark(*_DUTIES[DutyState(state)], str(DutyState(state).label))


_SQUARES = {
    Standing.ON_TIME: ("check", "Đ"),
    Standing.LATE: ("clock", "M"),
    Standing.MISSING: ("x", "C"),
    Standing.RETURNED: ("arrow-back-up", "T"),
    Standing.NOT_DUE: ("circle-dashed", ""),
}


@register.simple_tag
def square(kind: str) -> SafeString:
    """Show one cell of the matrix: a letter, a shape and a colour; its words are read out."""
    standing = Standing(kind)
    name, letter = _SQUARES[standing]
    label = str(standing.label)
    return format_html(
        '<span class="square q-{}" title="{}">{}<span aria-hidden="true">{}</span></span>',
        standing.value, label, icon(name, label), letter,
    )  # fmt: skip


@register.filter
def figure(value: Decimal | str | None) -> str:
    """Write a figure as Vietnamese documents do: 1.234,5."""
    return as_written(value)


@register.filter
def roll_up_words(rule: str) -> str:
    """Say how a question is rolled up."""
    return str(RollUp(rule).label)
