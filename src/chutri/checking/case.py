"""What the rules ask of one reading, worked out once: who owns which task, who supports it, what it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from chutri.checking.days import Days, issued
from chutri.checking.knowledge import Knowledge
from chutri.checking.likeness import Content, Weights, content_of, weigh
from chutri.checking.names import Body, Group, Named, homes_of, named_in
from chutri.checking.wider import WiderDeadlines
from chutri.reading.fold import fold, rx
from chutri.reading.model import Party, Reading, Task

_CLAUSE_END = re.compile(r";\s|\.\s+(?=[^\W\d_a-z])")
_ANSWERS_FOR = rx(r"(?:chủ trì|chịu trách nhiệm|chủ động|trực tiếp|là (?:cơ quan|đơn vị|đầu mối)|tham mưu|báo cáo)\b")
_SUPPORTS = rx(r"[-+\s]*(?:đồng thời,?\s+)?(?:tích cực\s+|thường xuyên\s+)?phối hợp\b")


@dataclass(frozen=True)
class Duty:
    """A task with its bodies told apart: owners and partners, each by name or as a group."""

    task: Task
    owners: tuple[Body, ...]
    owner_groups: tuple[Group, ...]
    partners: tuple[Body, ...]
    partner_groups: tuple[Group, ...]

    @cached_property
    def low(self) -> str:
        """The action folded."""
        return fold(self.task.action)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The folded names of everybody who does the task."""
        return tuple(_folded(party.text) for party in (*self.task.agencies, *self.task.partners))

    @cached_property
    def content(self) -> Content:
        """What the task is about."""
        return content_of(self.low, self.names)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The task's clauses: ``Bảo đảm an ninh …; phối hợp với Sở Xây dựng phân luồng …`` leads one and supports another.

        A clause that goes on after ``Phối hợp với …;`` still supports, unless it says that its owner answers for it.
        """
        action = self.task.action
        supports = self.task.role == "coordinate"
        if self.task.form != "item" or not (self.partners or self.partner_groups) or not _CLAUSE_END.search(action):
            return (Clause(self, action, supports, self.partners, self.partner_groups),)
        parts: list[str] = []
        for part in _CLAUSE_END.split(action):
            low = fold(part.strip())
            if parts and supports and not _ANSWERS_FOR.match(low) and not _SUPPORTS.match(low):
                parts[-1] += f"; {part}"
            elif low.strip(" .;"):
                parts.append(part.strip())
        return tuple(self._clause(part, supports and not index) for index, part in enumerate(parts))

    def _clause(self, text: str, supports: bool) -> Clause:
        low = fold(text)
        return Clause(
            self,
            text,
            supports or bool(_SUPPORTS.match(low)),
            tuple(body for body in self.partners if body.text in low),
            tuple(group for group in self.partner_groups if group.text in low),
        )


@dataclass(frozen=True)
class Clause:
    """One clause of a task: whether it only supports, and with whom."""

    duty: Duty
    text: str
    supports: bool
    partners: tuple[Body, ...]
    partner_groups: tuple[Group, ...]

    @cached_property
    def content(self) -> Content:
        """What the clause is about."""
        if self.text is self.duty.task.action:
            return self.duty.content
        return content_of(fold(self.text), self.duty.names)


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
        return tuple(self._duty(task) for task in self.reading.tasks)

    def _duty(self, task: Task) -> Duty:
        owners = [name for party in task.agencies for name in self.named(party)]
        partners = [name for party in task.partners for name in self.named(party)]
        return Duty(
            task,
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
        return weigh([duty.content for duty in self.duties if duty.task.form != "row"], self.reading.header.title)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all duties."""
        return tuple(clause for duty in self.duties for clause in duty.clauses)

    def likeness(self, one: Clause, other: Clause) -> float:
        """How much two clauses are about the same matter, from 0 to 1."""
        return self.weights.likeness(one.content, other.content)
