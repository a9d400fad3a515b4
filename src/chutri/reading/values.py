"""What one set of labels says: who leads, who helps, when, which content and product."""

from __future__ import annotations

from chutri.reading.dates import NOTHING, When, when_labelled
from chutri.reading.flow import Flow
from chutri.reading.fold import rx
from chutri.reading.labels import Label, asks_when_done
from chutri.reading.model import Deadline, Party
from chutri.reading.outline import Item
from chutri.reading.parties import split_bodies

_JOINED = rx(r",?\s*(?:chủ trì,?\s*)?(?:và\s+)?phối (?:kết )?hợp(?:\s+(?:chặt chẽ\s+)?(?:cùng với|với|cùng))?\s*:?\s*")
_BOTH = rx(
    r"(?P<lead>[^;]{1,300}?)\s+chủ trì\s*[;,]\s*(?P<with>(?!phối)[^;]{1,600}?)\s+(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|tham mưu|triển khai))?\s*[.;]?\s*$"
)
_BESIDE = rx(r"(?P<lead>[^;]+?)\s*;\s*(?P<with>[^;]+?)\s+(?:cùng\s+)?phối hợp\b(?!\s+(?:với|cùng))")
_TAIL = rx(r"\s*(?:chủ trì|là cơ quan chủ trì|thực hiện)(?:,?\s*(?:tham mưu|thực hiện))?\s*[.;]?\s*$")


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


def take(values: Values, item: Item, label: Label, year: str | None) -> None:
    """Adds what one label of ``item`` says; ``year`` completes dates that name none."""
    flow = item.flow
    values.roles.add(label.role)
    values.end = max(values.end, item.span[1])
    start, end = label.value, label.end
    if label.role in ("lead", "doer", "partner"):
        parties, partners = bodies_of(flow, start, end)
        parties = parties or _listed_below(item)
        if label.role == "partner":
            values.partners.extend(parties)
        else:
            (values.lead if label.role == "lead" else values.doer).extend(parties)
            values.partners.extend(partners)
    elif label.role == "time":
        values.when = _merge(values.when, _time(item, label, year))
    elif label.role == "product":
        values.product = (flow, start, end)
    elif label.role == "content":
        values.content = (item, start, end)
        values.named = flow.low[label.start : label.value]
    elif label.role == "charge":
        values.charge = bodies_of(flow, start, end)[0]


def _listed_below(item: Item) -> tuple[Party, ...]:
    """The bodies that stand below a label, one a paragraph."""
    below = (child for child in item.children if child.flow)
    return tuple(party for child in below for party in bodies_of(child.flow, child.words_at, len(child.flow.text))[0])


def bodies_of(flow: Flow, start: int, end: int) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """A label's list of bodies; ``X chủ trì, phối hợp với Y`` gives both."""
    if flow.low.find("hợp", start, end) < 0:
        return _without_verb(flow, start, end), ()
    both = _BOTH.match(flow.low, start, end)
    if both:  # "X chủ trì; Y, Z phối hợp"
        return list_of(flow, both.start("lead"), both.end("lead")), list_of(flow, both.start("with"), both.end("with"))
    beside = _BESIDE.match(flow.low, start, end)
    if beside:  # "X; Y, Z phối hợp thực hiện theo …"
        return list_of(flow, beside.start("lead"), beside.end("lead")), list_of(
            flow, beside.start("with"), beside.end("with")
        )
    joined = _JOINED.search(flow.low, start, end)
    if joined and joined.start() > start:
        lead = _TAIL.sub("", flow.low[start : joined.start()])
        return list_of(flow, start, start + len(lead)), list_of(flow, joined.end(), end)
    return _without_verb(flow, start, end), ()


def _without_verb(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    """``Sở X chủ trì``: the bodies before the verb that ends the list, if one does."""
    says_verb = flow.low.find("chủ trì", start, end) >= 0 or flow.low.find("thực hiện", start, end) >= 0
    tail = _TAIL.search(flow.low, start, end) if says_verb else None
    return list_of(flow, start, tail.start() if tail and tail.start() > start else end)


def list_of(flow: Flow, start: int, end: int) -> tuple[Party, ...]:
    """The bodies that a list names, without the mark that ends it."""
    while end > start and flow.text[end - 1] in " .;,":
        end -= 1
    return split_bodies(flow, start, end) if end > start else ()


def _time(item: Item, label: Label, year: str | None) -> When:
    flow = item.flow
    due = asks_when_done(flow.low[label.start : label.value])
    when = (
        when_labelled(flow, label.value, label.end, year, due=due)
        if flow.text[label.value : label.end].strip()
        else NOTHING
    )
    for child in item.children:
        if child.flow:
            when = _merge(when, when_labelled(child.flow, child.words_at, len(child.flow.text), year, due=due))
    return when


def _merge(one: When, other: When) -> When:
    """Two statements of time as one: the first start, the last end."""
    starts = [start for start in (one.start, other.start) if start]
    ends = [deadline for deadline in (one.deadline, other.deadline) if deadline]
    dated = [deadline for deadline in ends if deadline.date]
    last: Deadline | None = (
        max(dated, key=lambda d: (d.date or "").replace("Q", "9")) if dated else (ends[0] if ends else None)
    )
    return When(min(starts) if starts else None, last, one.recurrence or other.recurrence)


def unite(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    """Both lists as one; who stands in the first is not named again."""
    seen = {party.text.casefold() for party in one}
    return one + tuple(party for party in other if party.text.casefold() not in seen)
