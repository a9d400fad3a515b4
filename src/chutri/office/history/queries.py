"""What is asked of the history."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model, QuerySet

from chutri.office.history.models import HistoryLine
from chutri.office.history.rules import FIRST, seal


def lines_about(subject: Model) -> QuerySet[HistoryLine]:
    """Give the lines about one row, the newest first."""
    return HistoryLine.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk)).order_by(
        "-pk"
    )


def last_seal() -> str:
    """Give the seal that the next line must be chained to."""
    newest = HistoryLine.objects.order_by("-pk").values_list("seal", flat=True).first()
    return newest or FIRST


def broken_lines() -> Iterator[HistoryLine]:
    """Walk the whole chain and give each line whose content or place in the chain was changed behind its back."""
    previous = FIRST
    for line in HistoryLine.objects.order_by("pk").iterator():
        if line.previous != previous or line.seal != seal(line.previous, line.at, line.content()):
            yield line
        previous = line.seal
