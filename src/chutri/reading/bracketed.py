"""Who does it, in a bracket behind the work: ``… (Sở X chủ trì, phối hợp với Sở Y; hoàn thành trước …)``."""

from __future__ import annotations

from typing import NamedTuple

from chutri.reading.bodies import name_end, opens_name
from chutri.reading.dates import NOTHING, when_labelled, when_ordered
from chutri.reading.drafts import Draft
from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.labels import labels_in, trailing_labels
from chutri.reading.model import Mode, Party, Role, Span
from chutri.reading.outline import Item
from chutri.reading.predicates import partners_in, role_of_clause
from chutri.reading.values import Values, take, unite

_OWNER = rx(
    r"\s*,?\s*(?:là cơ quan |là đơn vị )?(?:chủ trì|thực hiện|chịu trách nhiệm|phụ trách|đầu mối|tham mưu|tổ chức thực hiện|triển khai)\b"
)
_SHORTEST = 12  # characters of an action
_ASSIGNS = rx(r"chủ trì|thực hiện|trách nhiệm|phụ trách|đầu mối|tham mưu")


def bracket_draft(item: Item, section: str, mode: Mode, year: str | None) -> Draft | None:
    """The task of an item that ends with a bracket naming who does it, or of the heading that such a bracket stands below."""
    flow = item.flow
    if not flow or not flow.low.rstrip(" .;").endswith(")"):
        return None
    stop = flow.low.rindex(")")
    start = _opening(flow.low, stop)
    if start < 0 or not _ASSIGNS.search(flow.low, start, stop):
        return None
    values = _values(item, flow, start + 1, stop, year)
    if values is None:
        return None
    work, at, end = flow, item.words_at, start
    if start <= item.words_at + 1:  # a bracket of its own, below the heading that it describes
        parent = item.parent
        if parent is None or not parent.flow or parent.marker is None or parent.children[0] is not item:
            return None
        work, at, end = parent.flow, parent.words_at, len(parent.flow.text)
    action, span = work.cut(at, end)
    if len(action) < _SHORTEST:
        return None
    return _draft(item, values, section, mode, _Work(work, at, end, (span[0], item.span[1])), year)


class _Work(NamedTuple):
    """The words of an action, and the place of the task."""

    flow: Flow
    at: int
    end: int
    span: Span


def _draft(item: Item, values: Values, section: str, mode: Mode, work: _Work, year: str | None) -> Draft:
    flow, at, end, span = work
    role: Role = "coordinate" if role_of_clause(flow, at, end) == "coordinate" else "lead"
    return Draft(
        form="labelled",
        section=item.id or section,
        agencies=tuple(values.lead or values.doer),
        mode=mode,
        role=role,
        partners=unite(partners_in(flow, at, end), tuple(values.partners)),
        action=flow.cut(at, end)[0],
        when=values.when if values.when != NOTHING else when_ordered(flow, at, end, year),
        context=None,
        parent=None,
        flow=flow,
        start=at,
        end=end,
        span=span,
        certain=0.95,
        product=values.product,
    )


def tail_draft(item: Item, section: str, mode: Mode, year: str | None) -> Draft | None:
    """The task of an item whose last sentences are labels: ``Treo cờ. Thời gian: tháng 5. Thực hiện: Văn phòng.``"""
    flow = item.flow
    labels = trailing_labels(flow, item.words_at) if flow and not item.children else []
    if not any(label.role in ("lead", "doer") for label in labels):
        return None
    values = Values()
    for label in labels:
        take(values, item, label, year)
    at, end = item.words_at, labels[0].start
    action, span = flow.cut(at, end)
    if len(action) < _SHORTEST or not (values.lead or values.doer):
        return None
    return _draft(item, values, section, mode, _Work(flow, at, end, (span[0], item.span[1])), year)


def _opening(low: str, stop: int) -> int:
    depth = 0
    for at in range(stop, max(-1, stop - 600), -1):
        depth += (low[at] == ")") - (low[at] == "(")
        if depth == 0:
            return at
    return -1


def _values(item: Item, flow: Flow, start: int, stop: int, year: str | None) -> Values | None:
    """What the bracket says: labels, or a body and its verb with the time behind a semicolon."""
    values = Values()
    inner = flow.part(0, stop)
    labels = labels_in(inner, start)
    if labels and labels[0].role in ("lead", "doer"):
        shadow = Item(None, item.rank, item.parent)
        shadow.flow, shadow.span = inner, item.span
        for label in labels:
            take(values, shadow, label, year)
        return values
    if not opens_name(inner, start):
        return None
    end = name_end(inner, start, stop)
    verb = _OWNER.match(inner.low, end)
    if verb is None:
        return None
    name, span = inner.cut(start, end)
    values.lead = [Party(name.rstrip(" ,;:."), span)]
    values.partners = list(partners_in(inner, end, stop))
    rest = max(
        inner.low.rfind(";", end, stop),
        inner.low.rfind(", xong", end, stop),
        inner.low.rfind(", hoàn", end, stop),
        inner.low.rfind(", hòan", end, stop),
    )
    when = when_labelled(inner, rest + 1, stop, year, due=True) if rest > 0 else NOTHING
    values.when = when if when.deadline or when.start else when_ordered(inner, end, stop, year)
    return values
