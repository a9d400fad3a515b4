"""The chain changed while it runs: steps added, removed, put back, moved, given to another body or day. Every change is a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from chutri.office.drafts.choices import StepKind, StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.operations.saving import (
    UnableToChangeDraft,
    advance,
    demand_under_way,
    hold,
    keep,
    note,
)
from chutri.office.drafts.operations.telling import tell_turns
from chutri.office.drafts.queries.steps import live_steps
from chutri.office.drafts.rules.flow import ABREAST, chain_problem
from chutri.office.people.models import Agency, User

# out of the way of every place that a chain has
_ASIDE = 100_000
LONGEST_CHAIN = 40


class UnableToChangeChain(UnableToChangeDraft):
    """The chain can't be changed so; the message is Vietnamese and fit for the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whose turn a step is and by when: an agency of the directory, a body by name alone, or one person."""

    agency: Agency | None = None
    person: User | None = None
    body: str = ""
    due_on: date | None = None

    @property
    def name(self) -> str:
        """Give the name that the step is known by."""
        return str(self.person or self.agency or self.body)


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be added behind the one at place ``after`` (``Step.place``)."""

    kind: str
    holder: Holder
    after: int


@transaction.atomic
def add_step(*, draft: Draft, new: NewStep, seen: int, by: User, at: datetime) -> Step:
    """Add a step. Raises UnableToChangeChain."""
    held, steps = _chain(draft, seen)
    if new.kind not in StepKind.values:
        raise UnableToChangeChain("Hãy chọn bước cần thêm.")
    if len(steps) >= LONGEST_CHAIN:
        raise UnableToChangeChain(f"Quy trình có tối đa {LONGEST_CHAIN} bước.")
    step = Step(draft=held, kind=new.kind, place=_ASIDE - 1)
    _give(step, new.holder)
    before = [one for one in steps if one.place <= new.after]
    behind = steps[len(before) :]
    _demand_order([*before, step, *behind])
    _demand_later(step, behind)
    step.save(force_insert=True)
    _place(held, [*before, step, *behind])
    return _changed(held, step, by=by, at=at, deed="add_step", words=f"Thêm bước {step}")


@transaction.atomic
def remove_step(*, step: Step, seen: int, by: User, at: datetime) -> Step:
    """Take a step that is not done out of the chain; it can be put back."""
    held, steps = _chain(step.draft, seen)
    mine = _open_one(steps, step)
    _demand_order([one for one in steps if one.pk != mine.pk])
    mine.state = StepState.REMOVED
    mine.save(update_fields=["state"])
    return _changed(held, mine, by=by, at=at, deed="remove_step", words=f"Bỏ bước {mine}")


@transaction.atomic
def restore_step(*, step: Step, seen: int, by: User, at: datetime) -> Step:
    """Put a removed step back where it was."""
    held, steps = _chain(step.draft, seen)
    mine = held.steps.select_related("agency", "person").filter(pk=step.pk, state=StepState.REMOVED).first()
    if mine is None:
        raise UnableToChangeChain("Bước này đang có trong quy trình.")
    order = sorted([*steps, mine], key=lambda one: one.place)
    _demand_order(order)
    _demand_later(mine, order[order.index(mine) + 1 :])
    mine.state = StepState.PENDING
    mine.save(update_fields=["state"])
    return _changed(held, mine, by=by, at=at, deed="restore_step", words=f"Đưa lại bước {mine}")


@transaction.atomic
def move_step(*, step: Step, earlier: bool, seen: int, by: User, at: datetime) -> Step:
    """Let a step change places with its neighbour; neither may be done."""
    held, steps = _chain(step.draft, seen)
    mine = _open_one(steps, step)
    here = steps.index(mine)
    there = here - 1 if earlier else here + 1
    if not 0 <= there < len(steps):
        raise UnableToChangeChain("Bước này đã ở đầu hoặc cuối quy trình.")
    if steps[there].state == StepState.DONE:
        raise UnableToChangeChain(f"Bước {steps[there]} đã xong nên không đổi thứ tự được.")
    steps[here], steps[there] = steps[there], steps[here]
    _demand_order(steps)
    _place(held, steps)
    where = "lên trước" if earlier else "ra sau"
    return _changed(held, mine, by=by, at=at, deed="move_step", words=f"Chuyển bước {mine} {where} bước {steps[here]}")


@transaction.atomic
def change_step(*, step: Step, holder: Holder, seen: int, by: User, at: datetime) -> Step:
    """Give a step that is not done to another body, person or day: as when a body was dissolved."""
    held, steps = _chain(step.draft, seen)
    mine = _open_one(steps, step)
    before, day = str(mine), mine.due_on
    moved = (mine.agency_id, mine.person_id) != (
        holder.agency.pk if holder.agency else None,
        holder.person.pk if holder.person else None,
    )
    _give(mine, holder)
    if moved and mine.state == StepState.OPEN:
        mine.state = StepState.PENDING  # opened anew, so that whoever has it now is told
        mine.links.filter(revoked_at=None).update(revoked_at=at)
    mine.save()
    days = [day.isoformat() if day else None, mine.due_on.isoformat() if mine.due_on else None]
    said = f"Đổi bước {before} thành {mine}" if before != str(mine) else f"Đổi hạn bước {mine}"
    said += f", hạn {mine.due_on:%d/%m/%Y}" if mine.due_on and days[0] != days[1] else ""
    return _changed(held, mine, by=by, at=at, deed="change_step", words=said)


def _chain(draft: Draft, seen: int) -> tuple[Draft, list[Step]]:
    held = hold(draft, seen=seen)
    demand_under_way(held)
    return held, live_steps(held)


def _open_one(steps: Sequence[Step], step: Step) -> Step:
    mine = next((one for one in steps if one.pk == step.pk), None)
    if mine is None:
        raise UnableToChangeChain("Bước này đã được bỏ khỏi quy trình.")
    if mine.state == StepState.DONE:
        raise UnableToChangeChain(f"Bước {mine} đã xong nên không thay đổi được.")
    return mine


def _give(step: Step, holder: Holder) -> None:
    if step.kind in (StepKind.CONSULT, StepKind.APPRAISE, StepKind.APPROVE, StepKind.SIGN) and not holder.name:
        raise UnableToChangeChain("Hãy chọn cơ quan hoặc người của bước này.")
    step.agency = holder.agency or (holder.person.agency if holder.person else None)
    step.person = holder.person
    step.body = (holder.body or holder.name)[:250]
    step.due_on = holder.due_on


def _demand_order(steps: Sequence[Step]) -> None:
    problem = chain_problem([one.kind for one in steps])
    if problem:
        raise UnableToChangeChain(problem)


def _demand_later(step: Step, behind: Sequence[Step]) -> None:
    """Nothing is put before what is done, but beside what is asked abreast."""
    done = next((one for one in behind if one.state == StepState.DONE), None)
    if done is not None and not (step.kind == done.kind and step.kind in ABREAST):
        raise UnableToChangeChain(f"Không đặt bước {step} trước bước đã xong: {done}.")


def _place(draft: Draft, order: Sequence[Step]) -> None:
    """Write places anew, with removed steps behind the live one that they stood behind."""
    removed = list(draft.steps.filter(state=StepState.REMOVED).order_by("place"))
    everything = sorted(
        [*((place, 0, one) for place, one in enumerate(order)), *_between(order, removed)],
        key=lambda row: (row[0], row[1]),
    )
    draft.steps.update(place=F("place") + _ASIDE)
    rows = [row[2] for row in everything]
    for place, one in enumerate(rows, start=1):
        one.place = place
    Step.objects.bulk_update(rows, ["place"])


def _between(order: Sequence[Step], removed: Sequence[Step]) -> list[tuple[int, int, Step]]:
    rows = []
    for number, one in enumerate(removed, start=1):
        behind = max((place for place, other in enumerate(order) if other.place < one.place), default=0)
        rows.append((behind, number, one))
    return rows


def _changed(draft: Draft, step: Step, *, by: User, at: datetime, deed: str, words: str) -> Step:
    keep(draft, at=at)
    opened = advance(draft, at=at)
    tell_turns(draft, opened, by=by, at=at)
    note(draft, by=by, at=at, deed=deed, words=words)
    return step
