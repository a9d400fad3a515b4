"""A report as an Excel sheet for a body without an account: what goes out, what came back, what differs. Pure.

The first column is the key of a question (with a table, of its line), locked; beside it stands what is asked and yellow
cells that may be filled in. Rows may come back in any order, missing or added, and are told apart by their key alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from chutri.office.lib.sheets import LONGEST_CELL, LOOK, OPTIONS, Hand
from chutri.office.reports.choices import AnswerKind
from chutri.office.reports.rules.answers import Asked, shown, wrong_figures

MARK = "CHUTRI-BAO-CAO"
HEAD = (("Mã (không sửa)", 16), ("Mục", 28), ("Câu hỏi, chỉ tiêu", 52), ("Đơn vị", 12))
ANSWERS_FROM = len(HEAD)
ANSWER_WIDTH, FIRST_WIDTH = 26, 44
TABLE_LINES = 12
Table = Sequence[Sequence[str | date]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that came back otherwise than it stands. ``conflict`` where it was changed here since the sheet was sent."""

    key: str
    label: str
    sent: str
    filled: str
    now: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came back: ``values`` by question as typed, what differs, rows that are missing or that nobody sent, no figures."""

    values: dict[str, Any]
    differences: tuple[Difference, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    wrong: tuple[str, ...]
    reordered: bool


def keys_of(questions: Sequence[Asked], answers: Mapping[str, Any]) -> list[tuple[str, Asked, int]]:
    """Give the rows of a sheet in order: key, question, line of its table (0 where it is none). Files can't be asked for so."""
    rows: list[tuple[str, Asked, int]] = []
    for one in questions:
        if one.kind == AnswerKind.TABLE:
            lines = max(TABLE_LINES, len(answers.get(one.key) or ()) + 3)
            rows += [(f"{one.key}#{line}", one, line) for line in range(1, lines + 1)]
        elif one.kind != AnswerKind.FILE:
            rows.append((one.key, one, 0))
    return rows


def write_form(questions: Sequence[Asked], answers: Mapping[str, Any], *, title: str, mark: str) -> bytes:
    """Write the sheet with what is known already; ``mark`` names it, so that no other file passes for its return."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **OPTIONS})
    book.set_properties({"title": title, "subject": f"{MARK} {mark}"})
    hand = Hand(book)
    # cells are text, so that 1.234,5 stays what was typed in any language of Excel
    fill = book.add_format({**LOOK, "locked": False, "bg_color": "#FFFBE6", "num_format": "@"})
    sheet = book.add_worksheet("Báo cáo")
    wide = max((len(one.columns) for one in questions if one.kind == AnswerKind.TABLE), default=1)
    hand.begin(sheet, (*HEAD, ("Trả lời", FIRST_WIDTH), *((f"(tiếp {n})", ANSWER_WIDTH) for n in range(2, wide + 1))))
    sheet.write_string(0, ANSWERS_FROM + wide, f"{MARK} {mark}", hand.text)
    sheet.set_column(ANSWERS_FROM + wide, ANSWERS_FROM + wide, None, None, {"hidden": True})
    for row, (key, one, line) in enumerate(keys_of(questions, answers), start=1):
        label = f"{one.label} – dòng {line} ({'; '.join(one.columns)})" if line else _asking(one)
        hand.write(sheet, row, (key, one.section, label, one.unit))
        for column, cell in enumerate(_cells(one, line, answers)):
            sheet.write_string(row, ANSWERS_FROM + column, cell[:LONGEST_CELL], fill)
    sheet.protect("", {"sort": True, "format_rows": True, "insert_rows": True})
    book.close()
    return file.getvalue()


def mark_in(table: Table) -> str:
    """Give the mark of a returned sheet; nothing where it has none."""
    head = table[0] if table else ()
    found = next((str(cell) for cell in head if str(cell).startswith(MARK)), "")
    return found.removeprefix(MARK).strip()


def compare(questions: Sequence[Asked], sent: Mapping[str, Any], table: Table, now: Mapping[str, Any]) -> Comparison:
    """Compare what came back with what was ``sent`` and with what stands ``now``."""
    expected = {key: (one, line) for key, one, line in keys_of(questions, sent)}
    found: dict[str, list[str]] = {}
    added: list[str] = []
    for cells in table[1:]:
        key = _at(cells, 0)
        if key in expected and key not in found:
            width = len(expected[key][0].columns) or 1
            found[key] = [_at(cells, ANSWERS_FROM + place) for place in range(width)]
        elif words := " – ".join(filter(None, (_at(cells, place) for place in range(ANSWERS_FROM + 1)))):
            added.append(words)
    values = _values(questions, expected, found)
    wrong = wrong_figures(questions, values)
    differences = tuple(_differences(questions, sent, values, now))
    missing = [key for key in expected if key not in found]
    return Comparison(
        values,
        differences,
        tuple(_named(expected[key]) for key in missing),
        tuple(added),
        tuple(f"{one.label}: {wrong[one.key]}" for one in questions if one.key in wrong),
        list(found) != [key for key in expected if key in found],
    )


def _values(
    questions: Sequence[Asked], expected: Mapping[str, tuple[Asked, int]], found: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Put rows together to answers; of a question whose row did not come back nothing is said."""
    values: dict[str, Any] = {}
    for one in questions:
        if one.kind != AnswerKind.TABLE:
            if one.key in found:
                values[one.key] = found[one.key][0]
            continue
        keys = [key for key, (asked, _) in expected.items() if asked.key == one.key]
        lines = [found[key] for key in keys if key in found]
        if lines:
            values[one.key] = [line for line in lines if any(line)]
    return values


def _differences(
    questions: Sequence[Asked], sent: Mapping[str, Any], values: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[Difference]:
    for one in questions:
        if one.key not in values:
            continue
        before, filled, current = (_words(one, some.get(one.key)) for some in (sent, values, now))
        if filled != current:
            yield Difference(one.key, one.label, before, filled, current, before != current)


def _words(one: Asked, value: Any) -> str:
    if one.kind == AnswerKind.TABLE:
        return shown(one.kind, value or [])
    return "" if value is None else str(value).strip()


def _cells(one: Asked, line: int, answers: Mapping[str, Any]) -> list[str]:
    value = answers.get(one.key)
    if not line:
        return [_words(one, value)]
    rows = value or []
    row = rows[line - 1] if line <= len(rows) else []
    return [str(cell) for cell in (*row, *[""] * len(one.columns))][: len(one.columns)]


def _asking(one: Asked) -> str:
    return "\n".join(filter(None, (one.label + (" (bắt buộc)" if one.required else ""), one.help)))


def _named(row: tuple[Asked, int]) -> str:
    one, line = row
    return f"{one.label}, dòng {line}" if line else one.label


def _at(cells: Sequence[str | date], place: int) -> str:
    return str(cells[place]).strip() if place < len(cells) else ""
