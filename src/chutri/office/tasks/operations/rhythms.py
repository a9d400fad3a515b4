"""Reckoning how often agencies move their tasks."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.history.models import HistoryLine
from chutri.office.tasks.models import Rhythm, Task
from chutri.office.tasks.operations.figures import reckon_figures
from chutri.office.tasks.rules.rhythm import USUAL, silent_after

LOOKED_BACK = timedelta(days=365)
_DAY = 86_400


@transaction.atomic
def reckon_rhythms(*, at: datetime) -> int:
    """Reckon the rhythm of every agency from the history of its tasks in the last year; give how many agencies have one.

    A figure drawn from the history, not a deed: it writes no line. Agencies without a habit of their own keep the usual days.
    """
    leads = dict(Task.objects.filter(lead__isnull=False, moved_at__gte=at - LOOKED_BACK).values_list("pk", "lead_id"))
    gaps: dict[int, list[float]] = defaultdict(list)
    task, before = 0, at
    lines = HistoryLine.objects.filter(subject_type=Task._meta.label_lower, at__gte=at - LOOKED_BACK)
    for subject, moment in lines.order_by("subject_id", "at").values_list("subject_id", "at").iterator():
        number = int(subject)
        lead = leads.get(number)
        if lead is not None and number == task:
            gaps[lead].append((moment - before).total_seconds() / _DAY)
        task, before = number, moment
    own = {agency: (silent_after(found), len(found)) for agency, found in gaps.items()}
    kept = {agency: facts for agency, facts in own.items() if facts[0] != USUAL}
    Rhythm.objects.exclude(agency__in=kept).delete()
    rows = [
        Rhythm(agency_id=agency, silent_after=days, gaps=count, reckoned_on=localdate(at))
        for agency, (days, count) in kept.items()
    ]
    Rhythm.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["agency"],
        update_fields=["silent_after", "gaps", "reckoned_on"],
        batch_size=500,
    )
    reckon_figures(at=at)  # who is silent goes by the rhythms
    return len(rows)
