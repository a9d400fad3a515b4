"""What a consolidated report is made of, as the round stands; and what changed since one was frozen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agencies_of, agency_called
from chutri.office.reports.choices import AnswerKind, Rhythm, RollUp, Standing
from chutri.office.reports.models import Consolidation, Report, ReportRound
from chutri.office.reports.queries.reports import asked, questions_of
from chutri.office.reports.queries.rollup import group_of
from chutri.office.reports.rules.answers import Asked
from chutri.office.reports.rules.numbers import written
from chutri.office.reports.rules.rollup import Given, Rolled, by_group, roll_up

ROUND_WHOLE = ("duty__receiver__parent", "duty__office", "duty__through", "duty__plan__document", "version__template")


@dataclass(frozen=True, slots=True)
class After:
    """One report that is no longer what a frozen consolidation took: what happened since."""

    report: Report
    words: str


def consolidations_seen_by(person: User) -> QuerySet[Consolidation]:
    """Give the consolidated reports of rounds that one's agencies receive, pass on, or ordered."""
    keys = agencies_of(person)
    return Consolidation.objects.filter(
        Q(round__duty__receiver__in=keys) | Q(round__duty__through__in=keys) | Q(round__duty__office__in=keys)
    ).select_related("round__duty__receiver", "round__duty__office", "begun_by", "frozen_by")


def consolidations_of(round_: ReportRound) -> QuerySet[Consolidation]:
    """Give the editions, the newest first."""
    return Consolidation.objects.filter(round=round_).select_related("begun_by", "frozen_by").order_by("-edition")


def facts_of(round_: ReportRound, today: date) -> dict[str, Any]:
    """Gather everything that stands handed in, rolled up, with who is late or missing. Three queries for any number of bodies.

    ``round_`` was fetched with ``ROUND_WHOLE``. Texts and letterhead are added by whoever edits.
    """
    questions = asked(questions_of(round_.version_id))
    reports = list(
        Report.objects.filter(round=round_)
        .order_by("agency__name_order", "pk")
        .values_list(
            "pk", "agency_id", "agency__name", "agency__kind", "agency__level", "stage", "given", "given_number",
            "submitted_on",
        )
    )  # fmt: skip
    given = [
        Given(agency, name, answers, on, group_of(kind, level))
        for _, agency, name, kind, level, _, answers, _, on in reports
        if answers is not None
    ]
    rolled = roll_up(questions, given)
    bodies, counts = _bodies(round_, reports, today)
    figures = [one for one in questions if one.kind == AnswerKind.NUMBER and one.roll_up != RollUp.NONE]
    duty = round_.duty
    return {
        "period": "" if round_.rhythm == Rhythm.FINAL else str(round_.period),
        "from": f"{round_.starts_on:%d/%m/%Y}",
        "to": f"{round_.closes_on:%d/%m/%Y}",
        "due": f"{round_.last_day:%d/%m/%Y}",
        "following": _following(round_),
        "title": _title(round_),
        "duty": duty.title,
        "counts": counts,
        "bodies": bodies,
        "sections": _sections(rolled),
        "said": [_said(one) for one in rolled if one.asked.kind in (AnswerKind.TEXT, AnswerKind.TABLE)],
        "table": {
            "columns": [{"key": one.key, "label": one.label, "unit": one.unit} for one in figures],
            "rows": [[row.name, *(row.answers.get(one.key, "") for one in figures)] for row in given],
        },
        "groups": _groups(figures, given, reports),
        "reports": {str(row[0]): row[7] for row in reports if row[6] is not None},
        "made_on": today.isoformat(),
    }


def _bodies(round_: ReportRound, reports: Sequence[Any], today: date) -> tuple[list[dict[str, str]], dict[str, int]]:
    bodies = []
    counts: dict[str, int] = {}
    for _, _, name, _, _, stage, _, _, on in reports:
        stands = Report(round=round_, stage=stage, submitted_on=on).standing_on(today)
        counts[stands.value] = counts.get(stands.value, 0) + 1
        words = str(stands.label)
        if stands == Standing.LATE and on:
            words = f"Muộn {(on - round_.last_day).days} ngày"
        bodies.append(
            {
                "name": name,
                "standing": stands.value,
                "standing_words": words,
                "submitted_on": f"{on:%d/%m/%Y}" if on else "",
            }
        )
    return bodies, counts


def _sections(rolled: Sequence[Rolled]) -> list[dict[str, Any]]:
    """Give the sections of the form, each with its figures and what was said; without sections there is one."""
    titles = dict.fromkeys(one.asked.section or "Kết quả thực hiện" for one in rolled)
    sections = []
    for place, title in enumerate(titles, start=1):
        own = [one for one in rolled if (one.asked.section or "Kết quả thực hiện") == title]
        figures = [
            _figure(one) for one in own if one.asked.kind == AnswerKind.NUMBER and one.asked.roll_up != RollUp.NONE
        ]
        said = [_said(one) for one in own if one.asked.kind in (AnswerKind.TEXT, AnswerKind.TABLE)]
        if figures or said:
            sections.append({"key": f"section{place}", "title": title, "figures": figures, "said": said})
    return sections


def _figure(one: Rolled) -> dict[str, Any]:
    rule = RollUp(one.asked.roll_up).label
    unit = "cơ quan" if one.asked.roll_up == RollUp.COUNT else one.asked.unit
    return {"label": one.asked.label, "unit": unit, "value": one.value, "given": one.given, "rule": rule}


def _said(one: Rolled) -> dict[str, Any]:
    return {
        "label": one.asked.label,
        "kind": one.asked.kind,
        "columns": list(one.asked.columns),
        "rows": [[name, words] for name, words in one.said],
    }


def _groups(figures: Sequence[Asked], given: Sequence[Given], reports: Sequence[Any]) -> list[dict[str, Any]]:
    rolled = by_group(figures, given)
    all_of: dict[str, int] = {}
    for row in reports:
        group = group_of(row[3], row[4])
        all_of[group] = all_of.get(group, 0) + 1
    given_of = {group: sum(1 for row in given if row.group == group) for group in all_of}
    return [
        {
            "name": group,
            "all": count,
            "given": given_of[group],
            "values": [one.value for one in rolled.get(group, ())] or [""] * len(figures),
        }
        for group, count in sorted(all_of.items(), key=lambda item: -item[1])
    ]


def _following(round_: ReportRound) -> str:
    """Cite what the report follows: kind, number, day, issuer, excerpt; the issuer as the directory writes it."""
    plan = round_.duty.plan
    if plan is None or not plan.document.code:
        return f"chế độ “{round_.duty.title}”" if plan is None else str(plan.document)
    document = plan.document
    on = f" ngày {document.issued_date:%d/%m/%Y}" if document.issued_date else ""
    known = agency_called(document.issuer) if document.issuer else None
    issuer = known.name if known else "" if document.issuer.isupper() else document.issuer
    title = f" {document.title[:1].lower()}{document.title[1:]}" if document.title else ""
    return f"{document.kind or 'Kế hoạch'} số {document.code}{on}{f' của {issuer}' if issuer else ''}{title}"


def _title(round_: ReportRound) -> str:
    """Name the report as its letterhead does: *Kết quả thực hiện Kế hoạch số … tháng 3/2026*."""
    title = round_.duty.title.removeprefix("Báo cáo ")
    for rhythm in Rhythm:
        title = title.removeprefix(f"{rhythm.label.lower()} ") if rhythm != Rhythm.FINAL else title
    period = str(round_.period)
    whole = title if round_.rhythm == Rhythm.FINAL or period in title else f"{title} {period}"
    return whole[:1].upper() + whole[1:]


def _short_of(agency: Agency) -> str:
    """Give a body's name as its letterhead prints it below its superior's: *Sở Nội vụ*, without the province again."""
    place = agency.parent.territory if agency.parent else ""
    return (
        re.sub(rf"\s+(?:tỉnh|thành phố|xã|phường|đặc khu)\s+{re.escape(place)}$", "", agency.name)
        if place
        else agency.name
    )


def default_head(round_: ReportRound) -> dict[str, Any]:
    """Give what a letterhead begins with: the receiver, whom it reports to, who signs."""
    receiver: Agency = round_.duty.receiver or round_.duty.office
    superior = receiver.parent.name if receiver.parent else ""
    committee = receiver.kind == "peoples_committee"
    authority = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] if committee else ["THỦ TRƯỞNG CƠ QUAN"]
    if receiver.name.startswith("Sở "):
        authority = ["GIÁM ĐỐC"]
    short = "".join(word[0] for word in receiver.short_name.split()).upper() if receiver.short_name else ""
    place = receiver.territory or (receiver.parent.territory if receiver.parent else "")
    above = [superior] if superior else []
    return {
        "issuer": receiver.name if committee else _short_of(receiver),
        "superior": "" if committee else superior,
        "symbol": f"BC-{'UBND' if committee else short}".rstrip("-"),
        "place": place,
        "on": "",
        "authority": authority,
        "signer": "",
        "addressees": above,
        "recipients": ["Như trên", "Các cơ quan báo cáo", "Lưu: VT"] if above else ["Các cơ quan báo cáo", "Lưu: VT"],
    }


def changed_since(consolidation: Consolidation) -> list[After]:
    """Say which reports were handed in, corrected or returned after a consolidation was frozen. One query."""
    taken: dict[str, int] = (consolidation.inputs or {}).get("reports", {})
    rows = Report.objects.filter(round=consolidation.round_id).select_related("agency")
    found = []
    for report in rows.order_by("agency__name_order", "pk"):
        before = taken.get(str(report.pk))
        if before == report.given_number:
            continue
        if report.given_number is None:
            words = "bị trả lại sau khi chốt"
        elif before is None:
            words = "nộp sau khi chốt"
        else:
            words = f"đính chính sau khi chốt (bản {written(str(before))} → bản {report.given_number})"
        found.append(After(report, words))
    return found
