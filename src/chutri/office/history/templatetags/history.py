"""The history of something as its page shows it: ``{% load history %}{% history_lines lines %}``.

The view fetches (``queries.lines_about(task)[:20]``); the tag formats and asks nothing of the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, Field
from django.utils.timezone import localtime

from chutri.office.history.models import HistoryLine

register = template.Library()


@register.inclusion_tag("history/lines.html")
def history_lines(lines: Iterable[HistoryLine], nothing: str = "Chưa có thay đổi nào được ghi.") -> dict[str, Any]:
    """Show lines as a list: moment, who, what, and for every changed field what stood there before and after."""
    return {"rows": [(line, shown_changes(line.subject_type, line.changes)) for line in lines], "nothing": nothing}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One changed field in words: its label, what stood there and what stands there; empty for nothing."""

    label: str
    before: str
    after: str


def shown_changes(subject_type: str, changes: Mapping[str, object]) -> list[ShownChange]:
    """Put changes into words: fields of the subject's model that went from one value to another; others are not shown.

    Labels are the fields' own, values of choices their labels, days dd/mm/yyyy.
    """
    try:
        model = apps.get_model(subject_type)
    except (LookupError, ValueError):  # of a version that knew another model
        return []
    shown = []
    for name, values in changes.items():
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if isinstance(field, Field) and isinstance(values, list) and len(values) == 2:
            label = str(field.verbose_name)
            shown.append(ShownChange(label[:1].upper() + label[1:], _said(field, values[0]), _said(field, values[1])))
    return shown


def _said(field: Field[Any, Any], value: object) -> str:
    for choice, label in field.flatchoices:
        if choice == value:
            return str(label)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str) and isinstance(field, DateField):
        with suppress(ValueError):
            moment = datetime.fromisoformat(value)
            return f"{localtime(moment):%d/%m/%Y %H:%M}" if moment.tzinfo else f"{moment:%d/%m/%Y}"
    if isinstance(value, list):
        return "; ".join(_said(field, one) for one in value)
    return str(value)
