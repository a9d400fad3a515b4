"""What is known of an agency as one value: what forms and sheets show, compare and give back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256

from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind
from chutri.office.people.models import Agency

# Facts in the order of forms and sheets, with what the screen calls them.
FACT_LABELS: dict[str, str] = {
    "name": "Tên cơ quan",
    "short_name": "Tên viết tắt",
    "kind": "Loại",
    "level": "Cấp",
    "parent": "Cơ quan cấp trên",
    "territory": "Địa bàn",
    "territory_kind": "Loại địa bàn",
    "opened_on": "Hoạt động từ",
    "closed_on": "Kết thúc từ",
    "aliases": "Tên gọi khác",
    "codes": "Mã định danh",
    "email": "Hộp thư công vụ",
    "source": "Nguồn",
    "confidence": "Độ tin cậy",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFacts:
    """What is known of an agency. ``aliases`` are other names that documents use; ``codes`` pairs of scheme and code."""

    name: str
    short_name: str = ""
    kind: AgencyKind = AgencyKind.OTHER
    level: AgencyLevel = AgencyLevel.PROVINCE
    parent: Agency | None = None
    territory: str = ""
    territory_kind: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    email: str = ""
    source: str = ""
    confidence: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()

    def shown(self, fact: str) -> str:
        """Give one fact as the screen shows it."""
        value = getattr(self, fact)
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if fact == "codes":
            return "; ".join(f"{scheme}: {code}" for scheme, code in self.codes)
        if fact == "aliases":
            return "; ".join(self.aliases)
        if fact == "territory_kind":
            return TerritoryKind(value).label if value else ""
        return str(getattr(value, "label", value or ""))


def facts_of(agency: Agency) -> AgencyFacts:
    """Give what is known of an agency; its names, codes and the agency above may be fetched along."""
    return AgencyFacts(
        name=agency.name,
        short_name=agency.short_name,
        kind=AgencyKind(agency.kind),
        level=AgencyLevel(agency.level),
        parent=agency.parent,
        territory=agency.territory,
        territory_kind=agency.territory_kind,
        opened_on=agency.opened_on,
        closed_on=agency.closed_on,
        email=agency.email,
        source=agency.source,
        confidence=agency.confidence,
        note=agency.note,
        aliases=tuple(sorted(name.name for name in agency.names.all() if not name.official)),
        codes=tuple(sorted((code.scheme, code.code) for code in agency.codes.all())),
    )


def changed_facts(before: AgencyFacts, after: AgencyFacts) -> tuple[str, ...]:
    """Give the names of the facts in which two differ."""
    return tuple(one.name for one in fields(AgencyFacts) if getattr(before, one.name) != getattr(after, one.name))


def mark_of(facts: AgencyFacts | Iterable[str]) -> str:
    """Give a short mark that changes with any fact: what a form saw when it was opened."""
    words = [facts.shown(fact) for fact in FACT_LABELS] if isinstance(facts, AgencyFacts) else facts
    return sha256("\x1f".join(words).encode()).hexdigest()[:16]
