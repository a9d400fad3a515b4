"""Reporting duties: taken over from a plan's reading, set up by hand, edited, confirmed, ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.history.operations import Actor, record
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import Resolved, resolve
from chutri.office.people.rules.addressees import addressee_rule
from chutri.office.plans.models import Plan
from chutri.office.plans.queries import parts_of_reading
from chutri.office.reports.choices import DutyState, Relation, ReporterKind, Rhythm
from chutri.office.reports.models import DutyReporter, ReportingDuty, ReportTemplate
from chutri.office.reports.operations import ReportChangedMeanwhile, UnableToReport
from chutri.office.reports.rules.read_duties import ReadDuty, duty_title, means_leads, read_duties
from chutri.office.tasks.operations.successors import SYSTEM


class UnableToSetUpDuty(UnableToReport):
    """The duty is not whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFacts:
    """What a person says of a duty. ``reporters`` are names as typed, one a line."""

    title: str
    rhythm: Rhythm
    receiver: Agency | None
    through: Agency | None = None
    due_day: int | None = None
    due_month: int | None = None
    due_after: int = 0
    due_relation: Relation = Relation.BEFORE
    due_date: date | None = None
    closing_day: int | None = None
    opens_before: int = 10
    since: date
    until: date | None = None
    template: ReportTemplate | None = None
    reporters: Sequence[str] = ()


@transaction.atomic
def take_duties(*, plan: Plan, at: datetime, by: User | None = None) -> list[ReportingDuty]:
    """Propose the reporting duties that an issued plan states; a plan is taken over once, however often it is asked.

    Names are understood as on the day; what is doubtful stays open for a person.
    """
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if ReportingDuty.objects.filter(plan=plan).exists():
        return []
    read = read_duties(parts_of_reading(plan, ("reporting",))["reporting"] or [])
    on = localdate(at)
    document = plan.document
    names = [name for duty in read for name in (*duty.who, *duty.to, *duty.through)]
    found = resolve(names, office=document.agency, issuer=document.issuer, on=on)
    # an old plan that is brought in today asks for reports from today on; whoever confirms may say otherwise
    since = localdate(plan.issued_at) if plan.issued_at else on
    duties = [_proposed(plan, one, found, since) for one in read]
    ReportingDuty.objects.bulk_create(duties)
    DutyReporter.objects.bulk_create(
        reporter for duty, one in zip(duties, read, strict=True) for reporter in _reporters(duty, one.who, found)
    )
    if duties:
        actor: Actor = by or SYSTEM
        words = f"Nhận {len(duties)} chế độ báo cáo từ kế hoạch {plan}"
        record(by=actor, at=at, deed="take_duties", about=plan, words=words)
    return duties


def _proposed(plan: Plan, read: ReadDuty, found: dict[str, Resolved], since: date) -> ReportingDuty:
    document = plan.document
    number = f"số {document.code}" if document.code else document.title
    named = f"{document.kind or 'Kế hoạch'} {number}".strip()
    return ReportingDuty(
        office=document.agency,
        plan=plan,
        read_place=read.place,
        title=duty_title(read.rhythm, named),
        words=read.words,
        span_start=read.span[0],
        span_end=read.span[1],
        receiver_id=_certain(read.to, found) or (None if read.to else document.agency_id),
        receiver_words="; ".join(read.to)[:300],
        through_id=_certain(read.through, found),
        through_words="; ".join(read.through)[:300],
        rhythm=read.rhythm,
        due_day=read.due_day,
        due_month=read.due_month,
        due_after=read.due_after,
        due_relation=read.relation,
        due_date=read.due_date,
        since=since,
    )


def _certain(names: Sequence[str], found: dict[str, Resolved]) -> int | None:
    sure = (found[name].certain for name in names)
    return next((one.agency_id for one in sure if one), None)


def _reporters(duty: ReportingDuty, names: Sequence[str], found: dict[str, Resolved]) -> list[DutyReporter]:
    """Say whom the names mean; a sentence that names nobody (*báo cáo kết quả về …*) speaks to whoever leads a task."""
    wanted = names or ("Các cơ quan, đơn vị chủ trì nhiệm vụ",)
    return [
        DutyReporter(
            duty=duty, place=place, text=name[:300], **_meaning(name, found.get(name), plan=bool(duty.plan_id))
        )
        for place, name in enumerate(wanted, start=1)
    ]


def _meaning(name: str, found: Resolved | None, *, plan: bool) -> dict[str, object]:
    certain = found.certain if found else None
    rule = found.rule if found else addressee_rule(name)
    if certain:
        return {"kind": ReporterKind.AGENCY, "agency_id": certain.agency_id}
    if plan and (means_leads(name) or (rule is not None and rule.related_only)):
        return {"kind": ReporterKind.LEADS}
    if rule is not None and not rule.related_only:
        return {"kind": ReporterKind.CLASS, "rule": rule.to_json()}
    return {"kind": ReporterKind.OPEN}


@transaction.atomic
def add_duty(*, facts: DutyFacts, office: Agency, by: User, at: datetime) -> ReportingDuty:
    """Set up a duty that no plan states (an ad hoc report, a standing rule of the office)."""
    duty = ReportingDuty(office=office, since=facts.since, rhythm=facts.rhythm)
    _put(duty, facts, by, at)
    duty.save()
    _put_reporters(duty, facts.reporters, at)
    record(by=by, at=at, deed="add_duty", about=duty, words=f"Lập chế độ báo cáo “{duty.title}”")
    return duty


@transaction.atomic
def edit_duty(*, duty: ReportingDuty, facts: DutyFacts, seen_version: int, by: User, at: datetime) -> ReportingDuty:
    """Say anew what is owed by whom until when. Rounds that are open stay as they are."""
    fresh = _locked(duty, seen_version)
    before = {name: getattr(fresh, name) for name in _KEPT}
    _put(fresh, facts, by, at)
    if fresh.state == DutyState.RUNNING:
        _demand_whole(fresh)
    fresh.save()
    _put_reporters(fresh, facts.reporters, at)
    changes = {name: [old, getattr(fresh, name)] for name, old in before.items() if old != getattr(fresh, name)}
    record(by=by, at=at, deed="edit_duty", about=fresh, words="Sửa chế độ báo cáo", changes=changes)
    return fresh


@transaction.atomic
def confirm_duty(*, duty: ReportingDuty, seen_version: int, by: User, at: datetime) -> ReportingDuty:
    """Let a duty run: from now on its forms open by themselves. Raises UnableToSetUpDuty where something is missing."""
    fresh = _locked(duty, seen_version)
    _demand_whole(fresh)
    if not DutyReporter.objects.filter(duty=fresh).exclude(kind=ReporterKind.OPEN).exists():
        raise UnableToSetUpDuty("Chưa xác định được cơ quan nào phải báo cáo.")
    _move(fresh, DutyState.RUNNING, by, at)
    record(by=by, at=at, deed="confirm_duty", about=fresh, words="Xác nhận chế độ báo cáo; mẫu sẽ tự mở trước hạn")
    return fresh


@transaction.atomic
def end_duty(*, duty: ReportingDuty, reason: str, seen_version: int, by: User, at: datetime) -> ReportingDuty:
    """Open no further forms for a duty: it has ended, or was never one (then it is dismissed)."""
    fresh = _locked(duty, seen_version)
    if not reason.strip():
        raise UnableToSetUpDuty("Hãy ghi lý do thôi theo dõi chế độ báo cáo này.")
    never = fresh.state == DutyState.PROPOSED
    _move(fresh, DutyState.DISMISSED if never else DutyState.ENDED, by, at)
    words = f"{'Không theo dõi' if never else 'Kết thúc'} chế độ báo cáo: {reason.strip()}"
    record(by=by, at=at, deed="end_duty", about=fresh, words=words)
    return fresh


_KEPT = (
    "title", "rhythm", "receiver_id", "through_id", "due_day", "due_month", "due_after", "due_relation", "due_date",
    "closing_day", "opens_before", "since", "until", "template_id",
)  # fmt: skip


def _put(duty: ReportingDuty, facts: DutyFacts, by: User, at: datetime) -> None:
    title = facts.title.strip()
    if not title:
        raise UnableToSetUpDuty("Hãy ghi tên báo cáo.")
    if facts.until and facts.until < facts.since:
        raise UnableToSetUpDuty("Ngày kết thúc phải sau ngày bắt đầu.")
    once = facts.rhythm in (Rhythm.FINAL, Rhythm.AD_HOC)
    duty.title, duty.rhythm = title[:300], facts.rhythm
    duty.receiver, duty.through, duty.template = facts.receiver, facts.through, facts.template
    duty.due_day, duty.due_month = (None, None) if once else (facts.due_day, facts.due_month)
    duty.due_after, duty.due_relation = (0 if once else facts.due_after), facts.due_relation
    duty.due_date = facts.due_date if once else None
    duty.closing_day, duty.opens_before = facts.closing_day, facts.opens_before
    duty.since, duty.until = facts.since, facts.until
    duty.saved_by, duty.saved_at = by, at
    duty.version = (duty.version or 0) + (1 if duty.pk else 0)


def _put_reporters(duty: ReportingDuty, typed: Sequence[str], at: datetime) -> None:
    """Keep who owes; names that stood before keep what they were understood as."""
    names = [name.strip() for name in typed if name.strip()]
    before = {one.text: one for one in DutyReporter.objects.filter(duty=duty)}
    if names == list(before):
        return
    issuer = duty.plan.document.issuer if duty.plan else ""
    found = resolve([name for name in names if name not in before], office=duty.office, issuer=issuer, on=localdate(at))
    DutyReporter.objects.filter(duty=duty).delete()
    rows = []
    for place, name in enumerate(dict.fromkeys(names), start=1):
        if name in before:
            old = before[name]
            meaning: dict[str, object] = {"kind": old.kind, "agency_id": old.agency_id, "rule": old.rule}
        else:
            meaning = _meaning(name, found.get(name), plan=bool(duty.plan_id))
        rows.append(DutyReporter(duty=duty, place=place, text=name[:300], **meaning))
    DutyReporter.objects.bulk_create(rows)


def _demand_whole(duty: ReportingDuty) -> None:
    if duty.receiver_id is None:
        raise UnableToSetUpDuty("Chưa xác định nơi nhận báo cáo trong danh bạ.")
    if duty.template_id is None:
        raise UnableToSetUpDuty("Hãy chọn mẫu báo cáo.")
    if not ReportTemplate.objects.filter(pk=duty.template_id, versions__published_at__isnull=False).exists():
        raise UnableToSetUpDuty("Mẫu báo cáo đã chọn chưa có bản nào được ban hành.")
    if duty.due_day is None and duty.due_date is None and duty.rhythm != Rhythm.AD_HOC:
        raise UnableToSetUpDuty("Hãy ghi ngày nộp báo cáo.")


def _move(duty: ReportingDuty, state: DutyState, by: User, at: datetime) -> None:
    duty.state, duty.saved_by, duty.saved_at = state, by, at
    duty.version += 1
    duty.save(update_fields=["state", "saved_by", "saved_at", "version"])


def _locked(duty: ReportingDuty, seen_version: int) -> ReportingDuty:
    fresh = (
        ReportingDuty.objects.select_for_update(of=("self",))
        .select_related("office", "plan__document", "receiver", "template")
        .get(pk=duty.pk)
    )
    if fresh.version != seen_version:
        raise ReportChangedMeanwhile("Có người vừa sửa chế độ báo cáo này; hãy xem lại rồi lưu.")
    return fresh
