"""Labelled blocks: ``Đơn vị chủ trì: … / Đơn vị phối hợp: … / Thời gian thực hiện: …`` below what they describe."""

from __future__ import annotations

from chutri.reading.bodies import order_at, split_bodies
from chutri.reading.dates import NOTHING, When, when_labelled, when_ordered
from chutri.reading.drafts import Draft
from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.labels import Label, asks_when_done
from chutri.reading.markers import DECIMAL, ROMAN, STAR
from chutri.reading.model import Deadline, Mode, Party, Role
from chutri.reading.orders import owner_of, party_of, subject_of
from chutri.reading.outline import Item
from chutri.reading.predicates import partners_in, role_of_clause
from chutri.reading.sections import role_of


class Values:
    """What one set of labels says."""

    def __init__(self) -> None:
        self.lead: list[Party] = []
        self.doer: list[Party] = []
        self.partners: list[Party] = []
        self.when: When = NOTHING
        self.product: tuple[Flow, int, int] | None = None
        self.content: tuple[Item, int, int] | None = None
        self.named = ""  # the words of the content's label
        self.charge: tuple[Party, ...] = ()
        self.roles: set[str] = set()
        self.end = 0


_JOINED = rx(r",?\s*(?:chủ trì,?\s*)?(?:và\s+)?phối (?:kết )?hợp(?:\s+(?:chặt chẽ\s+)?(?:cùng với|với|cùng))?\s*:?\s*")
_BOTH = rx(r"(?P<lead>[^;]+?)\s+chủ trì\s*[;,]\s*(?P<with>(?!phối)[^;]+?)\s+(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|tham mưu|triển khai))?\s*[.;]?\s*$")
_BESIDE = rx(r"(?P<lead>[^;]+?)\s*;\s*(?P<with>[^;]+?)\s+(?:cùng\s+)?phối hợp\b(?!\s+(?:với|cùng))")
_TAIL = rx(r"\s*(?:chủ trì|là cơ quan chủ trì|thực hiện)(?:,?\s*(?:tham mưu|thực hiện))?\s*[.;]?\s*$")


def labelled_drafts(
    parent: Item, section: str, agencies: tuple[Party, ...], mode: Mode, year: str | None, role: str | None
) -> tuple[list[Draft], set[int]]:
    """The tasks that labels below ``parent`` make, and the ids of the children that they use up."""
    children = parent.children
    if not any([child.labels for child in children]):
        return [], set()
    marked: list[tuple[Item, list[Label]]] = []
    for child in children:
        labels = child.labels
        if labels and lists_duties(child, labels[0]):
            labels = []
        marked.append((child, labels))
    drafts: list[Draft] = []
    if not any(labels for _, labels in marked) or _is_time_label(parent):
        return [], set()
    used: set[int] = set()
    contents: list[Item] = []
    index = 0
    while index < len(marked):
        child, labels = marked[index]
        if not labels:
            contents.append(child)
            index += 1
            continue
        values = Values()
        group: list[Item] = []
        while index < len(marked) and marked[index][1]:
            item, found = marked[index]
            if group and _repeats(values, found):
                break
            for label in found:
                take(values, item, label, year)
            group.append(item)
            index += 1
        made = _make(parent, contents, values, section, agencies, mode, role, year)
        if made:
            drafts.extend(made)
            used.update(id(item) for item in group)
            used.update(id(item) for item in contents)
        contents = []
    return drafts, used


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


def take(values: Values, item: Item, label: Label, year: str | None) -> None:
    flow = item.flow
    values.roles.add(label.role)
    values.end = max(values.end, item.span[1])
    start, end = label.value, label.end
    if label.role in ("lead", "doer"):
        parties, partners = bodies_of(flow, start, end)
        if not parties and item.children:
            parties = tuple(party for child in item.children if child.flow for party in bodies_of(child.flow, child.words_at, len(child.flow.text))[0])
        (values.lead if label.role == "lead" else values.doer).extend(parties)
        values.partners.extend(partners)
    elif label.role == "partner":
        parties, _ = bodies_of(flow, start, end)
        if not parties and item.children:
            parties = tuple(party for child in item.children if child.flow for party in bodies_of(child.flow, child.words_at, len(child.flow.text))[0])
        values.partners.extend(parties)
    elif label.role == "time":
        values.when = _merge(values.when, _time(item, label, year))
    elif label.role == "product":
        values.product = (flow, start, end)
    elif label.role == "content":
        values.content = (item, start, end)
        values.named = flow.low[label.start : label.value]
    elif label.role == "charge":
        values.charge = bodies_of(flow, start, end)[0]


def bodies_of(flow: Flow, start: int, end: int) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """A label's list of bodies; ``X chủ trì, phối hợp với Y`` gives both."""
    both = _BOTH.match(flow.low, start, end)
    if both:  # "X chủ trì; Y, Z phối hợp"
        return list_of(flow, both.start("lead"), both.end("lead")), list_of(flow, both.start("with"), both.end("with"))
    beside = _BESIDE.match(flow.low, start, end)
    if beside:  # "X; Y, Z phối hợp thực hiện theo …"
        return list_of(flow, beside.start("lead"), beside.end("lead")), list_of(flow, beside.start("with"), beside.end("with"))
    joined = _JOINED.search(flow.low, start, end)
    if joined and joined.start() > start:
        lead = _TAIL.sub("", flow.low[start : joined.start()])
        return list_of(flow, start, start + len(lead)), list_of(flow, joined.end(), end)
    tail = _TAIL.search(flow.low, start, end)
    return list_of(flow, start, tail.start() if tail and tail.start() > start else end), ()


def list_of(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    while end > start and flow.text[end - 1] in " .;,":
        end -= 1
    return split_bodies(flow, start, end) if end > start else ()


def _time(item: Item, label: Label, year: str | None) -> When:
    flow = item.flow
    due = asks_when_done(flow.low[label.start : label.value])
    when = when_labelled(flow, label.value, label.end, year, due=due) if flow.text[label.value : label.end].strip() else NOTHING
    for child in item.children:
        if child.flow:
            when = _merge(when, when_labelled(child.flow, child.words_at, len(child.flow.text), year, due=due))
    return when


def _merge(one: When, other: When) -> When:
    """Two statements of time as one: the first start, the last end."""
    starts = [start for start in (one.start, other.start) if start]
    ends = [deadline for deadline in (one.deadline, other.deadline) if deadline]
    dated = [deadline for deadline in ends if deadline.date]
    last: Deadline | None = max(dated, key=lambda d: (d.date or "").replace("Q", "9")) if dated else (ends[0] if ends else None)
    return When(min(starts) if starts else None, last, one.recurrence or other.recurrence)


def _make(
    parent: Item,
    contents: list[Item],
    values: Values,
    section: str,
    agencies: tuple[Party, ...],
    mode: Mode,
    role: str | None,
    year: str | None,
) -> list[Draft]:
    named = tuple(values.lead or values.doer or values.charge)
    if not named and not values.partners and (values.roles & {"place", "people"} or "time" not in values.roles):
        return []  # an event's facts, not a task
    if not named and not values.partners and parent.parent is None:
        return []
    if not named and contents == [] and parent.rank <= ROMAN:
        return []
    who = named or agencies or _first_subject(contents)
    if not named and agencies and "time" in values.roles and not values.partners and not (values.when.deadline or values.when.start):
        return []
    targets: list[tuple[Item, int, int]] = []
    titled = parent.flow and parent.marker is not None and "nội dung" in values.named and role_of(parent) is None
    if values.content is not None and not (titled and not contents):
        item, start, end = values.content
        targets = [values.content]
        if not item.flow or not item.flow.text[start:end].strip(" .:"):  # "a) Nhiệm vụ:" with a list below it
            targets = [(child, child.words_at, len(child.flow.text)) for child in item.children if child.flow]
    else:
        contents = [*_siblings_without_labels(parent), *contents] if not contents else contents
        bodies = [item for item in contents if item.flow and item.low]
        targets = [(item, item.words_at, len(item.flow.text)) for item in bodies if item.flow]
        if _describes_parent(parent, bodies):
            if not named and parent.rank <= ROMAN:
                return []
            targets = [(parent, _behind_label(parent), len(parent.flow.text))] if parent.flow and parent.low else targets
    drafts = []
    for item, start, end in targets:
        flow = item.flow
        action, span = flow.cut(start, end)
        action = action.rstrip(" :") if item is parent else action
        if not action or (not who and not values.partners and not _orders(flow, start)):
            continue
        when = values.when if values.when != NOTHING else when_ordered(flow, start, end, year)
        opening: Role = "coordinate" if role_of_clause(flow, start, end) == "coordinate" else "lead"
        own = partners_in(flow, start, end)
        drafts.append(
            Draft(
                form="labelled",
                section=item.id or section,
                agencies=who,
                mode=mode if not named else "assigned",
                role=opening if who else opening,
                partners=unite(own, tuple(values.partners)),
                action=action,
                when=when,
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


def unite(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    seen = {party.text.casefold() for party in one}
    return one + tuple(party for party in other if party.text.casefold() not in seen)


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
