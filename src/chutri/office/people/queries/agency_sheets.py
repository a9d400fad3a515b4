"""The directory as a sheet, and what a sheet would change in it: added, changed field by field, unchanged, wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet

from chutri.office.lib.sheets import Cell, UnreadableSheet, read_sheet
from chutri.office.people.choices import AgencyKind, AgencyLevel, RowChange
from chutri.office.people.models import Agency, AgencyName, AgencySheet, Succession
from chutri.office.people.queries.facts import FACT_LABELS, AgencyFacts, changed_facts, facts_of, mark_of
from chutri.office.people.rules.agency_sheet import COLUMNS, NoSuchColumns, Ref, SheetRow, rows_of
from chutri.office.people.rules.names import name_key

MOST_ROWS = 20_000
_HEIRS = "Đơn vị kế thừa"


@dataclass(slots=True)
class PlannedRow:
    """What one row would do. ``parent_line`` is the row of the same sheet that adds the agency above.

    ``heirs`` are keys of agencies, negative for the line of a row that adds one; None leaves them as they are.
    """

    line: int
    change: RowChange
    name: str
    agency: Agency | None = None
    before: AgencyFacts | None = None
    facts: AgencyFacts | None = None
    parent_line: int | None = None
    heirs: dict[int, bool] | None = None
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """What a sheet would change; ``mark`` is another as soon as any of it is another. ``problem``: it can't be read."""

    rows: tuple[PlannedRow, ...] = ()
    mark: str = ""
    problem: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """Count the rows by what they would do."""
        return dict(Counter(row.change.value for row in self.rows))

    @property
    def applicable(self) -> bool:
        """Say whether it can be applied: nothing is wrong and something changes."""
        counts = self.counts
        return not self.problem and not counts.get(RowChange.ERROR) and counts.keys() != {RowChange.UNCHANGED.value}


def with_sheet_facts(found: QuerySet[Agency]) -> QuerySet[Agency]:
    """Fetch along all that a row of the sheet says. Four queries for any number of agencies."""
    links = Succession.objects.select_related("successor").order_by("successor__name_order", "pk")
    return found.select_related("parent").prefetch_related("names", "codes", Prefetch("successions", links))


def sheet_cells(agency: Agency) -> tuple[Cell, ...]:
    """Give the cells of one agency, as the columns stand."""
    facts = facts_of(agency)
    cells: dict[str, Cell] = {fact: facts.shown(fact) for fact in FACT_LABELS}
    heirs = [Ref(link.successor.name, link.successor_id, link.partly) for link in agency.successions.all()]
    parent = str(Ref(facts.parent.name, facts.parent.pk)) if facts.parent else ""
    cells |= {
        "key": agency.pk,
        "parent": parent,
        "heirs": "; ".join(map(str, heirs)),
        "opened_on": facts.opened_on,
        "closed_on": facts.closed_on,
    }
    return tuple(cells[column] for column in COLUMNS)


def preview_of(sheet: AgencySheet) -> SheetPreview:
    """Say what applying a kept sheet would change. A constant number of queries for any number of rows."""
    try:
        rows = rows_of(read_sheet(bytes(sheet.content), rows_at_most=MOST_ROWS))
    except (UnreadableSheet, NoSuchColumns) as error:
        return SheetPreview(problem=str(error))
    planned = tuple(_Comparison(rows).plan())
    words = (
        f"{row.line} {row.change} {row.agency and row.agency.pk} {row.differences} {row.errors}" for row in planned
    )
    return SheetPreview(planned, mark_of(words))


class _Comparison:
    """The rows of a sheet beside the agencies that they speak of."""

    def __init__(self, rows: list[SheetRow]) -> None:
        self.rows = rows
        refs = [ref for row in rows for ref in (row.said.get("parent"), *row.said.get("heirs", ())) if ref]
        keys = {row.key for row in rows if row.key} | {ref.key for ref in refs if ref.key}
        names = {name_key(row.said.get("name", "")) for row in rows if not row.key}
        names |= {name_key(ref.name) for ref in refs if not ref.key}
        self.by_name: dict[str, list[int]] = {}
        open_names = AgencyName.objects.filter(key__in=names, official=True, agency__closed_on=None, valid_to=None)
        for key, pk in open_names.values_list("key", "agency_id").distinct():
            self.by_name.setdefault(key, []).append(pk)
        found = {pk for some in self.by_name.values() for pk in some}
        self.agencies = {one.pk: one for one in with_sheet_facts(Agency.objects.filter(pk__in=keys | found))}
        self.new: dict[str, list[int]] = {}
        for row in rows:
            name = name_key(row.said.get("name", ""))
            if not row.key and name and not self.by_name.get(name):
                self.new.setdefault(name, []).append(row.line)
        self.taken: set[int] = set()

    def plan(self) -> Iterator[PlannedRow]:
        """Give what each row would do."""
        for row in self.rows:
            planned = self._plan(row)
            if planned.errors:
                planned.change, planned.differences = RowChange.ERROR, []
            yield planned

    def _plan(self, row: SheetRow) -> PlannedRow:
        planned = PlannedRow(row.line, RowChange.ERROR, row.said.get("name", ""), errors=list(row.errors))
        if planned.errors:
            return planned
        planned.agency = self._agency(row, planned)
        if planned.errors:
            return planned
        before = facts_of(planned.agency) if planned.agency else None
        planned.before = before
        planned.facts = self._facts(row, planned, before)
        if "heirs" in row.said:
            planned.heirs = self._heirs(row.said["heirs"], planned)
        self._check(planned)
        if before is None:
            planned.change = RowChange.ADDED
            planned.differences = self._first_words(planned)
        else:
            planned.differences = list(self._differences(planned, before))
            planned.change = RowChange.CHANGED if planned.differences else RowChange.UNCHANGED
        return planned

    def _agency(self, row: SheetRow, planned: PlannedRow) -> Agency | None:
        name = name_key(row.said["name"])
        pks = [row.key] if row.key else self.by_name.get(name, [])
        if len(pks) > 1:
            planned.errors.append("Có nhiều cơ quan mang tên này; hãy ghi Mã trong hệ thống.")
        elif pks and pks[0] not in self.agencies:
            planned.errors.append(f"Không có cơ quan mang mã {pks[0]}.")
        elif pks and pks[0] in self.taken:
            planned.errors.append("Cơ quan này đã có ở một dòng phía trên.")
        elif not pks and self.new[name][0] != row.line:
            planned.errors.append(f"Tên này đã có ở dòng {self.new[name][0]}.")
        elif pks:
            self.taken.add(pks[0])
            return self.agencies[pks[0]]
        return None

    def _facts(self, row: SheetRow, planned: PlannedRow, before: AgencyFacts | None) -> AgencyFacts:
        said: dict[str, Any] = {fact: getattr(before, fact) for fact in FACT_LABELS} if before else {}
        said |= {fact: value for fact, value in row.said.items() if fact not in ("parent", "heirs")}
        said["kind"] = AgencyKind(said.get("kind") or AgencyKind.OTHER)
        said["level"] = AgencyLevel(said.get("level") or AgencyLevel.PROVINCE)
        if "parent" in row.said:
            ref = row.said["parent"]
            found = self._found(ref, planned) if ref else None
            said["parent"] = self.agencies[found] if found and found > 0 else None
            planned.parent_line = -found if found and found < 0 else None
        return AgencyFacts(**said)

    def _found(self, ref: Ref, planned: PlannedRow) -> int | None:
        """Give the key of the agency that a cell names, or the negative line of the row that adds it."""
        if ref.key:
            if ref.key in self.agencies:
                return ref.key
            planned.errors.append(f"Không có cơ quan mang mã {ref.key} ({ref.name}).")
            return None
        name = name_key(ref.name)
        there = self.by_name.get(name, []) or [-line for line in self.new.get(name, [])]
        if len(there) == 1:
            return there[0]
        problem = "Có nhiều cơ quan" if there else "Danh bạ không có cơ quan đang hoạt động"
        planned.errors.append(f"{problem} mang tên “{ref.name}”{'; hãy ghi thêm mã' if there else ''}.")
        return None

    def _heirs(self, refs: Iterable[Ref], planned: PlannedRow) -> dict[int, bool]:
        found = ((self._found(ref, planned), ref.partly) for ref in refs)
        return {key: partly for key, partly in found if key is not None}

    def _check(self, planned: PlannedRow) -> None:
        facts = planned.facts
        if facts is None:
            return
        if facts.opened_on and facts.closed_on and facts.closed_on < facts.opened_on:
            planned.errors.append("Ngày kết thúc sớm hơn ngày bắt đầu hoạt động.")
        own = planned.agency.pk if planned.agency else -planned.line
        if own in (planned.heirs or {}):
            planned.errors.append("Cơ quan không thể kế thừa chính mình.")
        if planned.heirs and facts.closed_on is None:
            planned.errors.append("Có đơn vị kế thừa nhưng thiếu ngày kết thúc hoạt động.")
        if (planned.agency and facts.parent == planned.agency) or planned.parent_line == planned.line:
            planned.errors.append("Cơ quan cấp trên không thể là chính cơ quan này.")
        plain = {fact: getattr(facts, fact) for fact in FACT_LABELS if fact not in ("aliases", "codes", "parent")}
        try:
            Agency(**plain).full_clean(exclude=["parent"], validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            for fact, messages in error.message_dict.items():
                planned.errors.append(f"{FACT_LABELS.get(fact, fact)}: {' '.join(messages)}")

    def _first_words(self, planned: PlannedRow) -> list[tuple[str, str, str]]:
        facts = planned.facts
        shown = [(label, "", facts.shown(fact)) for fact, label in FACT_LABELS.items() if facts and fact != "name"]
        return [one for one in shown if one[2]] + ([(_HEIRS, "", self._names(planned.heirs))] if planned.heirs else [])

    def _differences(self, planned: PlannedRow, before: AgencyFacts) -> Iterator[tuple[str, str, str]]:
        facts = planned.facts
        if facts is None or planned.agency is None:
            return
        for fact in changed_facts(before, facts):
            yield FACT_LABELS[fact], before.shown(fact), facts.shown(fact)
        if planned.parent_line:
            yield FACT_LABELS["parent"], before.shown("parent"), self._name(-planned.parent_line)
        there = {link.successor_id: link.partly for link in planned.agency.successions.all()}
        if planned.heirs is not None and planned.heirs != there:
            named = "; ".join(
                str(Ref(link.successor.name, None, link.partly)) for link in planned.agency.successions.all()
            )
            yield _HEIRS, named, self._names(planned.heirs)

    def _names(self, heirs: dict[int, bool]) -> str:
        return "; ".join(str(Ref(self._name(key), None, partly)) for key, partly in heirs.items())

    def _name(self, key: int) -> str:
        if key > 0:
            return self.agencies[key].name
        return next(str(row.said["name"]) for row in self.rows if row.line == -key)
