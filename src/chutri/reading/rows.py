"""Rows of assignment tables: column heads play the part of labels."""

from __future__ import annotations

from itertools import pairwise

from chutri.reading.bodies import opens_name
from chutri.reading.dates import NOTHING, When, when_labelled
from chutri.reading.drafts import Draft
from chutri.reading.flow import Flow, join
from chutri.reading.fold import rx
from chutri.reading.grids import Grid, is_group_number, is_row_number
from chutri.reading.labels import asks_when_done, column_role
from chutri.reading.model import Role
from chutri.reading.predicates import partners_in, role_of_clause
from chutri.reading.values import bodies_of, list_of

_BEGINS = rx(r"bắt đầu|từ ngày|khởi (?:đầu|công)")
_COLUMN_NUMBER = rx(r"\(?\s*(?:\d{1,2}|[a-h])\s*\)?(?:\s*=.*)?$")


class Columns:
    """Which column of a table plays which part, and how many rows name the columns."""

    __slots__ = ("begins", "content", "count", "due", "lead", "number", "partner", "product", "rows", "time")

    def __init__(self, roles: list[str | None], rows: int, heads: list[str]) -> None:
        self.count = len(roles)
        self.rows = rows
        self.number = _first(roles, "number")
        self.content = _first(roles, "content")
        self.lead = _first(roles, "lead")
        if self.lead is None:
            self.lead = _first(roles, "doer")
        self.partner = _first(roles, "partner")
        times = [at for at, role in enumerate(roles) if role == "time"]
        ends = [at for at in times if not _BEGINS.search(heads[at])]
        self.time = next(iter(ends or times), None)
        self.begins = next((at for at in times if at != self.time and _BEGINS.search(heads[at])), None)
        self.product = _first(roles, "product")
        self.due = self.time is not None and asks_when_done(heads[self.time])

    @property
    def assigns(self) -> bool:
        """Whether the columns say who does what."""
        return self.content is not None and self.lead is not None


def _first(roles: list[str | None], role: str) -> int | None:
    return roles.index(role) if role in roles else None


def columns_of(grid: Grid) -> Columns | None:
    """The parts of a table's columns, from the first rows that name some."""
    for index, row in enumerate(grid.rows[:4]):
        roles = [column_role(cell.low) for cell in row]
        if sum(role is not None for role in roles) >= 2 and len(row) >= 2:
            return Columns(roles, index + 1, [cell.low for cell in row])
    return None


def row_drafts(grid: Grid, section: str, year: str | None) -> list[Draft]:
    """The tasks of a table; none where its columns assign nothing."""
    columns = columns_of(grid)
    if columns is None or not columns.assigns or _is_programme(grid, columns):
        return []
    drafts: list[Draft] = []
    group = ""
    above_row: list[Flow] = []
    rest: list[list[Flow]] = []
    for at, row in enumerate(grid.rows[columns.rows :], columns.rows + 1):
        filled = [cell for cell in row if cell.text.strip()]
        if not filled or all(_COLUMN_NUMBER.match(cell.low.strip()) for cell in filled):
            continue
        if _heads_rows(row, columns, grid.rows[at] if at < len(grid.rows) else None):
            continue
        if _is_group(row, columns):
            number = row[0].low.strip(" *.)").upper()
            group = number if number and len(number) < 6 else group
            continue
        row = _ditto(_align(row, columns, drafts), above_row)
        above_row = row
        if _continues(row, columns) and drafts:
            rest.append(row)
            continue
        _extend(drafts, rest, columns, year)
        above = drafts[-1] if drafts else None
        for part in _apart(row, columns):
            draft = _draft(part, columns, f"{section}.{group}" if group and section else section or group, year)
            if draft:
                if above is not None and len(row) < columns.count:
                    _inherit(draft, row, columns, above)
                drafts.append(draft)
    _extend(drafts, rest, columns, year)
    return drafts


_CLOCK = rx(r"\s*(?:từ\s+)?\d{1,2}\s*(?:h|giờ|g|:)\s*\d{0,2}")


def _is_programme(grid: Grid, columns: Columns) -> bool:
    """Whether most rows tell an hour: the programme of a day, which assigns nothing."""
    if columns.time is None:
        return False
    times = [cell.low for row in grid.rows[columns.rows :] if (cell := _cell(row, columns.time)) is not None]
    return len(times) > 1 and sum(_CLOCK.match(time) is not None for time in times) * 2 > len(times)


def _inherit(draft: Draft, row: list[Flow], columns: Columns, above: Draft) -> None:
    """Cells merged over several rows are given with the first of them only."""
    if columns.partner is not None and columns.partner >= len(row) and not draft.partners:
        draft.partners = above.partners
    if columns.time is not None and columns.time >= len(row) and draft.when == NOTHING:
        draft.when = above.when
    if columns.lead is not None and columns.lead >= len(row) and not draft.agencies:
        draft.agencies = above.agencies


def _cell(row: list[Flow], at: int | None) -> Flow | None:
    if at is None or at >= len(row) or not row[at].text.strip(" -.…"):
        return None
    return row[at]


def _is_group(row: list[Flow], columns: Columns) -> bool:
    """A row that only names a group of works: a Roman numeral, one text, nobody who does it."""
    if _cell(row, columns.lead) is not None and len(row) > 2:
        return False
    filled = [cell for cell in row if cell.text.strip()]
    if not filled:
        return False
    if columns.number is not None and is_group_number(row[0].low):
        return len(filled) <= 2
    if len(filled) == 1:
        return (
            len(filled[0].text) < 200
            and not filled[0].text[0].islower()
            and row.index(filled[0]) <= (columns.content or 0)
        )
    return (
        len(filled) == 2
        and is_row_number(filled[0].low)
        and filled[0].text.strip().isdigit() is False
        and _cell(row, columns.time) is None
        and _cell(row, columns.partner) is None
    )


def _heads_rows(row: list[Flow], columns: Columns, below: list[Flow] | None) -> bool:
    """``1 | Tuyên truyền``, with nobody who does it, above ``1.1 | …``: the title of the rows below."""
    if columns.number is None or not below or sum(bool(cell.text.strip()) for cell in row) != 2:
        return False
    number = row[columns.number].low.strip(" *.)") if columns.number < len(row) else ""
    return number.isdigit() and below[0].low.strip(" *").startswith(f"{number}.")


def _align(row: list[Flow], columns: Columns, drafts: list[Draft]) -> list[Flow]:
    """A row short of its number column (merged with the one above) is shifted into place."""
    if columns.number == 0 and len(row) < columns.count and not is_row_number(row[0].low) and drafts:
        blank = row[0].part(0, 0)
        return [blank, *row]
    return row


def _apart(row: list[Flow], columns: Columns) -> list[list[Flow]]:
    """A row that says two works below each other, and beside each who leads it, as a row for each."""
    work, lead, partner = _cell(row, columns.content), _cell(row, columns.lead), _cell(row, columns.partner)
    if work is None or lead is None or columns.content is None or columns.lead is None:
        return [row]
    works = _pieces(work, [at for at in work.breaks() if work.text[at - 1] in ".;" and work.text[at + 1].isupper()])
    leads = _pieces(lead, [at for at in lead.breaks() if lead.text[at + 1].isupper() and opens_name(lead, at + 1)])
    if len(works) < 2 or len(works) != len(leads):
        return [row]
    partners = [partner] * len(works)
    if partner is not None:
        names = [at for at in partner.breaks() if partner.text[at + 1].isupper() and opens_name(partner, at + 1)]
        if len(names) + 1 == len(works):
            partners = list(_pieces(partner, names))
    rows = []
    for one, who, helping in zip(works, leads, partners, strict=True):
        part = list(row)
        part[columns.content], part[columns.lead] = one, who
        if helping is not None and columns.partner is not None:
            part[columns.partner] = helping
        rows.append(part)
    return rows


def _pieces(flow: Flow, cuts: list[int]) -> list[Flow]:
    """A cell cut at some of its spaces."""
    edges = [-1, *cuts, len(flow.text)]
    return [flow.part(start + 1, stop) for start, stop in pairwise(edges)]


_SAME = frozenset(("-nt-", "nt", "-nt", "như trên", '"', "''", "- nt -"))


def _ditto(row: list[Flow], above: list[Flow]) -> list[Flow]:
    """``-nt-`` (như trên) says what the cell above it says."""
    return [above[at] if cell.low.strip() in _SAME and at < len(above) else cell for at, cell in enumerate(row)]


def _continues(row: list[Flow], columns: Columns) -> bool:
    """The rest of the row above, on the next page: no number, and no lead of its own or no work."""
    if columns.number is None or _cell(row, columns.number) is not None:
        return False
    work, lead = _cell(row, columns.content), _cell(row, columns.lead)
    if work is None:
        return True
    return lead is None or work.text[:1].islower()


def _extend(drafts: list[Draft], rows: list[list[Flow]], columns: Columns, year: str | None) -> None:
    """Puts to the last task the rows that go on with it, and forgets them."""
    if not rows:
        return
    draft = drafts[-1]
    works = [work for row in rows if (work := _cell(row, columns.content)) is not None]
    if works:
        flow = join([draft.flow.part(draft.start, draft.end), *works])
        draft.flow, draft.start, draft.end = flow, 0, len(flow.text)
        draft.action, span = flow.cut(0, len(flow.text))
        draft.span = (min(draft.span[0], span[0]), max(draft.span[1], span[1]))
    partners = [
        partner
        for row in rows
        if (partner := _cell(row, columns.partner)) is not None
        and (_cell(row, columns.content) is not None or not partner.text[:1].isupper())
    ]
    if partners and draft.partner_cell is not None:
        draft.partner_cell = join([draft.partner_cell, *partners])
        draft.partners = list_of(draft.partner_cell, 0, len(draft.partner_cell.text))
    for row in rows:
        time = _cell(row, columns.time)
        if time is not None and draft.when == NOTHING:
            draft.when = when_labelled(time, 0, len(time.text), year, due=columns.due)
    rows.clear()


def _when(row: list[Flow], columns: Columns, year: str | None) -> When:
    """What the columns of time say: one of them, or one of the beginning beside one of the end."""
    time, begins = _cell(row, columns.time), _cell(row, columns.begins)
    when = when_labelled(time, 0, len(time.text), year, due=columns.due) if time is not None else NOTHING
    if begins is None:
        return when
    first = when_labelled(begins, 0, len(begins.text), year)
    start = first.start or (first.deadline.date if first.deadline else None)
    return when._replace(start=start or when.start)


def _draft(row: list[Flow], columns: Columns, section: str, year: str | None) -> Draft | None:
    work = _cell(row, columns.content)
    if work is None:
        return None
    lead = _cell(row, columns.lead)
    agencies, partners = bodies_of(lead, 0, len(lead.text)) if lead is not None else ((), ())
    partner = _cell(row, columns.partner)
    if partner is not None:
        partners = partners + list_of(partner, 0, len(partner.text))
    own = partners_in(work, 0, len(work.text))
    when = _when(row, columns, year)
    product = _cell(row, columns.product)
    role: Role = "coordinate" if role_of_clause(work, 0, len(work.text)) == "coordinate" else "lead"
    action, span = work.cut(0, len(work.text))
    last = [cell for cell in row if cell.text.strip()][-1]
    end = last.span(0, len(last.text))[1]
    return Draft(
        form="row",
        section=section,
        agencies=agencies,
        mode="assigned",
        role=role,
        partners=(*own, *(party for party in partners if party.text not in {o.text for o in own})),
        action=action,
        when=when,
        context=None,
        parent=None,
        flow=work,
        start=0,
        end=len(work.text),
        span=(span[0], max(span[1], end)),
        certain=0.95 if agencies else 0.7,
        product=(product, 0, len(product.text)) if product is not None else None,
        partner_cell=partner,
    )
