"""How a report stands against its day: computed, never typed."""

from __future__ import annotations

from datetime import date

from chutri.office.reports.choices import ReportStage, Standing


def standing(*, stage: str, last_day: date, submitted_on: date | None, today: date) -> Standing:
    """Say how a report stands. Handed in, the day of handing in counts; returned, its clock has never stopped."""
    if submitted_on is not None:
        return Standing.ON_TIME if submitted_on <= last_day else Standing.LATE
    if stage == ReportStage.RETURNED:
        return Standing.RETURNED
    return Standing.MISSING if today > last_day else Standing.NOT_DUE
