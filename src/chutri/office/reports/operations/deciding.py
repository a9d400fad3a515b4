"""What the receiver says of a report, and corrections of what was handed in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.reports.choices import Outcome, ReportStage
from chutri.office.reports.models import Report, ReportVersion
from chutri.office.reports.operations import ReportChangedMeanwhile, UnableToReport
from chutri.office.reports.operations.telling import tell_body
from chutri.office.reports.queries.reports import REPORT_WHOLE, asked, questions_of
from chutri.office.reports.rules.answers import typed_of


class UnableToDecideReport(UnableToReport):
    """The report can't be accepted, returned or corrected now."""


@transaction.atomic
def accept_report(*, report: Report, seen_version: int, by: User, at: datetime) -> Report:
    """Take a report: it counts as given."""
    fresh, version = _standing(report, seen_version, (ReportStage.SUBMITTED,))
    _decide(version, Outcome.ACCEPTED, "", by, at)
    _move(fresh, ReportStage.ACCEPTED)
    record(by=by, at=at, deed="accept_report", about=fresh, words=f"Tiếp nhận báo cáo, bản {version.number}")
    return fresh


@transaction.atomic
def return_report(*, report: Report, reason: str, seen_version: int, by: User, at: datetime) -> Report:
    """Give a report back with the reason, also one that was taken before. A returned correction leaves what stood before it."""
    if not reason.strip():
        raise UnableToDecideReport("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì.")
    fresh, version = _standing(report, seen_version, (ReportStage.SUBMITTED, ReportStage.ACCEPTED))
    _decide(version, Outcome.RETURNED, reason.strip(), by, at)
    questions = asked(questions_of(fresh.round.version_id))
    fresh.answers = typed_of(questions, version.answers)
    before = (
        ReportVersion.objects.filter(report=fresh, outcome=Outcome.ACCEPTED).order_by("-number").first()
        if version.correction
        else None
    )
    if before is not None:
        fresh.given, fresh.given_number = before.answers, before.number
        _move(fresh, ReportStage.ACCEPTED)
    else:
        fresh.given = fresh.given_number = fresh.submitted_on = None
        _move(fresh, ReportStage.RETURNED)
    words = f"Trả lại {'bản đính chính' if before else 'báo cáo'}, bản {version.number}: {version.decision_words}"
    tell_body(fresh, by=by, at=at, words=f"{fresh.round.duty} – {fresh.round.period}: {words[0].lower()}{words[1:]}")
    record(by=by, at=at, deed="return_report", about=fresh, words=words)
    return fresh


@transaction.atomic
def begin_correction(*, report: Report, reason: str, seen_version: int, by: User, at: datetime) -> Report:
    """Unlock a report that was handed in, to hand in a new version; what was given counts until then."""
    if not reason.strip():
        raise UnableToDecideReport("Hãy ghi lý do đính chính.")
    fresh, version = _standing(report, seen_version, (ReportStage.SUBMITTED, ReportStage.ACCEPTED))
    fresh.answers = typed_of(asked(questions_of(fresh.round.version_id)), version.answers)
    fresh.correction_reason = reason.strip()
    _move(fresh, ReportStage.CORRECTING)
    record(by=by, at=at, deed="begin_correction", about=fresh, words=f"Mở đính chính: {reason.strip()}")
    return fresh


@transaction.atomic
def drop_correction(*, report: Report, seen_version: int, by: User, at: datetime) -> Report:
    """Leave what was handed in as it is."""
    fresh, version = _standing(report, seen_version, (ReportStage.CORRECTING,))
    fresh.answers = typed_of(asked(questions_of(fresh.round.version_id)), version.answers)
    fresh.correction_reason = ""
    accepted = version.outcome == Outcome.ACCEPTED
    _move(fresh, ReportStage.ACCEPTED if accepted else ReportStage.SUBMITTED)
    record(by=by, at=at, deed="drop_correction", about=fresh, words="Thôi đính chính, giữ bản đã nộp")
    return fresh


@transaction.atomic
def accept_all(*, reports: list[Report], by: User, at: datetime) -> int:
    """Take several reports at once, as they were shown; those that changed since are left out. Gives how many."""
    done = 0
    for report in reports:
        try:
            with transaction.atomic():
                accept_report(report=report, seen_version=report.version, by=by, at=at)
            done += 1
        except UnableToReport:
            continue
    return done


def _standing(report: Report, seen_version: int, stages: tuple[ReportStage, ...]) -> tuple[Report, ReportVersion]:
    fresh = Report.objects.select_for_update(of=("self",)).select_related(*REPORT_WHOLE).get(pk=report.pk)
    if fresh.version != seen_version:
        raise ReportChangedMeanwhile("Báo cáo vừa có thay đổi; hãy xem lại rồi quyết định.")
    if fresh.stage not in stages:
        raise UnableToDecideReport(
            f"Báo cáo đang ở giai đoạn “{ReportStage(fresh.stage).label}” nên không làm được việc này."
        )
    return fresh, ReportVersion.objects.get(report=fresh, number=fresh.given_number or 0)


def _decide(version: ReportVersion, outcome: Outcome, words: str, by: User, at: datetime) -> None:
    version.outcome, version.decision_words, version.decided_by, version.decided_at = outcome, words, by, at
    version.save(update_fields=["outcome", "decision_words", "decided_by", "decided_at"])


def _move(report: Report, stage: ReportStage) -> None:
    report.stage = stage
    report.version += 1
    report.save()
