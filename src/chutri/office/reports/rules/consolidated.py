"""Frozen inputs → the consolidated report as a document: full, with charts and annexes, or short, on a page or two.

``inputs`` is JSON (``Inputs``): what is stored is what the files are made of, so that they can be made again to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from chutri.office.reports.choices import AnswerKind, Standing
from chutri.office.reports.rules.answers import shown
from chutri.office.reports.rules.numbers import written
from chutri.writing.model import (
    Annex,
    Bar,
    Block,
    Chart,
    Column,
    Grid,
    Heading,
    Letterhead,
    Official,
    Signature,
    Text,
)

Shape = Literal["full", "short"]
Inputs = Mapping[str, Any]
SHAPES: tuple[Shape, ...] = ("full", "short")
_ROMAN = ("I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.")
_TONES = (
    (Standing.ON_TIME, "good", "Đúng hạn"),
    (Standing.LATE, "warn", "Muộn"),
    (Standing.RETURNED, "plain", "Bị trả lại"),
    (Standing.MISSING, "bad", "Chưa nộp"),
    (Standing.NOT_DUE, "main", "Chưa nộp, còn hạn"),
)
_NAMED_SHORT = 10  # bodies that the short report names before it counts the rest
_BARS_AT_MOST = 15
_COLUMNS_A_TABLE = 8


def official(inputs: Inputs, shape: Shape) -> Official:
    """Compose the report. Dates and names are those of the inputs: nothing is looked up."""
    head = inputs["head"]
    blocks = tuple(_full(inputs) if shape == "full" else _short(inputs))
    annexes = tuple(_annexes(inputs)) if shape == "full" else ()
    return Official(
        kind="Báo cáo",
        title=inputs["title"] if shape == "full" else f"Tóm tắt {_lower(inputs['title'])}",
        letterhead=Letterhead(
            issuer=head["issuer"],
            superior=head.get("superior", ""),
            symbol=head.get("symbol", ""),
            place=head.get("place", ""),
            on=date.fromisoformat(head["on"]) if head.get("on") else None,
        ),
        blocks=blocks,
        signature=Signature(authority=tuple(head.get("authority", ())), name=head.get("signer", "")),
        recipients=tuple(head.get("recipients", ())),
        addressees=tuple(head.get("addressees", ())),
        annexes=annexes,
    )


def _full(inputs: Inputs) -> Iterator[Block]:
    texts = inputs["texts"]
    yield from _paragraphs(texts.get("opening", ""))
    sections = inputs["sections"]
    numbers = iter(_ROMAN)
    yield Heading(1, next(numbers), "Tình hình gửi báo cáo")
    yield from _paragraphs(texts.get("compliance", ""))
    yield _compliance_chart(inputs)
    for section in sections:
        yield Heading(1, next(numbers, ""), section["title"])
        paragraphs = list(_paragraphs(texts.get(section["key"], "")))
        cut = 1 if section["figures"] else 0  # what the figures come to, their table, then what was said
        yield from paragraphs[:cut]
        yield from _figures(section)
        yield from paragraphs[cut:]
    if inputs.get("groups") and len(inputs["groups"]) > 1:
        yield Heading(1, next(numbers, ""), "Kết quả theo nhóm cơ quan")
        yield _groups(inputs)
    chart = _bodies_chart(inputs)
    if chart:
        yield chart
    yield from _paragraphs(texts.get("closing", ""))


def _short(inputs: Inputs) -> Iterator[Block]:
    texts = inputs["texts"]
    yield from _paragraphs(texts.get("short", ""))
    rows = [row for section in inputs["sections"] for row in section["figures"]]
    if rows:
        columns = (Column("TT", 1, "center"), Column("Chỉ tiêu", 7), Column("Kết quả", 3, "right"))
        yield Grid(columns, [(str(place), row["label"], _amount(row)) for place, row in enumerate(rows, start=1)])
    missing = _names_of(inputs, Standing.MISSING, Standing.RETURNED)
    if missing:
        named = "; ".join(missing[:_NAMED_SHORT])
        more = f" và {len(missing) - _NAMED_SHORT} cơ quan khác" if len(missing) > _NAMED_SHORT else ""
        yield Text(f"**Chưa có báo cáo ({len(missing)} cơ quan):** {named}{more}.")
    yield from _paragraphs(texts.get("closing", ""))


def _paragraphs(text: str) -> Iterator[Text]:
    yield from (Text(line.strip()) for line in text.splitlines() if line.strip())


def _figures(section: Mapping[str, Any]) -> Iterator[Block]:
    rows = section["figures"]
    if not rows:
        return
    columns = (
        Column("TT", 1, "center"),
        Column("Chỉ tiêu", 7),
        Column("Kết quả", 3, "right"),
        Column("Số cơ quan báo cáo", 2, "center"),
        Column("Cách tính", 3),
    )
    yield Grid(
        columns,
        [
            (str(place), row["label"], _amount(row), str(row["given"]), row["rule"])
            for place, row in enumerate(rows, start=1)
        ],
    )


def _amount(row: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (written(row["value"]), row["unit"]))) if row["value"] else "–"


def _compliance_chart(inputs: Inputs) -> Chart:
    counts = inputs["counts"]
    total = sum(counts.values()) or 1
    shown_tones = [(kind, tone, words) for kind, tone, words in _TONES if counts.get(kind)]
    bars = tuple(
        Bar(words, counts[kind], f"{counts[kind]} ({_share(counts[kind], total)} %)", ((counts[kind], tone),))
        for kind, tone, words in shown_tones
    )
    return Chart(bars, caption="Biểu đồ 1. Tình hình gửi báo cáo của các cơ quan")


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f}".replace(".", ",")


def _bodies_chart(inputs: Inputs) -> Chart | None:
    """Draw the first figure by body, the largest first, where several gave it."""
    table = inputs["table"]
    if not table["columns"]:
        return None
    label = table["columns"][0]["label"]
    rows = [(row[0], float(row[1])) for row in table["rows"] if row[1]]
    rows.sort(key=lambda row: -row[1])
    if len(rows) < 2 or not rows[0][1]:
        return None
    bars = tuple(Bar(name, value, written(f"{value:g}")) for name, value in rows[:_BARS_AT_MOST])
    more = f", {_BARS_AT_MOST} cơ quan cao nhất" if len(rows) > _BARS_AT_MOST else ""
    return Chart(bars, caption=f"Biểu đồ 2. {label}{more}")


def _groups(inputs: Inputs) -> Grid:
    columns = [Column("Nhóm cơ quan", 5), Column("Đã báo cáo", 2, "center")]
    columns += [Column(one["label"], 3, "right") for one in inputs["table"]["columns"][: _COLUMNS_A_TABLE - 2]]
    rows = []
    for group in inputs["groups"]:
        values = [written(value) or "–" for value in group["values"][: _COLUMNS_A_TABLE - 2]]
        rows.append((group["name"], f"{group['given']}/{group['all']}", *values))
    return Grid(tuple(columns), rows)


def _annexes(inputs: Inputs) -> Iterator[Annex]:
    numbers = iter(_ROMAN)
    table = inputs["table"]
    if table["columns"]:
        blocks = tuple(_tables(table["columns"], table["rows"]))
        yield Annex(number=_next(numbers), title="Số liệu theo cơ quan", blocks=blocks, landscape=True)
    said = tuple(_said(inputs["said"]))
    if said:
        yield Annex(number=_next(numbers), title="Nội dung báo cáo của các cơ quan", blocks=said)
    columns = (
        Column("TT", 1, "center"),
        Column("Cơ quan", 7),
        Column("Ngày nộp", 3, "center"),
        Column("Tình trạng", 4),
    )
    rows = [
        (str(place), body["name"], body["submitted_on"], body["standing_words"])
        for place, body in enumerate(inputs["bodies"], start=1)
    ]
    yield Annex(number=_next(numbers), title="Tình hình gửi báo cáo", blocks=(Grid(columns, rows),))


def _next(numbers: Iterator[str]) -> str:
    return next(numbers).rstrip(".")


def _tables(columns: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Give the figures by body; columns that do not fit a page go on in a table of their own."""
    for start in range(0, len(columns), _COLUMNS_A_TABLE):
        part = columns[start : start + _COLUMNS_A_TABLE]
        heads = [f"{one['label']} ({one['unit']})" if one["unit"] else one["label"] for one in part]
        grid = (Column("TT", 1, "center"), Column("Cơ quan", 6), *(Column(head, 3, "right") for head in heads))
        yield Grid(
            grid,
            [
                (str(place), row[0], *(written(value) for value in row[1 + start : 1 + start + len(part)]))
                for place, row in enumerate(rows, start=1)
            ],
        )


def _said(questions: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    for place, one in enumerate(questions, start=1):
        if not one["rows"]:
            continue
        yield Heading(2, f"{place}.", one["label"])
        if one["kind"] == AnswerKind.TABLE:
            columns = (Column("Cơ quan", 4), *(Column(name, 4) for name in one["columns"]))
            yield Grid(columns, [(name, *cells) for name, rows in one["rows"] for cells in rows])
            continue
        for name, words in one["rows"]:
            lines = [line.strip() for line in shown(one["kind"], words).splitlines() if line.strip()]
            yield Text(f"**{_plain(name)}:** {_plain(lines[0])}" if lines else f"**{_plain(name)}**")
            yield from (Text(_plain(line)) for line in lines[1:])


def _plain(words: str) -> str:
    """Take out what would be read as a mark of bold or italic words."""
    return words.replace("*", "")


def _names_of(inputs: Inputs, *kinds: Standing) -> list[str]:
    return [body["name"] for body in inputs["bodies"] if body["standing"] in kinds]


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
