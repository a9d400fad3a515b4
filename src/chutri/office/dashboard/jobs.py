"""What the dashboard's figures need overnight."""

from __future__ import annotations

from django.utils import timezone

from chutri.office.background.registry import job, periodic
from chutri.office.tasks.operations.rhythms import reckon_rhythms


@periodic("daily", hour=2)
@job("dashboard.reckon_rhythms")
def reckon_rhythms_of_agencies() -> None:
    """Reckon by what rhythm each agency moves its tasks, for who is silent today."""
    reckon_rhythms(at=timezone.now())
