"""A body's own plan, drafted from its part of an issued plan and changed on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.documents.queries.numbers import issuer_part
from chutri.office.history.operations import record
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import successors_at
from chutri.office.plans.choices import LinePart, Stage
from chutri.office.plans.models import Duty, Plan, SubplanDraft, SubplanLine
from chutri.office.plans.queries.covering import Concern
from chutri.office.plans.queries.sources import text_between
from chutri.office.plans.queries.subplan_parts import document_place, reports_of, stated_grounds
from chutri.office.plans.queries.subplans import concerned_bodies, narrowed_words
from chutri.office.plans.rules import subplan_words
from chutri.office.plans.rules.cascade import orders_a_plan
from chutri.office.plans.rules.narrowing import basis_items, deadline_in_time, points_elsewhere, typed_deadline

NO_DUTY = "Phụ lục của kế hoạch cấp trên đã nêu từng việc"
THIS_PLAN = "Chính là kế hoạch này"
# what a draft holds besides its lines
FIELDS = (
    "title", "issuer", "superior", "symbol", "place", "basis", "preamble", "aims", "funding", "reporting", "recipients",
    "authority", "signer",
)  # fmt: skip


class UnableToDraft(Exception):
    """The plan below can't be drafted so; the message is Vietnamese and fit for the screen."""


class DraftChangedMeanwhile(UnableToDraft):
    """Somebody saved the draft since it was shown."""

    def __init__(self) -> None:
        """Say it."""
        super().__init__("Có người vừa lưu bản soạn này. Nội dung bạn gõ vẫn còn dưới đây; lưu lần nữa sẽ ghi đè.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEdit:
    """What somebody typed of one line; ``pk`` is None for a line that the body adds."""

    pk: int | None
    kept: bool
    reason: str
    words: str
    unit: str
    partners: str
    deadline: str
    product: str


@transaction.atomic
def begin_subplan(*, parent: Plan, body: Agency, holder: Agency, by: User, at: datetime) -> SubplanDraft:
    """Draft the plan of a body from its part of an issued one; a draft that the holder has already is given as it is.

    Raises UnableToDraft for a plan that is not issued, a body that has ended (the message names its successors) or has no
    duty in the plan.
    """
    there = SubplanDraft.objects.filter(parent=parent, body=body, holder=holder).first()
    if there is not None:
        return there
    on = localdate(at)
    _demand_parent(parent)
    _demand_open(body, on)
    duties, who = concerned_bodies(parent, on)
    mine = [(duty, concern) for duty in duties if (concern := who[duty.pk].get(body.pk))]
    if not mine:
        raise UnableToDraft(f"Kế hoạch không giao nhiệm vụ nào cho {body}.")
    draft = _draft(parent, body, holder, duties[0].span_start, by=by, at=at)
    draft.save()
    SubplanLine.objects.bulk_create(
        _line(draft, place, duty, concern, body) for place, (duty, concern) in enumerate(mine, start=1)
    )
    words = f"Soạn kế hoạch của {body} từ kế hoạch {parent}: {len(mine)} nhiệm vụ"
    record(by=by, at=at, deed="begin_subplan", about=draft, words=words)
    return draft


@transaction.atomic
def save_subplan(
    *, draft: SubplanDraft, fields: dict[str, str], lines: Sequence[LineEdit], seen_version: int, by: User, at: datetime
) -> SubplanDraft:
    """Save what somebody typed into a draft.

    Raises DraftChangedMeanwhile, UnableToDraft for a line left out without a reason or without words.
    """
    locked = SubplanDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if locked.version != seen_version:
        raise DraftChangedMeanwhile
    there = {line.pk: line for line in SubplanLine.objects.filter(draft=locked)}
    if any(edit.pk is not None and edit.pk not in there for edit in lines):
        raise UnableToDraft("Một nhiệm vụ trên trang không còn trong bản soạn; hãy tải lại trang.")
    last = max((line.place for line in there.values()), default=0)
    for edit in lines:
        if edit.pk is None:
            last += 1
            _put(SubplanLine(draft=locked, place=last, part=LinePart.OWN), edit)
        elif not edit.words and there[edit.pk].part == LinePart.OWN:
            there[edit.pk].delete()  # a line of one's own whose words are taken out is taken out
        else:
            _put(there[edit.pk], edit)
    for name in FIELDS:
        setattr(locked, name, fields[name].strip())
    if not locked.title or not locked.issuer:
        raise UnableToDraft("Hãy ghi trích yếu và cơ quan ban hành.")
    locked.version += 1
    locked.save()
    kept = locked.lines.filter(kept=True).count()
    record(by=by, at=at, deed="save_subplan", about=locked, words=f"Lưu bản soạn: {kept} nhiệm vụ đưa vào")
    return locked


@transaction.atomic
def discard_subplan(*, draft: SubplanDraft, by: User, at: datetime) -> None:
    """Remove a draft; the parent's plan and what was uploaded stay."""
    record(by=by, at=at, deed="discard_subplan", about=draft, words=f"Bỏ bản soạn kế hoạch của {draft.body}")
    draft.delete()


def _put(line: SubplanLine, edit: LineEdit) -> None:
    line.kept, line.reason = edit.kept, "" if edit.kept else edit.reason
    if not line.kept and not line.reason:
        raise UnableToDraft(f"Hãy nêu lý do không đưa vào nhiệm vụ {line.place}.")
    if not edit.words:
        raise UnableToDraft(f"Nội dung nhiệm vụ {line.place} không được để trống.")
    line.words, line.unit, line.partners, line.product = edit.words, edit.unit[:250], edit.partners, edit.product
    if edit.deadline != line.deadline:
        words, line.last_day = typed_deadline(edit.deadline)
        line.deadline = words[:200]
    line.save()


def _demand_parent(parent: Plan) -> None:
    if parent.stage == Stage.RECALLED:
        raise UnableToDraft("Kế hoạch cấp trên đã thu hồi.")
    if parent.stage != Stage.ISSUED:
        raise UnableToDraft("Kế hoạch cấp trên chưa giao việc; hãy đợi cơ quan ban hành giao việc.")


def _demand_open(body: Agency, on: date) -> None:
    if body.closed_on and body.closed_on <= on:
        heirs = successors_at([body], on=on)[body.pk]
        names = "; ".join(heir.name for heir in heirs)
        then = f" Hãy soạn cho cơ quan kế thừa: {names}." if names else ""
        raise UnableToDraft(f"{body} đã kết thúc hoạt động từ {body.closed_on:%d/%m/%Y}.{then}")


def _draft(parent: Plan, body: Agency, holder: Agency, opening_ends: int, *, by: User, at: datetime) -> SubplanDraft:
    document = parent.document
    facts = subplan_words.BodyFacts(
        name=body.name,
        kind=body.kind,
        territory=body.territory,
        territory_word=f"{body.get_territory_kind_display().lower()} {body.territory}".strip()
        if body.territory
        else "",
        above=body.parent.name if body.parent else "",
        symbol_part=issuer_part(body, localdate(at)),
    )
    place = document_place(parent)
    above = subplan_words.ParentFacts(document.code, document.issued_date, document.issuer, document.title, place)
    reports = reports_of(parent, body, localdate(at))
    issuer, superior = subplan_words.issuer_of(facts)
    opening = text_between(parent, 0, min(opening_ends, 8000))
    grounds = [*basis_items(opening, stated_grounds(parent)), f"Căn cứ {subplan_words.parent_words(above)}"]
    return SubplanDraft(
        parent=parent,
        body=body,
        holder=holder,
        title=subplan_words.title_of(above),
        issuer=issuer,
        superior=superior,
        symbol=subplan_words.symbol_of(facts),
        place=body.territory or place,
        basis="\n".join(dict.fromkeys(grounds)),
        preamble=subplan_words.preamble_of(facts, above),
        aims=subplan_words.aims_of(above),
        funding="Kinh phí thực hiện bố trí trong dự toán được giao và các nguồn hợp pháp khác theo quy định.",
        reporting=subplan_words.reporting_of(facts, reports),
        recipients=subplan_words.recipients_of(facts, above, reports),
        authority=subplan_words.authority_of(facts),
        made_by=by,
        made_at=at,
    )


def _line(draft: SubplanDraft, place: int, duty: Duty, concern: Concern, body: Agency) -> SubplanLine:
    words = narrowed_words(duty, concern.part, concern.names, body.name)
    rhythm = (duty.recurrence or {}).get("text") or ""
    deadline, last = deadline_in_time(
        on=duty.deadline_date if duty.deadline_confirmed else None,
        precision=duty.deadline_precision,
        relation=duty.deadline_relation,
        words=duty.deadline_words if duty.deadline_confirmed else "",
        rhythm=rhythm[:1].upper() + rhythm[1:],
        begins=duty.begins,
    )
    others = "agency" if concern.part == LinePart.SUPPORT else "partner"
    if duty.amended_last_day:
        deadline, last = deadline_in_time(on=duty.amended_last_day, precision="day", relation="by", words="")
    partners = [party.text for party in duty.parties.all() if party.kind == others]
    needless = THIS_PLAN if orders_a_plan(duty.action) else NO_DUTY if points_elsewhere(duty.action) else ""
    return SubplanLine(
        draft=draft,
        duty=duty,
        place=place,
        part=concern.part,
        kept=not needless,
        reason=needless,
        proposed=words,
        words=words,
        partners="; ".join(partners),
        deadline=deadline[:200],
        last_day=last,
        product="; ".join(duty.deliverables),
    )
