"""What the rules ask of one reading, worked out once: who owns which task, who supports it, what it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from chutri.checking.days import Days, issued
from chutri.checking.knowledge import Knowledge
from chutri.checking.likeness import Pairs, Weights, pairs_of
from chutri.checking.names import Body, Group, Named, homes_of, named_in
from chutri.checking.wider import WiderDeadlines
from chutri.reading.fold import fold, rx
from chutri.reading.model import Party, Reading, Span, Task

_CLAUSE_END = re.compile(r";\s|\.\s+(?=[^\W\d_a-z])")
_ANSWERS_FOR = rx(r"(?:chủ trì|chịu trách nhiệm|chủ động|trực tiếp|là (?:cơ quan|đơn vị|đầu mối)|tham mưu|báo cáo)\b")
_SUPPORTS = rx(r"[-+\s]*(?:đồng thời,?\s+)?(?:tích cực\s+|thường xuyên\s+)?phối hợp\b")


@dataclass(frozen=True)
class Duty:
    """A task with its bodies told apart: owners and partners, each by name or as a group."""

    task: Task
    low: str  # the action folded
    owners: tuple[Body, ...]
    owner_groups: tuple[Group, ...]
    partners: tuple[Body, ...]
    partner_groups: tuple[Group, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The folded names of everybody who does the task."""
        return tuple(_folded(party.text) for party in (*self.task.agencies, *self.task.partners))

    @cached_property
    def content(self) -> Pairs:
        """What the task is about."""
        return pairs_of(self.low, self.names)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The task's clauses: ``Bảo đảm an ninh …; phối hợp với Sở Xây dựng phân luồng …`` leads one and supports another.

        A clause that goes on after ``Phối hợp với …;`` still supports, unless it says that its owner answers for it.
        """
        action = self.task.action
        supports = self.task.role == "coordinate"
        ends = []
        if self.task.form == "item" and (self.partners or self.partner_groups):
            ends = [match.span() for match in _CLAUSE_END.finditer(action)]
        if not ends:
            return (Clause(self, action, self.low, supports, self.partners, self.partner_groups),)
        places: list[Span] = []
        for start, end in zip(
            [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(action)], strict=True
        ):
            low = self.low[start:end]
            if places and supports and not _ANSWERS_FOR.match(low) and not _SUPPORTS.match(low):
                places[-1] = (places[-1][0], end)
            elif low.strip(" .;"):
                places.append((start, end))
        return tuple(self._clause(place, supports and not index) for index, place in enumerate(places))

    def _clause(self, place: Span, supports: bool) -> Clause:
        low = self.low[slice(*place)]
        return Clause(
            self,
            self.task.action[slice(*place)],
            low,
            supports or bool(_SUPPORTS.match(low)),
            tuple(body for body in self.partners if body.text in low),
            tuple(group for group in self.partner_groups if group.text in low),
        )


@dataclass(frozen=True)
class Clause:
    """One clause of a task: whether it only supports, and with whom."""

    duty: Duty
    text: str
    low: str
    supports: bool
    partners: tuple[Body, ...]
    partner_groups: tuple[Group, ...]

    @cached_property
    def content(self) -> Pairs:
        """What the clause is about."""
        return pairs_of(self.low, self.duty.names)


_BETWEEN = "\x1f"


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name)


class Case:
    """One reading under check, with the tables to check it against."""

    def __init__(self, reading: Reading, known: Knowledge) -> None:
        self.reading = reading
        self.known = known
        self.homes = homes_of(reading.header, reading.text)

    def named(self, party: Party) -> tuple[Named, ...]:
        """The bodies and groups that a party's words name."""
        return named_in(party.text, self.homes)

    @cached_property
    def wider(self) -> WiderDeadlines:
        """The deadlines that bind tasks from outside."""
        return WiderDeadlines(self.reading)

    @cached_property
    def issued(self) -> Days | None:
        """The days between which the document was issued."""
        return issued(self.reading)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The tasks, in their order."""
        tasks = self.reading.tasks
        # Folded all at once: a fold costs more in its beginning than in its length.
        lows = fold(_BETWEEN.join(task.action.replace(_BETWEEN, " ") for task in tasks)).split(_BETWEEN)
        return tuple(self._duty(task, low) for task, low in zip(tasks, lows, strict=False))

    def _duty(self, task: Task, low: str) -> Duty:
        owners = [name for party in task.agencies for name in self.named(party)]
        partners = [name for party in task.partners for name in self.named(party)]
        return Duty(
            task,
            low,
            tuple(name for name in owners if isinstance(name, Body)),
            tuple(name for name in owners if isinstance(name, Group)),
            tuple(name for name in partners if isinstance(name, Body)),
            tuple(name for name in partners if isinstance(name, Group)),
        )

    @cached_property
    def duties_by_owner(self) -> dict[str, list[Duty]]:
        """The duties of each body, by its words."""
        found: dict[str, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            for words in dict.fromkeys(owner.words for owner in duty.owners):
                found[words].append(duty)
        return found

    @cached_property
    def weights(self) -> Weights:
        """How much each pair of words says in this plan. Rows of tables are many and terse, and are left out."""
        actions = [duty.low for duty in self.duties if duty.task.form != "row"]
        return Weights(actions, self.reading.header.title)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all duties."""
        return tuple(clause for duty in self.duties for clause in duty.clauses)

    def likeness(self, one: Clause, other: Clause) -> float:
        """How much two clauses are about the same matter, from 0 to 1."""
        return self.weights.likeness(one.content, other.content)
