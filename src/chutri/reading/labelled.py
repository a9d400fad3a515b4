"""Labelled blocks: ``Đơn vị chủ trì: … / Đơn vị phối hợp: … / Thời gian thực hiện: …`` below what they describe."""

from __future__ import annotations

from dataclasses import dataclass

from chutri.reading.bodies import order_at, split_bodies
from chutri.reading.dates import NOTHING, When, when_labelled
from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.labels import Label, asks_when_done, labels_in
from chutri.reading.markers import ROMAN
from chutri.reading.model import Deadline, Form, Mode, Party, Role, Span
from chutri.reading.orders import party_of, subject_of
from chutri.reading.outline import Item
from chutri.reading.predicates import partners_in, role_of_clause


@dataclass(slots=True)
class Draft:
    """A task while it is being read."""

    form: Form
    section: str
    agencies: tuple[Party, ...]
    mode: Mode
    role: Role
    partners: tuple[Party, ...]
    action: str
    when: When
    context: str | None
    parent: Draft | None
    flow: Flow
    start: int
    end: int
    span: Span
    certain: float
    product: tuple[Flow, int, int] | None = None
    partner_cell: Flow | None = None


class _Values:
    """What one set of labels says."""

    def __init__(self) -> None:
        self.lead: list[Party] = []
        self.doer: list[Party] = []
        self.partners: list[Party] = []
        self.when: When = NOTHING
        self.product: tuple[Flow, int, int] | None = None
        self.content: tuple[Item, int, int] | None = None
        self.roles: set[str] = set()
        self.end = 0


_JOINED = rx(r",?\s*(?:chủ trì,?\s*)?(?:và\s+)?phối (?:kết )?hợp(?:\s+(?:chặt chẽ\s+)?(?:cùng với|với|cùng))?\s*:?\s*")
_TAIL = rx(r"\s*(?:chủ trì|là cơ quan chủ trì|thực hiện)(?:,?\s*(?:tham mưu|thực hiện))?\s*[.;]?\s*$")


def labelled_drafts(
    parent: Item, section: str, agencies: tuple[Party, ...], mode: Mode, year: str | None, role: str | None
) -> tuple[list[Draft], set[int]]:
    """The tasks that labels below ``parent`` make, and the ids of the children that they use up."""
    children = parent.children
    marked: list[tuple[Item, list[Label]]] = []
    for child in children:
        labels = labels_in(child.flow, child.words_at) if child.flow is not None else []
        marked.append((child, labels))
    drafts = [draft for child in children if (draft := _in_bracket(child, section, mode, year)) is not None]
    if drafts:
        bracketed = {id(draft.flow) for draft in drafts}
        return drafts, {id(child) for child in children if id(child.flow) in bracketed}
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
        values = _Values()
        group: list[Item] = []
        while index < len(marked) and marked[index][1]:
            item, found = marked[index]
            if group and _repeats(values, found):
                break
            for label in found:
                _take(values, item, label, year)
            group.append(item)
            index += 1
        made = _make(parent, contents, values, section, agencies, mode, role, year)
        if made:
            drafts.extend(made)
            used.update(id(item) for item in group)
            used.update(id(item) for item in contents)
        contents = []
    return drafts, used


_BRACKET = rx(r"\((?=[^()]{0,40}(?:chủ trì|thực hiện|phụ trách)[^()]{0,20}:)")


def _in_bracket(item: Item, section: str, mode: Mode, year: str | None) -> Draft | None:
    """``Rà soát văn bản … (Đơn vị chủ trì: …; thời gian: …)``: labels in a bracket behind the work."""
    flow = item.flow
    if flow is None or flow.text.rstrip(" .;")[-1:] != ")":
        return None
    match = _BRACKET.search(flow.low, item.words_at)
    if match is None or match.start() <= item.words_at + 1:
        return None
    stop = flow.text.rstrip(" .;").rfind(")")
    inner = flow.part(0, stop)
    labels = labels_in(inner, match.end())
    if not labels or labels[0].role not in ("lead", "doer"):
        return None
    values = _Values()
    shadow = Item(None, item.rank, item.parent)
    shadow.flow, shadow.span = inner, item.span
    for label in labels:
        _take(values, shadow, label, year)
    action, span = flow.cut(item.words_at, match.start())
    return Draft(
        form="labelled",
        section=item.id or section,
        agencies=tuple(values.lead or values.doer),
        mode=mode,
        role="coordinate" if role_of_clause(flow, item.words_at, match.start()) == "coordinate" else "lead",
        partners=_unite(partners_in(flow, item.words_at, match.start()), tuple(values.partners)),
        action=action,
        when=values.when,
        context=None,
        parent=None,
        flow=flow,
        start=item.words_at,
        end=match.start(),
        span=(span[0], item.span[1]),
        certain=0.95,
        product=values.product,
    )


def _is_time_label(parent: Item) -> bool:
    labels = labels_in(parent.flow, parent.words_at) if parent.flow is not None else []
    return bool(labels) and labels[0].role == "time"


def _repeats(values: _Values, labels: list[Label]) -> bool:
    """A label that stands in the set already begins the next one."""
    first = labels[0].role
    return first in values.roles and first in ("lead", "content", "doer", "time")


def _take(values: _Values, item: Item, label: Label, year: str | None) -> None:
    flow = item.flow
    assert flow is not None
    values.roles.add(label.role)
    values.end = max(values.end, item.span[1])
    start, end = label.value, label.end
    if label.role in ("lead", "doer"):
        parties, partners = _bodies(flow, start, end)
        if not parties and item.children:
            parties = tuple(party for child in item.children if child.flow for party in _bodies(child.flow, child.words_at, len(child.flow.text))[0])
        (values.lead if label.role == "lead" else values.doer).extend(parties)
        values.partners.extend(partners)
    elif label.role == "partner":
        parties, _ = _bodies(flow, start, end)
        if not parties and item.children:
            parties = tuple(party for child in item.children if child.flow for party in _bodies(child.flow, child.words_at, len(child.flow.text))[0])
        values.partners.extend(parties)
    elif label.role == "time":
        values.when = _merge(values.when, _time(item, label, year))
    elif label.role == "product":
        values.product = (flow, start, end)
    elif label.role == "content":
        values.content = (item, start, end)


def _bodies(flow: Flow, start: int, end: int) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """A label's list of bodies; ``X chủ trì, phối hợp với Y`` gives both."""
    joined = _JOINED.search(flow.low, start, end)
    if joined and joined.start() > start:
        lead = _TAIL.sub("", flow.low[start : joined.start()])
        return _list(flow, start, start + len(lead)), _list(flow, joined.end(), end)
    tail = _TAIL.search(flow.low, start, end)
    return _list(flow, start, tail.start() if tail and tail.start() > start else end), ()


def _list(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    while end > start and flow.text[end - 1] in " .;,":
        end -= 1
    return split_bodies(flow, start, end) if end > start else ()


def _time(item: Item, label: Label, year: str | None) -> When:
    flow = item.flow
    assert flow is not None
    due = asks_when_done(flow.low[label.start : label.value])
    when = when_labelled(flow, label.value, label.end, year, due=due) if flow.text[label.value : label.end].strip() else NOTHING
    for child in item.children:
        if child.flow is not None:
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
    values: _Values,
    section: str,
    agencies: tuple[Party, ...],
    mode: Mode,
    role: str | None,
    year: str | None,
) -> list[Draft]:
    named = tuple(values.lead or values.doer)
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
    if values.content is not None:
        item, start, end = values.content
        targets = [values.content]
        if not item.flow or not item.flow.text[start:end].strip(" .:"):  # "a) Nhiệm vụ:" with a list below it
            targets = [(child, child.words_at, len(child.flow.text)) for child in item.children if child.flow is not None]
    else:
        bodies = [item for item in contents if item.flow is not None and item.low]
        targets = [(item, item.words_at, len(item.flow.text)) for item in bodies if item.flow is not None]
        if _describes_parent(parent, bodies):
            if not named and parent.rank <= ROMAN:
                return []
            targets = [(parent, _behind_label(parent), len(parent.flow.text))] if parent.flow is not None and parent.low else targets
    drafts = []
    for item, start, end in targets:
        flow = item.flow
        assert flow is not None
        action, span = flow.cut(start, end)
        action = action.rstrip(" :") if item is parent else action
        if not action:
            continue
        opening: Role = "coordinate" if role_of_clause(flow, start, end) == "coordinate" else "lead"
        own = partners_in(flow, start, end)
        drafts.append(
            Draft(
                form="labelled",
                section=item.id or section,
                agencies=who,
                mode=mode if not named else "assigned",
                role=opening if who else opening,
                partners=_unite(own, tuple(values.partners)),
                action=action,
                when=values.when,
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
    labels = labels_in(item.flow, item.words_at) if item.flow is not None else []
    return labels[0].value if labels and labels[0].role == "content" else item.words_at


def _first_subject(contents: list[Item]) -> tuple[Party, ...]:
    """The body that the first content names as its subject, where no label names one."""
    for item in contents[:1]:
        if item.flow is not None:
            subject = subject_of(item.flow, item.words_at, len(item.flow.text))
            if subject and not subject.person:
                return (party_of(item.flow, subject),)
    return ()


def _unite(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    seen = {party.text.casefold() for party in one}
    return one + tuple(party for party in other if party.text.casefold() not in seen)


def _describes_parent(parent: Item, bodies: list[Item]) -> bool:
    """Whether labels describe the heading above them: nothing stands between, or only prose that explains it."""
    if not bodies:
        return True
    if parent.flow is None or parent.parent is None:
        return False
    lists = [item for item in bodies if item.marker is not None and item.flow is not None]
    if not lists:
        return True
    # Contents that order something are tasks of their own; noun phrases (Việc …, Tiêu chuẩn …) only explain the heading.
    ordering = sum(order_at(item.flow, item.words_at) for item in lists if item.flow is not None)
    return ordering * 2 <= len(lists)
