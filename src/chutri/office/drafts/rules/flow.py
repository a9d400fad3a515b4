"""Which steps of a chain are open, what an edit or a return makes be done again, and which orders make sense. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chutri.office.drafts.choices import Edit, StepKind, StepState

# whoever is asked beside others need not wait for them
ABREAST = frozenset({StepKind.CONSULT, StepKind.APPRAISE})
# the drafter's own turns
WRITING = frozenset({StepKind.DRAFT, StepKind.REVISE})
# what vouches for the words of one version, by how far an edit goes: who approved or signed did so for these very words;
# an appraisal is of what the text says. Opinions are bound to their version and stay as they are.
VOUCHING = {
    Edit.WORDING: frozenset({StepKind.APPROVE, StepKind.SIGN}),
    Edit.SUBSTANCE: frozenset({StepKind.APPRAISE, StepKind.APPROVE, StepKind.SIGN}),
}
# what must come after what, where both are in a chain
_BEFORE = (
    (StepKind.APPROVE, StepKind.SIGN),
    (StepKind.SIGN, StepKind.NUMBER),
    (StepKind.NUMBER, StepKind.ISSUE),
)


@dataclass(frozen=True, slots=True)
class Link:
    """One step as the rules see it; removed ones are no longer in the chain."""

    kind: str
    state: str = StepState.PENDING


def open_places(chain: Sequence[Link]) -> list[int]:
    """Give the places of the steps whose turn it is: the first that is not done, and those abreast of it."""
    first = next((place for place, one in enumerate(chain) if one.state != StepState.DONE), None)
    if first is None:
        return []
    kind = chain[first].kind
    if kind not in ABREAST:
        return [first]
    places = []
    for place in range(first, len(chain)):
        if chain[place].kind != kind:
            break
        if chain[place].state != StepState.DONE:
            places.append(place)
    return places


def places_to_redo(chain: Sequence[Link], edit: Edit) -> list[int]:
    """Give the places of the done steps that a new version opens again.

    A version belongs to the drafter's last turn; only what comes after it and vouches for its words is done again.
    """
    turn = writing_place(chain)
    return [
        place
        for place, one in enumerate(chain)
        if place > turn and one.state == StepState.DONE and one.kind in VOUCHING[edit]
    ]


def writing_place(chain: Sequence[Link], *, before: int | None = None) -> int:
    """Give the place of the drafter's last turn that has come, or the last one before a place; -1 where there is none."""
    last = -1
    for place, one in enumerate(chain):
        if before is not None and place >= before:
            break
        if one.kind in WRITING and (before is not None or one.state in (StepState.DONE, StepState.OPEN)):
            last = place
    return last


def is_fixed(chain: Sequence[Link]) -> bool:
    """Say whether the text may no longer change: from when it has a number it is corrected or recalled (Decree 30/2020, Điều 18)."""
    return any(one.kind == StepKind.NUMBER and one.state == StepState.DONE for one in chain)


def chain_problem(kinds: Sequence[str]) -> str:
    """Say in Vietnamese why steps can't stand in this order; empty where they can."""
    if not kinds or kinds[0] != StepKind.DRAFT:
        return "Bước đầu tiên phải là Soạn thảo."
    if kinds.count(StepKind.DRAFT) > 1:
        return "Chỉ có một bước Soạn thảo; lần sửa sau là bước Tiếp thu, hoàn thiện."
    for kind in (StepKind.NUMBER, StepKind.ISSUE):
        if kinds.count(kind) > 1:
            return f"Chỉ có một bước {kind.label}."
    for earlier, later in _BEFORE:
        if earlier in kinds and later in kinds and kinds.index(later) < len(kinds) - 1 - kinds[::-1].index(earlier):
            return f"Bước {later.label} phải đứng sau bước {earlier.label}."
    if StepKind.ISSUE in kinds and StepKind.NUMBER not in kinds:
        return "Văn bản ban hành phải được cấp số: hãy thêm bước Cấp số trước bước Ban hành."
    return ""
