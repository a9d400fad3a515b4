"""Tables as they are found in text: pipe rows, cells between lone bars, one cell a line, aligned columns."""

from __future__ import annotations

from bisect import bisect_right

from chutri.reading.flow import Flow, join
from chutri.reading.fold import plain_rx
from chutri.reading.labels import column_role
from chutri.reading.lines import BAR, PAGE, PIPE, RULE, TEXT, Line, Sheet
from chutri.reading.markers import ARTICLE, LETTER, read_marker, roman_number
from chutri.reading.model import Span
from chutri.reading.pipes import names_columns, pipe_rows

_ROW_NUMBER = plain_rx(r"\(?(\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-hđ])\s?[.)]?\)?$")
_PERSON = plain_rx(r"[^\W\d_]+(?:\s[^\W\d_]+){1,4}$")
_GAP = plain_rx(r"\s{2,}|\t+")
_HEAD_SEEN = 100  # lines from its first bar within which a table of cells between bars names its columns
_HEAD_LINES = 8  # the tallest head of a table of aligned columns


class Grid:
    """A table: rows of cells, the lines it takes (``before``, half open to ``after``), its place."""

    __slots__ = ("after", "before", "rows", "span")

    def __init__(self, before: int, after: int, rows: list[list[Flow]], span: Span) -> None:
        self.before = before
        self.after = after
        self.rows = rows
        self.span = span


def grid_at(sheet: Sheet, index: int, last: int) -> Grid | None:
    """The table that begins at line ``index``, if one does."""
    line = sheet.lines[index]
    if line.kind == PIPE:
        return _pipes(sheet, index, last)
    if line.kind == BAR:
        return _bars(sheet, index, last)
    if line.kind == TEXT:
        low = sheet.low[line.start : line.end]
        if len(low) < 9 and column_role(sheet.flow(line).low) == "number":
            return _one_a_line(sheet, index, last)
        if low.startswith(("tt", "stt", "số tt", "**tt", "**stt")) and _GAP.search(sheet.text, line.start, line.end):
            return _aligned(sheet, index, last)
    return None


def is_row_number(low: str) -> bool:
    """``1``, ``2.``, ``II``, ``3.1``, ``a)``: what stands in a table's first column."""
    return bool(_ROW_NUMBER.match(low.strip(" *")))


def is_group_number(low: str) -> bool:
    """A Roman numeral or capital letter: the number of a group row."""
    bare = low.strip(" *.)")
    return roman_number(bare.upper()) is not None or bare in tuple("abcdeg")


def _span(sheet: Sheet, first: int, after: int) -> Span:
    return (sheet.lines[first].start, sheet.lines[after - 1].end)


def _pipes(sheet: Sheet, index: int, last: int) -> Grid:
    rows, after = pipe_rows(sheet, index, last)
    return Grid(index, after, rows, _span(sheet, index, after))


def _bars(sheet: Sheet, index: int, last: int) -> Grid | None:
    """Cells between lone bars: two bars in a row end a row, or enclose an empty cell."""
    if not _has_head(sheet, index, last):
        return None
    lines = sheet.lines
    tokens: list[list[int]] = []
    at = index
    bars = 0
    spaced = any(_stands_apart(lines, at) for at in range(index + 1, min(last, index + _HEAD_LINES)))
    while at < last:
        line = lines[at]
        if line.kind == BAR:
            tokens.append([])
            bars += 1
        elif line.kind in (TEXT, PAGE, RULE) and not (
            _stands_apart(lines, at) and (not spaced or _opens_part(sheet, at))
        ):
            tokens[-1].append(at)
        else:
            break
        at += 1
    while tokens and tokens[-1] and _last_bar(lines, index, at) < tokens[-1][0]:
        tokens.pop()  # what follows the last bar is no cell
    if bars < 4 or len([token for token in tokens if token]) < 3:
        return None
    cells = [_cell(sheet, token) for token in tokens]
    runs = _runs(cells)
    after = _last_bar(lines, index, at) + 1
    rows = _rows_of_runs(runs)
    return Grid(index, after, rows, _span(sheet, index, after))


def _stands_apart(lines: list[Line], at: int) -> bool:
    """Whether a blank line parts a line from the bar before it: text behind a table, unless the table is set so."""
    return lines[at].kind == TEXT and lines[at].blank_before and lines[at - 1].kind == BAR


def _opens_part(sheet: Sheet, at: int) -> bool:
    """Whether a line is the heading of what follows a table: ``II. TỔ CHỨC THỰC HIỆN``, ``Phụ lục II``, ``Nơi nhận:``."""
    if at + 1 < len(sheet.lines) and sheet.lines[at + 1].kind == BAR:
        return False  # one line between bars is a cell, and may title a group of rows
    flow = sheet.flow(sheet.lines[at])
    marker = read_marker(flow)
    return (marker is not None and marker.rank <= ARTICLE) or flow.low.startswith(
        ("phụ lục", "nơi nhận", "mẫu số", "biểu số")
    )


def _has_head(sheet: Sheet, index: int, last: int) -> bool:
    """Whether the first runs of cells name columns; looked at before all the cells of a long text are gathered."""
    tokens: list[list[int]] = []
    for at in range(index, min(last, index + _HEAD_SEEN)):
        if sheet.lines[at].kind == BAR:
            tokens.append([])
        elif sheet.lines[at].kind != PIPE:
            tokens[-1].append(at)
        else:
            break
    return _head_run(_runs([_cell(sheet, token) for token in tokens])) is not None


def _last_bar(lines: list[Line], first: int, last: int) -> int:
    for at in range(last - 1, first - 1, -1):
        if lines[at].kind == BAR:
            return at
    return first


def _cell(sheet: Sheet, token: list[int]) -> Flow | None:
    flows = [sheet.flow(sheet.lines[at]) for at in token]
    return join(flows) if flows else None


def _runs(cells: list[Flow | None]) -> list[list[Flow]]:
    runs: list[list[Flow]] = []
    current: list[Flow] = []
    for cell in cells:
        if cell is None:
            if current:
                runs.append(current)
                current = []
            else:
                runs.append([])
        else:
            current.append(cell)
    if current:
        runs.append(current)
    return runs


def _head_run(runs: list[list[Flow]]) -> int | None:
    """The row that names the columns; a letterhead between bars has none."""
    for index, run in enumerate(runs[:4]):
        if len(run) >= 3 and sum(column_role(cell.low) is not None for cell in run) >= 2:
            return index
        if len(run) >= 2 and column_role(run[0].low) == "number":
            return index
    return None


def _rows_of_runs(runs: list[list[Flow]]) -> list[list[Flow]]:
    """Rows from runs of filled cells; a run that lacks a number goes on the row before it, past an empty cell."""
    head = _head_run(runs) or 0
    columns = len(runs[head])
    rows: list[list[Flow]] = []
    pending = 0
    for index, run in enumerate(runs):
        if not run:
            pending += 1
            continue
        numbered = is_row_number(run[0].low)
        open_row = rows[-1] if rows and index > head + 1 else None
        fits = open_row is not None and not numbered and len(open_row) + 1 + pending + len(run) <= columns
        if open_row is not None and fits and _may_grow(open_row):
            blank = open_row[0].part(0, 0)
            open_row.extend([blank] * (1 + pending))
            open_row.extend(run)
            pending = 0
            continue
        rows.append(list(run))
        pending = 0
    return rows


def _may_grow(row: list[Flow]) -> bool:
    """Whether a row that has cells already may take more: one with a number, unless it titles a group of rows."""
    number = row[0].low
    return is_row_number(number) and (not is_group_number(number) or len(row) > 2)


def _one_a_line(sheet: Sheet, index: int, last: int) -> Grid | None:
    """``TT`` / ``Nội dung`` / ``Người thực hiện`` … each on a line of its own, then rows the same way."""
    lines = sheet.lines
    head: list[Flow] = []
    at = index
    known = 0
    while at < last and len(head) < 9:
        line = lines[at]
        if line.kind not in (TEXT, PAGE):
            break
        flow = sheet.flow(line)
        if head and _ROW_NUMBER.match(flow.low):
            break
        if len(flow.text) > 70:
            break
        role = column_role(flow.low)
        if role is None and head and not flow.text[:1].isupper():
            head[-1] = join([head[-1], flow])
        else:
            head.append(flow)
            known += role is not None
        at += 1
    if len(head) < 3 or known < 3 or at >= last or not _ROW_NUMBER.match(sheet.flow(lines[at]).low):
        return None
    rows = [head]
    spaced = any(line.blank_before for line in lines[index + 1 : at])
    while at < last:
        line = lines[at]
        flow = sheet.flow(line)
        if line.kind in (TEXT, PAGE) and _ROW_NUMBER.match(flow.low) and len(flow.text) < 8:
            rows.append([flow])
        elif line.kind == TEXT and len(rows) > 1 and not _goes_past(sheet, at, len(rows[-1]) >= len(head), spaced):
            rows[-1].append(flow)
        else:
            break
        at += 1
    return Grid(index, at, [head, *(_fit(row, head) for row in rows[1:])], _span(sheet, index, at))


def _goes_past(sheet: Sheet, at: int, full: bool, spaced: bool) -> bool:
    """Whether a line stands behind a table of one cell a line: ``full`` says that the last row has all its cells."""
    if _leaves_table(sheet, at) or (sheet.lines[at].blank_before and not spaced):
        return True
    flow = sheet.flow(sheet.lines[at])
    marker = read_marker(flow)
    if marker is None or marker.rank >= LETTER or marker.end >= len(flow.text):
        return False
    if at + 1 < len(sheet.lines) and _ROW_NUMBER.match(sheet.flow(sheet.lines[at + 1]).low):
        return False  # the title of a group of rows
    return full or (marker.rank <= ARTICLE and flow.text[marker.end :].isupper())


def _leaves_table(sheet: Sheet, at: int) -> bool:
    low = sheet.flow(sheet.lines[at]).low
    return low.startswith(("nơi nhận", "phụ lục", "ghi chú:", "mẫu số", "biểu số", "tm. ", "kt. ")) or len(low) > 400


def _fit(row: list[Flow], head: list[Flow]) -> list[Flow]:
    """The lines of one row put below the heads: number, work, then one line a column, the rest with the owners."""
    body = row[1:]
    width = len(head) - 1
    roles = [column_role(cell.low) for cell in head[1:]]
    owner = next((i for i, role in enumerate(roles) if role in ("doer", "lead")), 1)
    if len(body) <= width:
        if (
            roles[-1] == "note"
            and len(body) > owner + 1
            and all(_PERSON.match(cell.text.strip()) for cell in body[owner:])
        ):
            return [row[0], *body[:owner], join(body[owner:])]  # several names, none of them a note
        return row
    # More lines than columns: surplus lines belong to the owners' column, the last columns take what fits them.
    tail = [role for role in roles[owner + 1 :] if role not in ("note", None)]
    keep = len(body) - owner - len(tail)
    cells = [*body[:owner], join(body[owner : owner + keep])]
    cells.extend(body[owner + keep :])
    return [row[0], *cells]


def _aligned(sheet: Sheet, index: int, last: int) -> Grid | None:
    """Columns set apart by runs of spaces; a line without a number goes on the row above, column by column."""
    lines = sheet.lines
    if "\t" in sheet.text[sheet.lines[index].start : sheet.lines[index].end]:
        return _tabbed(sheet, index, last)
    head = _chunks(sheet, index)
    if len(head) < 3 or not names_columns([flow for _, flow in head]):
        return None
    starts = [start for start, _ in head]
    rows: list[list[list[Flow]]] = [[[flow] for _, flow in head]]
    at = index + 1
    while at < last:
        line = lines[at]
        if line.kind == RULE:
            at += 1
            continue
        if line.kind not in (TEXT, PAGE) or _leaves_table(sheet, at):
            break
        chunks = _chunks(sheet, at)
        numbered = is_row_number(chunks[0][1].low) and chunks[0][0] < starts[1]
        tall = len(rows) == 1 and at > index + _HEAD_LINES  # taller than any head is
        prose = len(chunks) == 1 and (line.blank_before or chunks[0][0] < starts[1] - 2)
        if not numbered and (tall or prose):
            break
        if numbered or (len(rows) == 1 and line.blank_before):
            rows.append([[] for _ in head])
        for start, flow in chunks:
            rows[-1][max(0, bisect_right(starts, start + 2) - 1)].append(flow)
        at += 1
    if len(rows) < 2:
        return None
    blank = head[0][1].part(0, 0)
    grid = [[join(cell) if cell else blank for cell in row] for row in rows]
    return Grid(index, at, grid, _span(sheet, index, at))


def _tabbed(sheet: Sheet, index: int, last: int) -> Grid | None:
    """Cells between tabs."""
    if not names_columns(_between_tabs(sheet, index)):
        return None
    rows: list[list[Flow]] = []
    at = index
    while at < last:
        line = sheet.lines[at]
        if "\t" not in sheet.text[line.start : line.end] or line.kind == BAR:
            break
        rows.append(_between_tabs(sheet, at))
        at += 1
    if len(rows) < 2:
        return None
    return Grid(index, at, rows, _span(sheet, index, at))


def _between_tabs(sheet: Sheet, at: int) -> list[Flow]:
    line = sheet.lines[at]
    cells = []
    begin = line.start
    for cell in sheet.text[line.start : line.end].split("\t"):
        lead = len(cell) - len(cell.lstrip())
        cells.append(_flow(sheet, begin + lead, begin + lead + len(cell.strip())))
        begin += len(cell) + 1
    return cells


def _chunks(sheet: Sheet, at: int) -> list[tuple[int, Flow]]:
    line = sheet.lines[at]
    out = []
    begin = line.start
    line_start = line.start - line.indent
    for gap in _GAP.finditer(sheet.text, line.start, line.end):
        out.append((begin - line_start, _flow(sheet, begin, gap.start())))
        begin = gap.end()
    out.append((begin - line_start, _flow(sheet, begin, line.end)))
    return out


def _flow(sheet: Sheet, start: int, end: int) -> Flow:
    return Flow(sheet.text[start:end], sheet.low[start:end], start)
