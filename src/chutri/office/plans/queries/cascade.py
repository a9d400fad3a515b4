"""The cascade map: what each body's plan made of each duty of the parent's. The same few queries for any number of bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from chutri.office.lib.folding import fold, terms
from chutri.office.people.choices import AgencyLevel
from chutri.office.people.models import Agency
from chutri.office.people.queries import successors_at
from chutri.office.plans.choices import Adoption, BodyGroup, LinePart, Sending, Stage, TieState
from chutri.office.plans.models import Duty, DutyTie, Plan, Subplan, SubplanDraft, SubplanLine
from chutri.office.plans.queries.covering import Concerns
from chutri.office.plans.queries.duties import LIVE
from chutri.office.plans.queries.subplans import bodies_among, concerned_bodies
from chutri.office.plans.rules.cascade import Above, Below, CascadeFigures, adoption, orders_a_plan
from chutri.office.plans.rules.narrowing import points_elsewhere


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of one duty at one body; ``proposed`` while nobody has confirmed the matching."""

    duty: int
    adoption: Adoption
    proposed: bool = False


@dataclass(slots=True)
class MapRow:
    """One body: its plan, how it was sent, what it made of each duty, how many duties it added."""

    body: Agency
    subplan: Subplan | None
    sending: Sending
    sent_on: date | None
    due: date | None
    late: bool
    cells: list[Cell] = field(default_factory=list)
    added: int = 0

    heirs: tuple[str, ...] = ()

    @property
    def sent(self) -> bool:
        """Say whether the plan is there."""
        return self.sending == Sending.SENT


@dataclass(slots=True)
class CascadeMap:
    """The duties of a plan against the bodies that carry them out; ``due`` is the day by which their plans were ordered."""

    duties: list[Duty]
    rows: list[MapRow]
    figures: CascadeFigures
    due: date | None
    orders: list[Duty]


@dataclass(slots=True)
class _Ties:
    """What the ties of the plans below say, by plan."""

    below: dict[tuple[int, int], list[Below]] = field(default_factory=dict)
    proposed: set[tuple[int, int]] = field(default_factory=set)
    added: dict[int, int] = field(default_factory=dict)


def cascade_map(parent: Plan, on: date) -> CascadeMap:
    """Give the whole map of a plan on a day."""
    duties, who = concerned_bodies(parent, on)
    orders = [duty for duty in duties if orders_a_plan(duty.action)]
    subplans = {
        one.body_id: one for one in Subplan.objects.filter(parent=parent).select_related("plan__document", "body")
    }
    due = _due_days(orders, who)
    keys = (set(due) or _leads(duties, who)) | set(subplans)
    keys.discard(parent.document.agency_id)
    columns = [
        duty
        for duty in duties
        if duty not in orders and not points_elsewhere(duty.action) and keys & who[duty.pk].keys()
    ]
    drafting = set(SubplanDraft.objects.filter(parent=parent).values_list("body_id", flat=True))
    left_out = set(
        SubplanLine.objects.filter(draft__parent=parent, kept=False, duty__isnull=False).values_list(
            "draft__body_id", "duty_id"
        )
    )
    ties = _ties([one.plan_id for one in subplans.values() if is_sent(one, parent)])
    rows = []
    for body in bodies_among(keys):
        row = _row(body, subplans.get(body.pk), parent, due=due.get(body.pk), on=on)
        if not row.sent and body.pk in drafting:
            row.sending = Sending.DRAFTING
        _fill(row, columns, who, ties, left_out)
        rows.append(row)
    _name_heirs(rows, on)
    days = [day for day in due.values() if day]
    return CascadeMap(columns, rows, _figures(rows), min(days, default=None), orders)


def rows_matching(rows: Iterable[MapRow], *, query: str = "", state: str = "", group: str = "") -> list[MapRow]:
    """Narrow the map's rows: a name (tone marks or none), what stands in a cell or how it was sent, a sort of bodies."""
    wanted = terms(query)
    return [
        row
        for row in rows
        if all(word in fold(row.body.name) for word in wanted)
        and (not state or _is(row, state))
        and (not group or (row.body.level == AgencyLevel.COMMUNE) == (group == BodyGroup.COMMUNES))
    ]


def is_sent(subplan: Subplan, parent: Plan) -> bool:
    """Say whether the plan of a body is there: issued by the body, or received on paper by whoever ordered it."""
    plan = subplan.plan
    held = plan.document.agency_id == parent.document.agency_id
    return plan.stage == Stage.ISSUED or (held and plan.stage == Stage.REVIEW)


def unsent_bodies(parent: Plan, on: date) -> list[MapRow]:
    """Give the bodies whose plan is not there."""
    return [row for row in cascade_map(parent, on).rows if not row.sent]


def ties_at(parent: Plan, body: Agency, upper: Duty) -> list[DutyTie]:
    """Give the duties of a body's plan that carry out one of the parent's."""
    return list(
        DutyTie.objects.filter(upper=upper, duty__state__in=LIVE, duty__plan__above__body=body)
        .filter(duty__plan__above__parent=parent)
        .select_related("duty__plan__document", "duty__plan__above")
        .order_by("duty__ordinal")
    )


def duties_added(subplan: Subplan) -> list[Duty]:
    """Give the duties of a plan below that carry out none of the parent's."""
    own = Duty.objects.filter(plan=subplan.plan, state__in=LIVE).filter(
        Q(tie__isnull=True) | Q(tie__upper__isnull=True)
    )
    return list(own.order_by("ordinal"))


def _row(body: Agency, subplan: Subplan | None, parent: Plan, *, due: date | None, on: date) -> MapRow:
    if subplan is None or not is_sent(subplan, parent):
        return MapRow(body, subplan, Sending.UNSENT, None, due, due is not None and on > due)
    plan = subplan.plan
    sent_on = plan.document.issued_date or localdate(plan.issued_at or plan.imported_at)
    return MapRow(body, subplan, Sending.SENT, sent_on, due, due is not None and sent_on > due)


def _fill(row: MapRow, columns: list[Duty], who: Concerns, ties: _Ties, left_out: set[tuple[int, int]]) -> None:
    plan = row.subplan.plan_id if row.subplan and row.sent else 0
    row.added = ties.added.get(plan, 0)
    for duty in columns:
        below = ties.below.get((plan, duty.pk), [])
        if row.body.pk not in who[duty.pk] and not below:
            row.cells.append(Cell(duty.pk, Adoption.ASIDE))
            continue
        above = Above(duty.day_that_holds)
        became = adoption(above, below, sent=row.sent, left_out=(row.body.pk, duty.pk) in left_out)
        row.cells.append(Cell(duty.pk, became, (plan, duty.pk) in ties.proposed))


def _ties(plans: list[int]) -> _Ties:
    ties = _Ties()
    rows = Duty.objects.filter(plan__in=plans, state__in=LIVE).values_list(
        "plan_id", "tie__upper", "tie__likeness", "tie__state", "last_day"
    )
    for plan, upper, alike, state, last_day in rows:
        if upper is None:
            ties.added[plan] = ties.added.get(plan, 0) + 1
            continue
        ties.below.setdefault((plan, upper), []).append(Below(last_day, alike))
        if state == TieState.PROPOSED:
            ties.proposed.add((plan, upper))
    return ties


def _due_days(orders: list[Duty], who: Concerns) -> dict[int, date | None]:
    due: dict[int, date | None] = {}
    for duty in orders:
        for body, concern in who[duty.pk].items():
            if concern.part == LinePart.LEAD:
                days = [day for day in (due.get(body), duty.last_day) if day]
                due[body] = min(days, default=None)
    return due


def _leads(duties: list[Duty], who: Concerns) -> set[int]:
    return {body for duty in duties for body, concern in who[duty.pk].items() if concern.part == LinePart.LEAD}


def _name_heirs(rows: list[MapRow], on: date) -> None:
    """Say with bodies that have ended who does their work now. No query where none has."""
    ended = [row for row in rows if row.body.closed_on and row.body.closed_on <= on]
    heirs = successors_at([row.body for row in ended], on=on) if ended else {}
    for row in ended:
        row.heirs = tuple(heir.name for heir in heirs[row.body.pk])


def _figures(rows: list[MapRow]) -> CascadeFigures:
    figures = CascadeFigures(bodies=len(rows))
    for row in rows:
        figures.sent += row.sent
        figures.late += row.late
        figures.added += row.added
        figures.cells.update(cell.adoption for cell in row.cells)
    return figures


def _is(row: MapRow, state: str) -> bool:
    if state in Sending.values:
        return row.sending == state or (state == Sending.UNSENT and not row.sent)
    if state == "tre":
        return row.late
    if state == "them":
        return row.added > 0
    return any(cell.adoption == state for cell in row.cells)
