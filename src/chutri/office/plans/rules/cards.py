"""Duties as the pages show them: one card each, grouped as the document groups them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chutri.office.lib.stated_dates import stated_date, stated_window
from chutri.office.plans.choices import DeadlineBasis, DutyOrigin, DutyState, Relation, Resolution, Role, Severity
from chutri.office.plans.rules.certainty import SURE, sure_of
from chutri.office.plans.rules.deadlines import deadline_words
from chutri.office.plans.rules.ladder import Rung
from chutri.office.plans.rules.marks import Json


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline for the screen: as an official writes it, the document's own words, and the rung that it stands on."""

    label: str
    words: str
    basis: DeadlineBasis = DeadlineBasis.STATED
    confirmed: bool = True
    last_day: date | None = None
    last_working_day: date | None = None
    rungs: list[Rung] = field(default_factory=list)

    @property
    def proposed(self) -> bool:
        """Say whether it is only proposed."""
        return not self.confirmed

    @property
    def reason(self) -> str:
        """Say why a wider deadline binds, as the checker says it."""
        rung = next((rung for rung in self.rungs if rung.basis == self.basis), None)
        return rung.reason if rung and self.basis != DeadlineBasis.STATED else ""

    @property
    def ends_before(self) -> bool:
        """Say whether the last day in time is another than the day that is said: *trước ngày 15* ends with the 14th."""
        return self.last_day is not None and self.label.startswith(str(Relation.BEFORE.label))

    @property
    def ends_early(self) -> bool:
        """Say whether offices are closed on the last day in time."""
        return self.last_working_day is not None and self.last_working_day != self.last_day


@dataclass(frozen=True, slots=True)
class Note:
    """What the checker found about a duty: the ref of its entry, how grave, what, and what to do."""

    ref: str
    severity: str
    message: str
    hint: str
    code: str

    @property
    def grave(self) -> bool:
        """Say whether it stands on the card: a mere note of the checker waits behind a fold."""
        return self.severity != Severity.NOTE


@dataclass(frozen=True, slots=True)
class Chip:
    """A body named for a duty, and which agency that means as far as it is known."""

    pk: int
    text: str
    resolution: str
    agency: str
    candidates: list[Json]
    rule: Any
    key: str = ""

    @property
    def covered(self) -> int:
        """Give how many agencies a class covered when it was read."""
        return int((self.rule or {}).get("covered", 0))

    @property
    def tells_more(self) -> bool:
        """Say whether the agency's name is another than the one that the document writes, and not merely its whole."""
        return bool(self.agency) and not self.agency.casefold().startswith(self.text.casefold())

    @property
    def ended(self) -> bool:
        """Say whether the likeliest body exists no longer, so that somebody must say who does its work."""
        closed = bool(self.candidates) and bool(self.candidates[0]["closed_on"])
        return closed or "ended" in (self.rule or {})

    @property
    def best(self) -> Json | None:
        """Give the likeliest candidate that can be taken with one key."""
        return None if not self.candidates or self.ended else self.candidates[0]

    @property
    def certain(self) -> bool:
        """Say whether it is known who is meant, be it a class."""
        return self.resolution in (Resolution.CHOSEN, Resolution.CLASS, Resolution.OUTSIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One duty."""

    pk: int
    ordinal: int
    version: int
    state: DutyState
    reason: str
    origin: str
    section: str
    action: str
    context: str
    leads: list[Chip]
    partners: list[Chip]
    consults: list[Chip]
    submits_to: list[Chip]
    role: Role
    requested: bool
    deliverables: list[str]
    begins: str
    due: Due | None
    recurrence: str
    confidence: float
    notes: list[Note]
    start: int
    supports: int = 0
    saved_by: str = ""

    @property
    def ref(self) -> str:
        """Give the ref that the source's marks of this duty carry."""
        return f"t{self.ordinal}"

    @property
    def agencies(self) -> str:
        """Give who must do it, as the document names them."""
        return "; ".join(chip.text for chip in self.leads)

    @property
    def role_label(self) -> str:
        """Give what the named body does."""
        return str(self.role.label)

    @property
    def named(self) -> list[tuple[str, list[Chip]]]:
        """Give everybody named besides those who must do it, by what they have to do with it."""
        lists = (("Phối hợp", self.partners), ("Xin ý kiến", self.consults), ("Trình, báo cáo", self.submits_to))
        return [(label, chips) for label, chips in lists if chips]

    @property
    def is_dismissed(self) -> bool:
        """Say whether somebody said that it is none."""
        return self.state == DutyState.DISMISSED

    @property
    def is_accepted(self) -> bool:
        """Say whether somebody said that it is right."""
        return self.state == DutyState.ACCEPTED

    @property
    def origin_label(self) -> str:
        """Say where it comes from when not from the reader."""
        return "" if self.origin == DutyOrigin.READ else str(DutyOrigin(self.origin).label)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Give what else is known of it, where anything is."""
        told = (("Sản phẩm", "; ".join(self.deliverables)), ("Bắt đầu", self.begins), ("Định kỳ", self.recurrence))
        return [(label, words) for label, words in told if words]

    @property
    def certain(self) -> bool:
        """Say whether it may be accepted together with others, without a look at each."""
        return sure_of(self.confidence, (chip.resolution for chip in self.leads))

    @property
    def grave_notes(self) -> list[Note]:
        """Give the findings that are more than notes."""
        return [note for note in self.notes if note.grave]

    @property
    def slight_notes(self) -> list[Note]:
        """Give the findings that are notes."""
        return [note for note in self.notes if not note.grave]

    @property
    def certainty(self) -> str:
        """Give how sure the reader is, as a slug: sure, fair, doubtful."""
        return "sure" if self.confidence >= SURE else "fair" if self.confidence >= 0.7 else "doubtful"

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
    """Cards of one section that the same bodies must do."""

    section: str
    agencies: str
    cards: list[Card] = field(default_factory=list)


def card_groups(cards: Iterable[Card]) -> list[CardGroup]:
    """Group consecutive cards that stand in one section under the same bodies, in the order of the document."""
    groups: list[CardGroup] = []
    for card in cards:
        if not groups or (groups[-1].section, groups[-1].agencies) != (card.section, card.agencies):
            groups.append(CardGroup(card.section, card.agencies))
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
