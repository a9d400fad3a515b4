"""How a status and a deadline look: a word with a shape, and a colour that only repeats it."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from chutri.office.tasks.choices import Status, Timeliness
from chutri.office.tasks.models import Task
from chutri.office.ui.templatetags.ui import icon

register = template.Library()

_STATUS_ICONS = {
    Status.NOT_STARTED: "circle",
    Status.IN_PROGRESS: "circle-half-2",
    Status.PAUSED: "player-pause",
    Status.DONE: "circle-check",
    Status.DROPPED: "circle-minus",
}
_TIMELINESS_ICONS = {Timeliness.OVERDUE: "alert-triangle", Timeliness.SOON: "clock"}


@register.simple_tag
def status_icon(status: str) -> SafeString:
    """Draw the shape of a status; the word stands beside it."""
    return icon(_STATUS_ICONS[Status(status)])


@register.simple_tag
def timeliness_tag(task: Task, today: date) -> SafeString:
    """Say how a task stands where that needs saying: overdue, due soon. Otherwise nothing."""
    standing = Timeliness(task.timeliness_on(today))
    if standing not in _TIMELINESS_ICONS or task.last_day is None:
        return SafeString("")
    days = abs((task.last_day - today).days)
    words = f"Quá hạn {days} ngày" if standing == Timeliness.OVERDUE else f"Còn {days} ngày" if days else "Hạn hôm nay"
    return format_html('<span class="timely {}">{} {}</span>', standing.value, icon(_TIMELINESS_ICONS[standing]), words)
