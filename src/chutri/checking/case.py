"""What the rules ask of one reading, worked out once: who owns which task, who supports it, what it is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from chutri.checking.days import Days, issued
from chutri.checking.knowledge import Knowledge
from chutri.checking.likeness import Content, Weights, content_of, weigh
from chutri.checking.names import Body, Group, Named, home_of, named_in
from chutri.reading.model import Party, Reading, Task


@dataclass(frozen=True)
class Duty:
    """A task with its bodies told apart: owners and partners, each by name or as a group."""

    task: Task
    owners: tuple[Body, ...]
    owner_groups: tuple[Group, ...]
    partners: tuple[Body, ...]
    partner_groups: tuple[Group, ...]

    @cached_property
    def content(self) -> Content:
        """What the task is about."""
        return content_of(self.task.action, [party.text for party in (*self.task.agencies, *self.task.partners)])


class Case:
    """One reading under check, with the tables to check it against."""

    def __init__(self, reading: Reading, known: Knowledge) -> None:
        self.reading = reading
        self.known = known
        self.home = home_of(reading.header.issuer, reading.header.place)

    def named(self, party: Party) -> tuple[Named, ...]:
        """The bodies and groups that a party's words name."""
        return named_in(party.text, self.home)

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
        """How much each pair of words says in this plan."""
        return weigh([duty.content for duty in self.duties], self.reading.header.title)

    def likeness(self, one: Duty, other: Duty) -> float:
        """How much two duties are about the same matter, from 0 to 1."""
        return self.weights.likeness(one.content, other.content)
