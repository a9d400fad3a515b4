"""Sheet → PDF/A-2b with embedded fonts, drawn by typst. The same content gives the same bytes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from chutri.writing.compose import compose
from chutri.writing.errors import WritingError
from chutri.writing.model import Official
from chutri.writing.pictures import typst_fonts
from chutri.writing.sheet import Drawing, GridLines, Line, Pair, Piece, Sheet

_TEMPLATE = Path(__file__).parent / "data" / "official.typ"
_UNDATED = datetime(2020, 3, 5, tzinfo=UTC)


def write_pdf(official: Official) -> bytes:
    """Give the document as PDF/A-2b. Raises WritingError when it can't be drawn."""
    return write_pdfs((official,))


def write_pdfs(officials: Sequence[Official]) -> bytes:
    """Give many documents as one file to be printed, each numbered from its own first page: 300 letters in one drawing.

    Raises WritingError when they can't be drawn.
    """
    if not officials:
        raise WritingError("Chưa có văn bản nào để dựng bản PDF.")
    on = officials[0].letterhead.on
    made = datetime.combine(on, time(), UTC) if on else _UNDATED
    sheets = [compose(official) for official in officials]
    try:
        return _drawn(json.dumps(_as_json(sheets), ensure_ascii=False), made)
    except typst.TypstError as error:
        raise WritingError(f"Không dựng được bản PDF: {error.message}") from error


def _drawn(data: str, made: datetime) -> bytes:
    drawn = typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=typst_fonts(),
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards="a-2b",
        timestamp=made,
    )
    assert isinstance(drawn, bytes)  # noqa: S101
    return drawn


def _as_json(sheets: Sequence[Sheet]) -> dict[str, Any]:
    forms = {
        sheet.form.name: dataclasses.asdict(sheet.form) | {"valid_from": str(sheet.form.valid_from)} for sheet in sheets
    }
    parts = [
        {
            "form": sheet.form.name,
            "landscape": part.landscape,
            "pieces": [_piece(piece) for piece in part.pieces],
        }
        for sheet in sheets
        for part in sheet.parts
    ]
    return {"forms": forms, "title": sheets[0].title, "author": sheets[0].author, "parts": parts}


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Line):
        return {"is": "line", **dataclasses.asdict(piece)}
    if isinstance(piece, Pair):
        return {"is": "pair", **dataclasses.asdict(piece)}
    if isinstance(piece, Drawing):
        return {"is": "drawing", **dataclasses.asdict(piece)}
    return {"is": "grid", **_grid(piece)}


def _grid(grid: GridLines) -> dict[str, Any]:
    width = len(grid.columns)
    rows = [[*row, *[""] * (width - len(row))][:width] for row in grid.rows]
    return {"columns": [dataclasses.asdict(column) for column in grid.columns], "rows": rows}
