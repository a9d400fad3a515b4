"""Numbers that OCR misread, put right by their sequence: of headings, of items, of the rows of a table. Pure."""

from __future__ import annotations

import re

from chutri.reading.extract.markers import roman

# The strokes that the letters of a misread Roman numeral are made of.
_STROKES = {
    **dict.fromkeys("IiLlTtJj1|!]íÍìÌỊị", "i"),
    **dict.fromkeys("HhNnUu", "ii"),
    **dict.fromkeys("Mm", "iii"),
    **dict.fromkeys("VvYy", "v"),
    **dict.fromkeys("XxKk", "x"),
}
_HEADING = re.compile(r"([A-Za-z1|!\]íÍìÌỊị]{1,6})([.,:;]?)[ ]+(?=(\S+))")
_NUMERAL = re.compile(r"[IVXL]+$")
_ARABIC = re.compile(r"(\d{1,2})[.)]\s")
_MISCOUNT = re.compile(r"([0-9OolI|§SBZ]{1,3})[.,] +(?=[A-ZĐ\u00C0-\u1EF8])")
_AHEAD = 40  # lines in which the next number is looked for
_RESTART = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHẦN|Phần)\b")
_LONGEST = 150  # letters of a line that may be a heading
_NEAR = 1  # strokes that a short numeral may be off by
_NEAR_LONG = 2  # … and one of four strokes or more
DIGITS = str.maketrans("OoIlT|]§SBZ", "00111118582")
"""What OCR reads for digits, letter for digit."""
_SHORT = 3  # letters of a cell that may be a misread number


def value(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral up to 50."""
    return next((number for number in range(1, 51) if roman(number) == numeral), None)


def _strokes(letters: str) -> str | None:
    parts = [_STROKES.get(letter) for letter in letters]
    return None if None in parts else "".join(part or "" for part in parts)


def _distance(one: str, other: str) -> int:
    """How many strokes differ, when the rest of the numerals is the same; large when it is not."""
    if one.replace("i", "") != other.replace("i", ""):
        return 99
    return abs(len(one) - len(other)) if one.strip("i") == other.strip("i") or one == other else 2


def mend_counts(lines: list[str]) -> list[str]:
    """Arabic numbers before items: ``§.`` between ``7.`` and ``9.``, ``I.`` before ``2.``, a comma for the point."""
    out = list(lines)
    counts = [_ARABIC.match(line) for line in lines]
    last = 0
    for at, line in enumerate(lines):
        counted = counts[at]
        if counted:
            last = int(counted.group(1))
            continue
        found = _MISCOUNT.match(line)
        if not found or line.isupper():
            continue
        after = next((int(later.group(1)) for later in counts[at + 1 : at + 1 + _AHEAD] if later), 0)
        for number in {
            int(found.group(1).translate(DIGITS)),
            1 if found.group(1) in ("I1", "l1", "1l", "1I") else 0,
        } - {0}:
            if (number == last + 1 and number < after) or (number, after) == (1, 2):
                out[at] = f"{number}. {line[found.end() :]}"
                last = number
    return out


def mend_headings(lines: list[str]) -> list[str]:
    """Roman numerals of headings by their sequence: ``H.`` between ``I.`` and ``III.``; an annex begins anew."""
    out = list(lines)
    last = arabic = 0
    for at, line in enumerate(lines):
        counted = _ARABIC.match(line)
        found = _HEADING.match(line)
        if _RESTART.match(line):
            last = 0
        if found and len(line) <= _LONGEST:
            number = _heading_number(found, line, last, arabic)
            if number:
                last = number
                dot = found.group(2) if found.group(2) in (".", ":") else "."
                out[at] = f"{roman(number)}{dot} {line[found.end() :]}"
                continue
        if counted:
            arabic = int(counted.group(1))
    return out


def _heading_number(found: re.Match[str], line: str, last: int, arabic: int) -> int | None:
    """The number of the heading that the line is; ``None`` when it is none, or stays as it was read."""
    read, dot, first = found.groups()
    capital = line[found.end() :].isupper()
    strokes = _strokes(read)
    if strokes is None or not (capital or (dot == "." and first[:1].isupper())):
        return None
    number = value(read) if _NUMERAL.match(read) else None
    if not dot and not capital:
        return None
    if read.isdecimal() and int(read) == arabic + 1:
        return None  # it counts on from the Arabic number before
    wanted = roman(last + 1)
    near = _NEAR if len(wanted) < 4 else _NEAR_LONG
    if number == last + 1:
        return number
    if capital and _distance(strokes, _strokes(wanted) or "") <= near:
        return last + 1
    if number is not None and (number > last or number == 1):
        return number
    return None


def mend_rows(lines: list[str]) -> list[str]:
    """The first cells of table rows: numbers in sequence, group rows in Roman; and the row of column numbers."""
    out = list(lines)
    last = group = 0
    for at, line in enumerate(lines):
        if not line.startswith("| "):
            last = group = 0
            continue
        cells = [cell.strip() for cell in line[1:-1].split("|")]
        if _counts_columns(cells):
            cells = [f"({place})" for place in range(1, len(cells) + 1)]
        elif _opens_group(cells):
            group = _next_group(cells[0], group)
            cells[0] = roman(group) if group else cells[0]
        elif cells[0].isdecimal():
            last = int(cells[0])
        elif (
            0 < len(cells[0]) <= _SHORT
            and (last or cells[0].translate(DIGITS) == "1")
            and _next_count(lines[at + 1 :]) == last + 2
        ):
            last += 1
            cells[0] = str(last)
        out[at] = "| " + " | ".join(cells) + " |"
    return out


def _counts_columns(cells: list[str]) -> bool:
    """``| (1) | (2) | …``: at least two cells say their place, and none holds more than a number."""
    right = sum(cell == f"({place})" for place, cell in enumerate(cells, 1))
    return right >= 2 and len(cells) > 2 and all(len(cell) <= _SHORT + 1 for cell in cells)


def _opens_group(cells: list[str]) -> bool:
    """A numeral, a title, and nothing else."""
    return len(cells) > 2 and bool(cells[1]) and not any(cells[2:]) and _strokes(cells[0] or "?") is not None


def _next_group(read: str, last: int) -> int:
    """The group's number when its numeral can be read as the next one; none, and no counting, otherwise."""
    wanted = _strokes(roman(last + 1)) or ""
    return last + 1 if _distance(_strokes(read) or "?", wanted) <= _NEAR else value(read) or 0


def _next_count(lines: list[str]) -> int:
    """The number of the next row that has one."""
    for line in lines:
        if not line.startswith("| "):
            return 0
        first = line[1:].split("|", 1)[0].strip()
        if first.isdecimal():
            return int(first)
    return 0
