"""Tasks as the page shows them: one card each, grouped as the document groups them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chutri.office.lib.stated_dates import stated_date, stated_window
from chutri.office.plans.choices import Mode, Relation, Role
from chutri.office.plans.rules.deadlines import deadline_words
from chutri.office.plans.rules.marks import Json
from chutri.office.plans.rules.passages import Numbered


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline for the screen: the relation and date as an official writes them, and the document's own words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """One task as read."""

    ordinal: int
    read_id: str
    action: str
    context: str
    agencies: str
    role: Role
    requested: bool
    partners: list[str]
    consults: list[str]
    submits_to: list[str]
    deliverables: list[str]
    begins: str
    due: Due | None
    recurrence: str
    confidence: float
    finding_refs: list[str]

    @property
    def ref(self) -> str:
        """Give the ref that the source's marks of this task carry."""
        return f"t{self.ordinal}"

    @property
    def role_label(self) -> str:
        """Give what the named body does."""
        return str(self.role.label)

    @property
    def certainty(self) -> str:
        """Give how sure the reader is, as a slug: sure, fair, doubtful."""
        return "sure" if self.confidence >= 0.9 else "fair" if self.confidence >= 0.7 else "doubtful"

    @property
    def certainty_label(self) -> str:
        """Give how sure the reader is, in words."""
        return {"sure": "Chắc chắn", "fair": "Khá chắc", "doubtful": "Cần xem lại"}[self.certainty]

    @property
    def percent(self) -> int:
        """Give the confidence in whole percent."""
        return round(100 * self.confidence)


@dataclass(slots=True)
class CardGroup:
    """Tasks of one section that the same bodies must do."""

    section: str
    agencies: str
    cards: list[Card] = field(default_factory=list)


def card_of(numbered: Numbered) -> Card:
    """Make the card of a task."""
    task = numbered.task
    deadline = task.get("deadline") or {}
    begins, _ = stated_window(task.get("start"), deadline.get("date"), deadline.get("text") or "")
    recurrence = task.get("recurrence") or {}
    return Card(
        ordinal=numbered.ordinal,
        read_id=task["id"],
        action=task["action"],
        context=task.get("context") or "",
        agencies="; ".join(party_texts(task.get("agencies"))),
        role=Role(task["role"]),
        requested=task["mode"] == Mode.REQUESTED,
        partners=party_texts(task.get("partners")),
        consults=party_texts(task.get("consults")),
        submits_to=party_texts(task.get("submits_to")),
        deliverables=party_texts(task.get("deliverables")),
        begins=str(begins) if begins else "",
        due=due_of(task.get("deadline"), start=task.get("start")),
        recurrence=recurrence.get("text") or "",
        confidence=float(task.get("confidence") or 0),
        finding_refs=list(task.get("finding_refs") or ()),
    )


def card_groups(tasks: Iterable[Numbered]) -> list[CardGroup]:
    """Group consecutive tasks that stand in one section under the same bodies, in the order of the document."""
    groups: list[CardGroup] = []
    for numbered in tasks:
        card = card_of(numbered)
        section = numbered.task.get("section") or ""
        if not groups or (groups[-1].section, groups[-1].agencies) != (section, card.agencies):
            groups.append(CardGroup(section, card.agencies))
        groups[-1].cards.append(card)
    return groups


def due_of(deadline: Json | None, *, start: str | None = None) -> Due | None:
    """Say a deadline: with its date where one is stated, else only the document's words."""
    if not deadline:
        return None
    words = deadline.get("text") or ""
    begins, stated = stated_window(start, deadline.get("date"), words)
    if stated is None:
        return Due("", words)
    return Due(deadline_words(stated, deadline.get("relation") or Relation.BY, begins=begins is not None), words)


def party_texts(parties: Iterable[Json] | None) -> list[str]:
    """Give the names of parties as the document writes them."""
    return [party["text"] for party in parties or ()]


def date_words(written: str | None) -> str:
    """Say a reading's date; as written where it is no date that exists, empty where there is none."""
    stated = stated_date(written)
    return str(stated) if stated else (written or "")
