"""Ruling lines on a picture → cells."""

from __future__ import annotations

from PIL import Image, ImageDraw

from chutri.reading.extract.rulings import Cells, find_tables

DPI = 100
COLUMNS, ROWS = (50, 150, 350, 500), (100, 160, 220, 300)


def tables(*gaps: tuple[int, int, int, int], angle: float = 0) -> list[Cells]:
    """A grid of three by three, some strokes wiped out."""
    image = Image.new("L", (600, 400), 255)
    draw = ImageDraw.Draw(image)
    for x in COLUMNS:
        draw.line((x, ROWS[0], x, ROWS[-1]), fill=0, width=2)
    for y in ROWS:
        draw.line((COLUMNS[0], y, COLUMNS[-1], y), fill=0, width=2)
    for gap in gaps:
        draw.rectangle(gap, fill=255)
    draw.line((100, 30, 400, 30), fill=0, width=2)  # the rule under a title
    draw.text((60, 110), "chu", fill=0)
    image = image.rotate(angle, fillcolor=255)
    return find_tables(image.tobytes(), 600, 400, DPI)


def shape(cells: Cells) -> list[str]:
    return ["".join("x" if box else "." for box in row) for row in cells]


def test_a_grid_is_found_with_its_cells() -> None:
    (cells,) = tables()
    assert shape(cells) == ["xxx", "xxx", "xxx"]
    assert [round(value / 10) for value in cells[1][1] or ()] == [15, 16, 35, 22]


def test_a_line_that_is_not_drawn_merges_cells() -> None:
    (cells,) = tables((155, 155, 345, 165))
    assert shape(cells) == ["xxx", "x.x", "xxx"]
    assert [round(value / 10) for value in cells[0][1] or ()] == [15, 10, 35, 22]
    (cells,) = tables((145, 103, 155, 157), (345, 103, 355, 157))
    assert shape(cells) == ["x..", "xxx", "xxx"]
    assert [round(value / 10) for value in cells[0][0] or ()] == [5, 10, 50, 16]


def test_a_scan_lies_a_little_aslant_and_loses_a_little() -> None:
    (cells,) = tables((200, 150, 206, 170), (90, 210, 96, 230), angle=0.4)
    assert shape(cells) == ["xxx", "xxx", "xxx"]


def test_rules_and_pictures_are_no_tables() -> None:
    assert find_tables(b"\xff" * 60_000, 300, 200, DPI) == []
    assert find_tables(b"\x00" * 60_000, 300, 200, DPI) == []
    lines = Image.new("L", (600, 400), 255)
    for y in (50, 100, 150, 200):
        ImageDraw.Draw(lines).line((50, y, 500, y), fill=0)
    assert find_tables(lines.tobytes(), 600, 400, DPI) == []
