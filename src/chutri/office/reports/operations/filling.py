"""A body fills its report in: saved as it is typed, handed in whole, then locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.documents.operations.storing import keep_file
from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.reports.choices import ReportStage
from chutri.office.reports.models import Fact, Report, ReportFile, ReportVersion
from chutri.office.reports.operations import ReportChangedMeanwhile, UnableToReport
from chutri.office.reports.operations.telling import tell_receiver
from chutri.office.reports.queries.reports import REPORT_WHOLE, TO_FILE, asked, facts_given, questions_of
from chutri.office.reports.rules.answers import Asked, changes_between, clean
from chutri.office.reports.rules.numbers import kept, written

FILE_LIMIT_MB = 50
REPLACE, KEEP = "replace", "keep"


class UnableToFill(UnableToReport):
    """The report can't be filled in now."""


class AnswersWrong(UnableToReport):
    """Some answers are missing or no figures; ``errors`` says which, by question key."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        """Keep what is wrong."""
        super().__init__(f"Còn {len(errors)} câu chưa đúng; đã đánh dấu bên dưới. Báo cáo chưa nộp, nội dung đã lưu.")
        self.errors = dict(errors)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that was given before otherwise, for the same body, period and closing day."""

    key: str
    label: str
    before: str
    now: str
    where: str


class FactsDiffer(UnableToReport):
    """Figures differ from what was given before; somebody must say of each whether it replaces that."""

    def __init__(self, differences: list[Difference]) -> None:
        """Keep the differences."""
        super().__init__("Có số liệu khác với số đã cung cấp cho cùng kỳ. Hãy chọn cho từng số liệu rồi nộp lại.")
        self.differences = differences


@transaction.atomic
def save_answers(*, report: Report, answers: Mapping[str, Any], seen_version: int, by: User, at: datetime) -> Report:
    """Keep what was typed so far. No history line: handing in writes it. Raises ReportChangedMeanwhile, UnableToFill."""
    fresh = _locked(report, seen_version)
    _demand_open(fresh)
    fresh.answers = {**fresh.answers, **answers}
    return _saved(fresh, by, at)


@transaction.atomic
def attach_file(*, report: Report, key: str, name: str, data: bytes, by: User, at: datetime) -> Report:
    """Add a file to an answer."""
    fresh = _locked(report, None)
    _demand_open(fresh)
    if not data:
        raise UnableToFill(f"Tệp “{name[:80]}” rỗng.")
    if len(data) > FILE_LIMIT_MB * 1024 * 1024:
        raise UnableToFill(f"Tệp “{name[:80]}” lớn hơn {FILE_LIMIT_MB} MB.")
    file = ReportFile.objects.create(
        report=fresh, key=key, name=name[-255:], sha256=keep_file(data), size=len(data), added_by=by, added_at=at
    )
    fresh.answers = {**fresh.answers, key: [*fresh.answers.get(key, ()), file.pk]}
    return _saved(fresh, by, at)


@transaction.atomic
def detach_file(*, report: Report, file: ReportFile, by: User, at: datetime) -> Report:
    """Take a file out of an answer; what was handed in with it keeps it."""
    fresh = _locked(report, None)
    _demand_open(fresh)
    left = [key for key in fresh.answers.get(file.key, ()) if key != file.pk]
    fresh.answers = {**fresh.answers, file.key: left}
    return _saved(fresh, by, at)


@transaction.atomic
def submit_report(
    *, report: Report, choices: Mapping[str, str], seen_version: int, by: User, at: datetime
) -> ReportVersion:
    """Hand a report in: locked from then on. ``choices`` say of figures that differ from facts given before what holds.

    Raises AnswersWrong, FactsDiffer, ReportChangedMeanwhile, UnableToFill.
    """
    fresh = _locked(report, seen_version)
    _demand_open(fresh)
    questions = asked(questions_of(fresh.round.version_id))
    cleaned = clean(questions, fresh.answers)
    if cleaned.errors:
        raise AnswersWrong(cleaned.errors)
    said = _give_facts(fresh, questions, choices, (cleaned.values, by, at))
    last = ReportVersion.objects.filter(report=fresh).order_by("-number").first()
    correction = fresh.stage == ReportStage.CORRECTING
    version = ReportVersion.objects.create(
        report=fresh,
        number=last.number + 1 if last else 1,
        answers=cleaned.values,
        changes=[list(change) for change in changes_between(last.answers, cleaned.values)] if last else [],
        correction=correction,
        reason=fresh.correction_reason if correction else "",
        submitted_at=at,
        submitted_by=by,
    )
    fresh.given, fresh.given_number = cleaned.values, version.number
    fresh.submitted_on = fresh.submitted_on or localdate(at)
    fresh.stage, fresh.correction_reason = ReportStage.SUBMITTED, ""
    _saved(fresh, by, at)
    words = f"Nộp {'bản đính chính' if correction else 'báo cáo'} {fresh.round.period}, bản {version.number}"
    if correction:
        words += f": {version.reason}"
    tell_receiver(fresh, by=by, at=at)
    record(by=by, at=at, deed="submit_report", about=fresh, words="; ".join((words, *said)))
    return version


def _give_facts(
    report: Report, questions: list[Asked], choices: Mapping[str, str], given: tuple[Mapping[str, Any], User, datetime]
) -> list[str]:
    """Keep each figure with an indicator as a fact; give what is to be said of those that differ."""
    values, by, at = given
    wanted = {one.indicator: one for one in questions if one.indicator and one.key in values}
    known = facts_given(report, [key for key in wanted if key])
    differing: list[Difference] = []
    said: list[str] = []
    new: list[Fact] = []
    for indicator, one in wanted.items():
        fact, value = known.get(indicator or 0), Decimal(values[one.key])
        if fact is None:
            new.append(_fact(report, indicator or 0, value, by, at))
        elif fact.value != value:
            own = fact.report_id == report.pk
            choice = REPLACE if own else choices.get(one.key, "")
            if choice not in (REPLACE, KEEP):
                where = str(fact.report.round.duty) if fact.report else "nơi khác"
                differing.append(Difference(one.key, one.label, written(fact.value), written(value), where))
            elif choice == REPLACE:
                before = fact.value
                fact.value, fact.report, fact.given_by, fact.given_at = value, report, by, at
                fact.save()
                said += [] if own else [f"thay số liệu chung “{one.label}”: {written(before)} → {written(value)}"]
            else:
                said.append(f"giữ số riêng “{one.label}”: {written(value)} (số đã cung cấp {written(fact.value)})")
    if differing:
        raise FactsDiffer(differing)
    Fact.objects.bulk_create(new)
    return said


def _fact(report: Report, indicator: int, value: Decimal, by: User, at: datetime) -> Fact:
    round_ = report.round
    return Fact(
        indicator_id=indicator,
        agency_id=report.agency_id,
        rhythm=round_.rhythm,
        year=round_.year,
        number=round_.number,
        starts_on=round_.starts_on,
        closes_on=round_.closes_on,
        value=Decimal(kept(value)),
        report=report,
        given_by=by,
        given_at=at,
    )


def _demand_open(report: Report) -> None:
    if report.stage not in TO_FILE:
        word = ReportStage(report.stage).label.lower()
        raise UnableToFill(f"Báo cáo {word} nên đã khóa. Muốn sửa, hãy đính chính.")


def _saved(report: Report, by: User, at: datetime) -> Report:
    report.version += 1
    report.saved_by, report.saved_at = by, at
    report.save()
    return report


def _locked(report: Report, seen_version: int | None) -> Report:
    """Hold a report. ``seen_version`` None: whatever version, as for a file, which takes nothing away."""
    fresh = Report.objects.select_for_update(of=("self",)).select_related(*REPORT_WHOLE).get(pk=report.pk)
    if seen_version is not None and fresh.version != seen_version:
        who = f"{fresh.saved_by} " if fresh.saved_by else ""
        raise ReportChangedMeanwhile(f"{who or 'Người khác '}vừa lưu báo cáo này. Nội dung bạn nhập chưa được lưu.")
    return fresh
