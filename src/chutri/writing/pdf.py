"""Sheet → PDF/A-2b with embedded fonts, drawn by typst. The same content gives the same bytes."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from chutri.writing.compose import compose
from chutri.writing.errors import WritingError
from chutri.writing.fonts import font_folder
from chutri.writing.model import Official
from chutri.writing.sheet import GridLines, Line, Pair, Piece, Sheet

_TEMPLATE = Path(__file__).parent / "data" / "official.typ"
_UNDATED = datetime(2020, 3, 5, tzinfo=UTC)


def write_pdf(official: Official) -> bytes:
    """Give the document as PDF/A-2b. Raises WritingError when it can't be drawn."""
    on = official.letterhead.on
    made = datetime.combine(on, time(), UTC) if on else _UNDATED
    try:
        return _drawn(json.dumps(_as_json(compose(official)), ensure_ascii=False), made)
    except typst.TypstError as error:
        raise WritingError(f"Không dựng được bản PDF: {error.message}") from error


def _drawn(data: str, made: datetime) -> bytes:
    drawn = typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards="a-2b",
        timestamp=made,
    )
    assert isinstance(drawn, bytes)  # noqa: S101
    return drawn


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])


def _as_json(sheet: Sheet) -> dict[str, Any]:
    form = dataclasses.asdict(sheet.form) | {"valid_from": str(sheet.form.valid_from)}
    parts = [{"landscape": part.landscape, "pieces": [_piece(piece) for piece in part.pieces]} for part in sheet.parts]
    return {"form": form, "title": sheet.title, "author": sheet.author, "parts": parts}


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Line):
        return {"is": "line", **dataclasses.asdict(piece)}
    if isinstance(piece, Pair):
        return {"is": "pair", **dataclasses.asdict(piece)}
    return {"is": "grid", **_grid(piece)}


def _grid(grid: GridLines) -> dict[str, Any]:
    width = len(grid.columns)
    rows = [[*row, *[""] * (width - len(row))][:width] for row in grid.rows]
    return {"columns": [dataclasses.asdict(column) for column in grid.columns], "rows": rows}
