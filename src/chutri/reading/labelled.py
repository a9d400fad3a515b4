"""Labelled blocks: ``Đơn vị chủ trì: … / Đơn vị phối hợp: … / Thời gian thực hiện: …`` below what they describe."""

from __future__ import annotations

from collections.abc import Iterator

from chutri.reading.bodies import order_at
from chutri.reading.dates import NOTHING, when_ordered
from chutri.reading.drafts import Draft
from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.labels import Label
from chutri.reading.markers import DECIMAL, ROMAN, STAR
from chutri.reading.model import Party
from chutri.reading.orders import owner_of, party_of, subject_of
from chutri.reading.outline import Item
from chutri.reading.predicates import partners_in, role_of_clause
from chutri.reading.scope import Scope
from chutri.reading.sections import role_of
from chutri.reading.values import Values, take, unite


def labelled_drafts(parent: Item, scope: Scope, year: str | None) -> tuple[list[Draft], set[int]]:
    """The tasks that labels below ``parent`` make, and the ids of the children that they use up."""
    if not any([child.labels for child in parent.children]):  # noqa: C419 - of few children a list is faster
        return [], set()
    drafts: list[Draft] = []
    used: set[int] = set()
    if _is_time_label(parent):
        return drafts, used
    for contents, group, values in _sets(parent.children, year):
        made = _make(parent, contents, values, scope, year)
        if made:
            drafts.extend(made)
            used.update(id(item) for item in (*group, *contents))
    return drafts, used


def _sets(children: list[Item], year: str | None) -> Iterator[tuple[list[Item], list[Item], Values]]:
    """Each set of labels among ``children``: the items before it, the items that hold it, what they say."""
    contents: list[Item] = []
    group: list[Item] = []
    values = Values()
    for child in children:
        labels = child.labels
        if labels and lists_duties(child, labels[0]):
            labels = []
        if group and (not labels or _repeats(values, labels)):
            yield contents, group, values
            contents, group, values = [], [], Values()
        if not labels:
            contents.append(child)
            continue
        for label in labels:
            take(values, child, label, year)
        group.append(child)
    if group:
        yield contents, group, values


def lists_duties(item: Item, label: Label) -> bool:
    """``* Phân công:`` with ``+ Ban X: Chủ trì xây dựng …`` below it: duties, not the label's value."""
    flow = item.flow
    if not flow or label.role not in ("lead", "doer") or flow.text[label.value : label.end].strip(" .:"):
        return False
    for child in item.children:
        owner = owner_of(child.flow, child.words_at, has_children=False) if child.flow else None
        if owner is None or not owner.colon or not child.flow or owner.clause >= len(child.flow.text):
            return False
    return bool(item.children)


def _is_time_label(parent: Item) -> bool:
    return bool(parent.labels) and parent.labels[0].role == "time"


def _repeats(values: Values, labels: list[Label]) -> bool:
    """A label that stands in the set already begins the next one."""
    first = labels[0].role
    return first in values.roles and first in ("lead", "content", "doer", "time")


def _make(parent: Item, contents: list[Item], values: Values, scope: Scope, year: str | None) -> list[Draft]:
    """The tasks of one set of labels: one for each content that it describes."""
    named = tuple(values.lead or values.doer or values.charge)
    if not named and not values.partners and not _dates_a_task(parent, contents, values, scope):
        return []
    if not named and not contents and parent.rank <= ROMAN:
        return []
    who = named or scope.agencies or _first_subject(contents)
    drafts = []
    targets = _targets(parent, contents, values, named)
    for item, start, end in targets:
        flow = item.flow
        action, span = flow.cut(start, end)
        action = action.rstrip(" :") if item is parent else action
        if not action or (not who and not values.partners and not _orders(flow, start)):
            continue
        drafts.append(
            Draft(
                form="labelled",
                section=item.id or _section_of(item, parent) or scope.section,
                agencies=who,
                mode="assigned" if named else scope.mode,
                role="coordinate" if role_of_clause(flow, start, end) == "coordinate" else "lead",
                partners=unite(partners_in(flow, start, end), tuple(values.partners)),
                action=action,
                when=values.when if values.when != NOTHING else when_ordered(flow, start, end, year),
                context=None,
                parent=None,
                flow=flow,
                start=start,
                end=end,
                span=(span[0], max(span[1], values.end)) if len(targets) == 1 else span,
                certain=0.97 if named else 0.7,
                product=values.product,
            )
        )
    return drafts


def _dates_a_task(parent: Item, contents: list[Item], values: Values, scope: Scope) -> bool:
    """Whether labels that name no body say when a task is done, rather than when and where an event is held."""
    if values.roles & {"place", "people"} or "time" not in values.roles or parent.parent is None:
        return False
    return not scope.agencies or bool(values.when.deadline or values.when.start)


def _section_of(item: Item, parent: Item) -> str:
    """The id above a content that stands in a list below its label (``a) Nhiệm vụ:``)."""
    above = item.parent
    return above.id if above is not None and above is not parent and above is not parent.parent else ""


def _targets(
    parent: Item, contents: list[Item], values: Values, named: tuple[Party, ...]
) -> list[tuple[Item, int, int]]:
    """What a set of labels describes: the words of its own label of content, the items before it, or the heading."""
    titled = parent.flow and parent.marker is not None and "nội dung" in values.named and role_of(parent) is None
    if values.content is not None and not (titled and not contents and not _is_ordered(values.content)):
        item, start, end = values.content
        if item.flow.text[start:end].strip(" .:"):
            return [values.content]
        return _whole(item.children)  # "a) Nhiệm vụ:" with a list below it
    contents = contents or _siblings_without_labels(parent)
    bodies = [item for item in contents if item.low]
    if not _describes_parent(parent, bodies):
        return _whole(bodies)
    if not named and parent.rank <= ROMAN:
        return []
    return [(parent, _behind_label(parent), len(parent.flow.text))] if parent.low else _whole(bodies)


def _is_ordered(content: tuple[Item, int, int]) -> bool:
    """``Nội dung: rà soát …`` orders; ``Nội dung: việc thực hiện …`` only explains the heading."""
    item, start, end = content
    while start < end and item.flow.low[start] == " ":
        start += 1
    return order_at(item.flow, start)


def _whole(items: list[Item]) -> list[tuple[Item, int, int]]:
    return [(item, item.words_at, len(item.flow.text)) for item in items if item.flow]


def _behind_label(item: Item) -> int:
    """``1.1. Nội dung: Hiệp thương …``: where the content itself begins."""
    labels = item.labels
    return labels[0].value if labels and labels[0].role == "content" else item.words_at


def _siblings_without_labels(parent: Item) -> list[Item]:
    """``5.1 … 5.2 … * Trách nhiệm thực hiện: …``: a set of labels behind the last of several contents is for all of them."""
    above = parent.parent
    if above is None or parent.marker is None or parent.rank < DECIMAL + 1 or above.children[-1] is not parent:
        return []
    before = [item for item in above.children[:-1] if item.rank == parent.rank]
    if not before or len(before) != len(above.children) - 1 or any(item.children for item in before):
        return []
    label = next((child for child in parent.children if child.label), None)
    if label is None or (label.marker is not None and label.rank != STAR):
        return []
    return [*before, parent]


def _first_subject(contents: list[Item]) -> tuple[Party, ...]:
    """The body that the first content names as its subject, where no label names one."""
    for item in contents[:1]:
        if item.flow:
            subject = subject_of(item.flow, item.words_at, len(item.flow.text))
            if subject and not subject.person:
                return (party_of(item.flow, subject),)
    return ()


_CEREMONY = rx(r"(?:khai mạc|bế mạc|lễ|tổng kết|tọa đàm)\b")


def _orders(flow: Flow, at: int) -> bool:
    """Whether words that nobody is named for order something, rather than name a part of an event."""
    return order_at(flow, at) and not _CEREMONY.match(flow.low, at)


def _describes_parent(parent: Item, bodies: list[Item]) -> bool:
    """Whether labels describe the heading above them: nothing stands between, or only prose that explains it."""
    if not bodies:
        return True
    if not parent.flow or parent.parent is None:
        return False
    lists = [item for item in bodies if item.marker is not None and item.flow]
    if not lists:  # prose: it explains a heading that orders, and orders itself below one that only names a topic
        first = bodies[0].flow
        orders = parent.flow and order_at(parent.flow, parent.words_at) and parent.low.count(" ") >= 5
        return orders or first is None or not order_at(first, bodies[0].words_at)
    if all(item.marker is not None and item.marker.id is not None for item in lists):
        return False  # numbered contents are tasks of their own
    # Contents that order something are tasks of their own; noun phrases (Việc …, Tiêu chuẩn …) only explain the heading.
    ordering = sum(order_at(item.flow, item.words_at) for item in lists if item.flow)
    return ordering * 2 <= len(lists)
