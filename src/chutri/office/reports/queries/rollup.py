"""What stands handed in of a round, ready to be rolled up. One query a round, however many bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chutri.office.people.choices import AgencyKind, AgencyLevel
from chutri.office.reports.choices import AnswerKind, RollUp
from chutri.office.reports.models import Report, ReportRound
from chutri.office.reports.queries.reports import asked as as_asked
from chutri.office.reports.queries.reports import questions_of
from chutri.office.reports.rules.answers import Asked
from chutri.office.reports.rules.numbers import written
from chutri.office.reports.rules.rollup import Given, roll_up


def given_in(round_: ReportRound) -> list[Given]:
    """Give what the bodies of a round handed in and stands, in Vietnamese order. One query."""
    rows = (
        Report.objects.filter(round=round_, given__isnull=False)
        .order_by("agency__name_order", "pk")
        .values_list("agency_id", "agency__name", "given", "submitted_on", "agency__kind", "agency__level")
    )
    return [
        Given(agency, name, answers or {}, on, group_of(kind, level)) for agency, name, answers, on, kind, level in rows
    ]


def group_of(kind: str, level: str) -> str:
    """Give the level that a body is rolled up with first: communes, departments and so on, as a report lists them."""
    if kind == AgencyKind.PEOPLES_COMMITTEE:
        return f"UBND {AgencyLevel(level).label.lower()}"
    return str(AgencyKind(kind).label)


def received_by(agency: int, round_: ReportRound, wanted: Sequence[Asked]) -> Iterator[tuple[str, Any, str]]:
    """Give, for questions that are to be rolled up from below, what this body received of the same plan until it closes.

    Questions are matched by their indicator, else by their words. Rounds that lie within the period count; of several the
    newest. Gives key, value as typed, and where it comes from.
    """
    below = (
        ReportRound.objects.filter(
            duty__receiver=agency, duty__plan=round_.duty.plan_id, closes_on__lte=round_.closes_on
        )
        .exclude(duty=round_.duty_id)
        .select_related("duty")
        .order_by("-closes_on", "-pk")
        .first()
    )
    if below is None:
        return
    questions = as_asked(questions_of(below.version_id))
    rolled = {one.asked.key: one for one in roll_up(questions, given_in(below))}
    for one in wanted:
        match = next((other for other in questions if _same(one, other)), None)
        if match is None or match.roll_up == RollUp.NONE:
            continue
        found = rolled[match.key]
        words = f"Tổng hợp từ {found.given} báo cáo {below.period} gửi tới cơ quan"
        if found.value and one.kind == AnswerKind.NUMBER:
            yield one.key, written(found.value), words
        elif found.said and one.kind == AnswerKind.TEXT:
            yield one.key, "\n".join(f"- {name}: {said}" for name, said in found.said), words


def _same(one: Asked, other: Asked) -> bool:
    if one.kind != other.kind:
        return False
    if one.indicator is not None and one.indicator == other.indicator:
        return True
    return one.label.casefold().strip() == other.label.casefold().strip()
