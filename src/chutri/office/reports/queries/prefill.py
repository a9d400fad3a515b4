"""What a form is filled with before anybody types: facts given before, and counts of the body's tasks in the period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from chutri.office.reports.choices import AnswerKind, OverTime, Rhythm, Source
from chutri.office.reports.models import Fact, Indicator, Question, Report
from chutri.office.reports.queries.rollup import received_by
from chutri.office.reports.rules.answers import Asked
from chutri.office.reports.rules.numbers import written
from chutri.office.tasks.choices import Outcome, Stage
from chutri.office.tasks.models import Result, Task
from chutri.office.tasks.rules.timeliness import OPEN

_RESULTS_SHOWN = 200
_COUNTS = {
    Source.TASKS_TOTAL: "total",
    Source.TASKS_DONE: "done",
    Source.TASKS_LATE: "late",
    Source.TASKS_RUNNING: "running",
    Source.TASKS_OVERDUE: "overdue",
}
# from the shortest: the facts of months make a quarter, and where there are none those of quarters make a year
_SHORTER = (Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF_YEAR, Rhythm.NINE_MONTHS, Rhythm.YEAR)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value as it would be typed, and where it comes from."""

    value: Any
    words: str


def proposals(report: Report, questions: list[Question], asked: list[Asked], today: date) -> dict[str, Proposal]:
    """Give a value for each question that something is known of, by key. At most seven queries for any number of questions."""
    found = _from_tasks(report, questions, today)
    found |= _from_below(report, asked)
    indicators = {one.indicator_id: one for one in questions if one.indicator_id}
    if indicators:
        for pk, proposal in _from_facts(report, indicators).items():
            found[indicators[pk].key] = proposal
    return found


def _from_facts(report: Report, indicators: dict[int, Question]) -> dict[int, Proposal]:
    round_ = report.round
    rows = list(
        Fact.objects.filter(
            indicator__in=list(indicators),
            agency=report.agency_id,
            closes_on__gte=round_.starts_on,
            starts_on__lte=round_.closes_on,
        )
        .exclude(report=report)
        .select_related("indicator", "report__round__duty")
        .order_by("indicator", "closes_on", "pk")
    )
    found = {}
    for pk in indicators:
        proposal = _of_indicator(report, [row for row in rows if row.indicator_id == pk])
        if proposal:
            found[pk] = proposal
    return found


def _of_indicator(report: Report, facts: list[Fact]) -> Proposal | None:
    round_ = report.round
    same = [
        fact for fact in facts if (fact.rhythm, fact.year, fact.number) == (round_.rhythm, round_.year, round_.number)
    ]
    exact = next((fact for fact in same if fact.closes_on == round_.closes_on), None)
    if exact or same:
        fact = exact or same[-1]
        where = f" ở {fact.report.round.duty}" if fact.report else ""
        as_of = "" if exact else f", số liệu đến {fact.closes_on:%d/%m/%Y}"
        return Proposal(written(fact.value), f"Đã cung cấp{where}{as_of}")
    # the first month of a final report began before the plan was issued: it counts by the day on which it closed
    once = round_.rhythm in (Rhythm.FINAL, Rhythm.AD_HOC)
    within = [
        fact
        for fact in facts
        if round_.starts_on <= (fact.closes_on if once else fact.starts_on) and fact.closes_on <= round_.closes_on
    ]
    for rhythm in _SHORTER:
        parts = list({fact.closes_on: fact for fact in within if fact.rhythm == rhythm}.values())
        if parts:
            return Proposal(written(_over_time(parts[0].indicator, parts)), _over_words(parts))
    return None


def _over_time(indicator: Indicator, parts: list[Fact]) -> Decimal:
    if indicator.over_time == OverTime.LATEST:
        return parts[-1].value
    total = sum((fact.value for fact in parts), Decimal(0))
    return total if indicator.over_time == OverTime.SUM else round(total / len(parts), 2)


def _over_words(parts: list[Fact]) -> str:
    how = OverTime(parts[0].indicator.over_time).label.lower()
    return f"Từ số liệu {len(parts)} kỳ đã cung cấp ({how}), đến {parts[-1].closes_on:%d/%m/%Y}"


def _tasks(report: Report) -> QuerySet[Task]:
    duty = report.round.duty
    tasks = Task.objects.filter(lead=report.agency_id, counted=True).exclude(stage=Stage.CANCELLED)
    return tasks.filter(plan=duty.plan_id) if duty.plan_id else tasks.filter(plan__document__agency=duty.office_id)


def _from_tasks(report: Report, questions: Iterable[Question], today: date) -> dict[str, Proposal]:
    wanted = {one.key: one for one in questions if one.source in (*_COUNTS, Source.TASK_RESULTS)}
    if not wanted:
        return {}
    round_ = report.round
    upto = min(round_.closes_on, today)
    done = Q(stage=Stage.DONE, finished_on__gte=round_.starts_on, finished_on__lte=round_.closes_on)
    opened = Q(stage__in=OPEN)
    counts = _tasks(report).aggregate(
        total=Count("pk"),
        done=Count("pk", filter=done),
        late=Count("pk", filter=done & Q(finished_on__gt=F("last_day"))),
        running=Count("pk", filter=opened & (Q(last_day=None) | Q(last_day__gte=upto))),
        overdue=Count("pk", filter=opened & Q(last_day__lt=upto)),
    )
    words = f"Từ nhiệm vụ đang theo dõi, tính đến {upto:%d/%m/%Y}"
    found = {}
    results: list[Task] | None = None
    for key, one in wanted.items():
        if one.source != Source.TASK_RESULTS:
            found[key] = Proposal(str(counts[_COUNTS[Source(one.source)]]), words)
            continue
        results = _finished(report, done) if results is None else results
        if results:
            found[key] = Proposal(_listed(one, results), words)
    return found


def _finished(report: Report, done: Q) -> list[Task]:
    granted = Prefetch("results", Result.objects.filter(outcome=Outcome.GRANTED).order_by("-number"))
    return list(_tasks(report).filter(done).prefetch_related(granted).order_by("finished_on", "pk")[:_RESULTS_SHOWN])


def _listed(question: Question, tasks: list[Task]) -> Any:
    rows = []
    for task in tasks:
        product = next((one.product for one in task.results.all()), "")
        rows.append([task.action, product, f"{task.finished_on:%d/%m/%Y}" if task.finished_on else ""])
    if question.kind == AnswerKind.TABLE:
        return [row[: len(question.columns)] for row in rows]
    return "\n".join("- " + row[0] + (f": {row[1]}" if row[1] else "") for row in rows)


def _from_below(report: Report, asked: list[Asked]) -> dict[str, Proposal]:
    """Give what the bodies that report to this one gave, rolled up by each question's rule."""
    wanted = [one for one in asked if one.source == Source.ROLLED_UP]
    if not wanted:
        return {}
    return {key: Proposal(value, words) for key, value, words in received_by(report.agency_id, report.round, wanted)}
