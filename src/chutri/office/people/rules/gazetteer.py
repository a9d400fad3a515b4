"""The directories that come with the program (data/*/): text of tables in, records of agencies and successions out.

A table of communes says what each was made of; districts and the bodies that every district had follow from two more, so
that 2,000 former bodies need not be written one by one.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO

from chutri.office.lib.folding import fold
from chutri.office.people.choices import AgencyKind, AgencyLevel, TerritoryKind

# The communes of today, and the districts' end: Nghị quyết 203/2025/QH15, cấp huyện kết thúc hoạt động từ 01/7/2025.
COMMUNES_FROM = date(2025, 7, 1)
# The only directory with a table of communes so far is Hà Nội's.
_SOURCE = "Nghị quyết 1656/NQ-UBTVQH15 ngày 16/6/2025 về sắp xếp đơn vị hành chính cấp xã của thành phố Hà Nội"
_KINDS = {kind.label.lower(): kind for kind in TerritoryKind}
_DISTRICT_COMMITTEES = {"quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}
_FORMER = re.compile(r"(?P<kind>phường|xã|thị trấn) (?P<name>.+) \[(?P<district>.+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One agency of a directory; ``key`` is its own there and ``parent`` the key of the agency above it."""

    key: str
    name: str
    kind: AgencyKind
    level: AgencyLevel
    short_name: str = ""
    parent: str = ""
    territory: str = ""
    territory_kind: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    source: str = ""
    confidence: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A succession between two records, by their keys."""

    predecessor: str
    successor: str
    effective_on: date
    partly: bool = False
    note: str = ""
    source: str = ""
    confidence: str = ""


@dataclass(slots=True)
class Gazetteer:
    """A directory: agencies by key, those above before those below, and who took over from whom."""

    records: dict[str, Record] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Add an agency; the first of a key stands."""
        self.records.setdefault(record.key, record)

    def link(self, link: Link) -> None:
        """Add a succession; the first of a pair stands."""
        self.links.setdefault((link.predecessor, link.successor), link)


def read_gazetteer(tables: Mapping[str, str]) -> Gazetteer:
    """Put a directory together from its tables by name (``agencies`` must be there; the rest as far as they are).

    Raises KeyError or ValueError for a table that is not what it should be.
    """
    gazetteer = Gazetteer()
    for row in _rows(tables["agencies"]):
        gazetteer.add(_record(row))
    root = next(iter(one.key for one in gazetteer.records.values() if one.kind == AgencyKind.PEOPLES_COMMITTEE))
    if "communes" in tables:
        _add_territories(gazetteer, root, tables)
    for row in _rows(tables.get("successions", "")):
        gazetteer.link(
            Link(
                row["predecessor"],
                row["successor"],
                date.fromisoformat(row["effective_on"]),
                bool(row["partly"]),
                row["note"],
                row["source"],
                row["confidence"],
            )
        )
    return gazetteer


def _rows(table: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(StringIO(table))


def _record(row: Mapping[str, str]) -> Record:
    return Record(
        key=row["key"],
        name=row["name"],
        short_name=row["short_name"],
        kind=AgencyKind(row["kind"]),
        level=AgencyLevel(row["level"]),
        parent=row["parent"],
        territory=row["territory"],
        territory_kind=row["territory_kind"] and TerritoryKind(row["territory_kind"]).value,
        opened_on=_day(row["opened_on"]),
        closed_on=_day(row["closed_on"]),
        aliases=tuple(filter(None, map(str.strip, row["aliases"].split(";")))),
        codes=tuple(_code(code) for code in row["codes"].split(";") if code.strip()),
        source=row["source"],
        confidence=row["confidence"],
        note=row["note"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _code(text: str) -> tuple[str, str]:
    scheme, _, code = text.strip().partition(":")
    return scheme, code


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", fold(text)))


def _add_territories(gazetteer: Gazetteer, root: str, tables: Mapping[str, str]) -> None:
    """Add districts, their bodies, the communes of today and those before them."""
    rows = list(_rows(tables["communes"]))
    heirs: dict[str, list[str]] = {}
    for row in rows:
        for district in row["former_districts"].split("; "):
            heirs.setdefault(_slug(district), []).append(f"gso:{row['gso_code']}")
    for row in _rows(tables["districts"]):
        _add_district(gazetteer, root, row)
    _add_communes(gazetteer, root, rows)
    for row in _rows(tables["districts"]):
        district = _slug(f"{row['type']} {row['name']}")
        for heir in heirs[district]:
            gazetteer.link(Link(district, heir, COMMUNES_FROM, len(heirs[district]) > 1, "", _SOURCE, "derived"))
        for pattern in _rows(tables["district_bodies"]):
            _add_body_of_district(gazetteer, row, pattern, heirs[district])


def _add_district(gazetteer: Gazetteer, root: str, row: Mapping[str, str]) -> None:
    kind = _KINDS[row["type"]]
    gazetteer.add(
        Record(
            key=_slug(f"{row['type']} {row['name']}"),
            name=f"UBND {row['type']} {row['name']}",
            kind=AgencyKind.PEOPLES_COMMITTEE,
            level=AgencyLevel.DISTRICT,
            parent=root,
            territory=row["name"],
            territory_kind=kind.value,
            closed_on=COMMUNES_FROM,
            codes=(("gso", row["gso_code"]),),
            source="Nghị quyết 203/2025/QH15: cấp huyện kết thúc hoạt động từ 01/7/2025; mã: theo hiểu biết chung",
            confidence="verified:A",
        )
    )


def _add_communes(gazetteer: Gazetteer, root: str, rows: list[dict[str, str]]) -> None:
    shares = Counter(_former_key(former) for row in rows for former in row["predecessors"].split("; "))
    for row in rows:
        key = f"gso:{row['gso_code']}"
        gazetteer.add(_commune(key, root, row["type"], row["name"], row["gso_code"]))
    for row in rows:
        for former in row["predecessors"].split("; "):
            old = _former_key(former)
            match = _FORMER.fullmatch(former)
            if match is None:
                raise ValueError(former)
            district = _slug(match["district"])
            gazetteer.add(_commune(old, district, match["kind"], match["name"]))
            gazetteer.link(
                Link(old, f"gso:{row['gso_code']}", COMMUNES_FROM, shares[old] > 1, "", _SOURCE, "verified:A")
            )


def _former_key(former: str) -> str:
    return _slug(former.replace("[", " ").replace("]", " "))


def _commune(key: str, parent: str, kind: str, name: str, gso: str = "") -> Record:
    """Give a commune of today (with its code of the statistics office) or one from before, which has none here."""
    return Record(
        key=key,
        name=f"UBND {kind} {name}",
        kind=AgencyKind.PEOPLES_COMMITTEE,
        level=AgencyLevel.COMMUNE,
        parent=parent,
        territory=name,
        territory_kind=_KINDS[kind].value,
        opened_on=COMMUNES_FROM if gso else None,
        closed_on=None if gso else COMMUNES_FROM,
        codes=(("gso", gso),) if gso else (),
        source=_SOURCE,
        confidence="verified:A",
    )


def _add_body_of_district(
    gazetteer: Gazetteer, district: Mapping[str, str], pattern: Mapping[str, str], communes: list[str]
) -> None:
    """Add one body that every district had; its work went to the communes, to one body of the province, or nobody knows."""
    unit = f"{district['type']} {district['name']}"
    words = {"đơn vị": unit, "tên": district["name"], "cấp ủy": _DISTRICT_COMMITTEES[district["type"]]}
    key, ended = f"{_slug(unit)}/{pattern['slug']}", date.fromisoformat(pattern["closed_on"])
    gazetteer.add(
        Record(
            key=key,
            name=pattern["name"].format_map(words),
            short_name=pattern["short_name"],
            kind=AgencyKind(pattern["kind"]),
            level=AgencyLevel.DISTRICT,
            parent=_slug(unit),
            closed_on=ended,
            source="cơ cấu chung của cấp huyện (Nghị định 37/2014/NĐ-CP), chưa đối chiếu từng nơi",
            confidence="memory",
        )
    )
    heirs = communes if pattern["heir"] == "communes" else [pattern["heir"]] if pattern["heir"] else []
    for heir in heirs:
        partly = len(heirs) > 1
        gazetteer.link(Link(key, heir, ended, partly, pattern["note"], "", pattern["confidence"]))
