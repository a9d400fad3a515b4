"""Reports: one's own, those to receive, one with all that its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from chutri.office.documents.rules.storage import kept_at
from chutri.office.people.choices import Role
from chutri.office.people.models import Posting, User
from chutri.office.people.queries import agencies_of
from chutri.office.reports.choices import ReportStage
from chutri.office.reports.models import (
    Fact,
    Question,
    Report,
    ReportFile,
    ReportRound,
    ReportSheet,
    ReportVersion,
    TemplateVersion,
)
from chutri.office.reports.rules.answers import Asked

REPORT_WHOLE = (
    "agency",
    "saved_by",
    "round__duty__receiver",
    "round__duty__office",
    "round__duty__plan__document",
    "round__version__template",
)
TO_FILE = (ReportStage.OPEN, ReportStage.RETURNED, ReportStage.CORRECTING)


def reports_seen_by(person: User) -> QuerySet[Report]:
    """Give the reports that one's agencies owe, receive, pass on, or ordered."""
    keys = agencies_of(person)
    return Report.objects.filter(
        Q(agency__in=keys)
        | Q(round__duty__receiver__in=keys)
        | Q(round__duty__through__in=keys)
        | Q(round__duty__office__in=keys)
    )


def rounds_received_by(person: User) -> QuerySet[ReportRound]:
    """Give the rounds that one's agencies receive, pass on, or ordered."""
    keys = agencies_of(person)
    return ReportRound.objects.filter(
        Q(duty__receiver__in=keys) | Q(duty__through__in=keys) | Q(duty__office__in=keys)
    ).select_related("duty__receiver", "duty__office", "duty__through", "version__template")


def reports_to_file(person: User) -> QuerySet[Report]:
    """Give what one's agencies have to fill in, the nearest day first."""
    rows = Report.objects.filter(agency__in=agencies_of(person), stage__in=TO_FILE)
    return rows.select_related("agency", "round__duty__receiver").order_by("round__last_day", "pk")


def reports_filed(person: User) -> QuerySet[Report]:
    """Give what one's agencies have handed in, the newest first."""
    rows = Report.objects.filter(agency__in=agencies_of(person)).exclude(stage__in=TO_FILE)
    return rows.select_related("agency", "round__duty__receiver").order_by("-submitted_on", "-pk")


def reports_to_receive(person: User) -> QuerySet[Report]:
    """Give what waits for one's agencies to be accepted, the longest waiting first."""
    keys = agencies_of(person)
    rows = Report.objects.filter(
        Q(round__duty__receiver__in=keys) | Q(round__duty__through__in=keys), stage=ReportStage.SUBMITTED
    )
    return rows.select_related("agency", "round__duty").order_by("submitted_on", "pk")


def questions_of(version: TemplateVersion | int) -> list[Question]:
    """Give the questions of a form in order."""
    return list(Question.objects.filter(version=version).order_by("place", "pk"))


def asked(questions: Iterable[Question]) -> list[Asked]:
    """Give questions as answers are held against them."""
    return [
        Asked(
            key=one.key,
            label=one.label,
            kind=one.kind,
            section=one.section,
            unit=one.unit,
            help=one.help,
            required=one.required,
            least="" if one.least is None else str(one.least),
            most="" if one.most is None else str(one.most),
            columns=tuple(one.columns),
            indicator=one.indicator_id,
            source=one.source,
            roll_up=one.roll_up,
            weight=one.weight,
        )
        for one in questions
    ]


def versions_of(report: Report) -> QuerySet[ReportVersion]:
    """Give what was handed in, the newest first."""
    return ReportVersion.objects.filter(report=report).select_related("submitted_by", "decided_by").order_by("-number")


def files_of(report: Report) -> dict[int, ReportFile]:
    """Give the files of a report by their keys."""
    return {file.pk: file for file in ReportFile.objects.filter(report=report).order_by("pk")}


def content_path(file: ReportFile) -> Path:
    """Give where a file is kept: in the store of documents, by the hash of its content."""
    return Path(settings.MEDIA_ROOT) / kept_at(file.sha256)


def facts_given(report: Report, indicators: Iterable[int]) -> dict[int, Fact]:
    """Give the facts of this body, period and closing day that were given before, by indicator."""
    round_ = report.round
    rows = Fact.objects.filter(
        indicator__in=list(indicators),
        agency=report.agency_id,
        rhythm=round_.rhythm,
        year=round_.year,
        number=round_.number,
        closes_on=round_.closes_on,
    )
    return {fact.indicator_id: fact for fact in rows.select_related("report__round__duty", "given_by")}


def sheets_of(report: Report) -> QuerySet[ReportSheet]:
    """Give the sheets that were sent for a report, the newest first."""
    return ReportSheet.objects.filter(report=report).select_related("sent_by").order_by("-number")


def reports_of(round_: ReportRound) -> QuerySet[Report]:
    """Give the reports of a round in Vietnamese order of their bodies."""
    rows = Report.objects.filter(round=round_).select_related("agency")
    return rows.order_by(F("agency__name_order"), "pk")


def reports_without_account(round_: ReportRound) -> QuerySet[Report]:
    """Give the reports that are not handed in and whose body has nobody who could: no person with a role there."""
    people = Posting.objects.filter(agency=OuterRef("agency"), person__is_active=True).exclude(role=Role.READER)
    rows = Report.objects.filter(~Exists(people), round=round_, stage__in=TO_FILE)
    return rows.select_related("agency").order_by("agency__name_order", "pk")
