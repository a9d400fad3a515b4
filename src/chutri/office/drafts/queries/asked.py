"""What a plan says about a text: the sentence of a task, whom it names for opinions and to whom it submits."""

from __future__ import annotations

from chutri.office.drafts.rules.chain import Body, Sentence
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.queries import text_between
from chutri.office.tasks.models import Task, TaskParty

_LONGEST = 4000


def sentence_of(task: Task) -> Sentence:
    """Give the words that order a task, with the bodies to consult and to submit to. At most two queries.

    The share of one body in a task of several has its sentence and names in the task itself.
    """
    keys = [task.pk, *([task.parent_id] if task.parent_id else [])]
    wanted = (PartyKind.CONSULTED, PartyKind.SUPERIOR)
    parties = TaskParty.objects.filter(task__in=keys, kind__in=wanted).order_by("kind", "place", "pk")
    named: dict[str, list[Body]] = {kind.value: [] for kind in wanted}
    for party in parties:
        named[party.kind].append(Body(party.text, party.agency_id))
    words = text_between(task.plan, task.span_start, min(task.span_end, task.span_start + _LONGEST))
    return Sentence(
        words=" ".join((words or task.action).replace("**", "").split()),
        consulted=tuple(named[PartyKind.CONSULTED]),
        superiors=tuple(named[PartyKind.SUPERIOR]),
    )
