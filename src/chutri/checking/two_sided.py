"""The two ends of one obligation: a body leads *in coordination with* another, whose own section says that it supports.

*Sở Y tế chủ trì, phối hợp với Công an tỉnh …* and *Công an tỉnh: phối hợp với Sở Y tế …* order one thing. Told apart
they would be two tasks, with two figures for the same work.
"""

from __future__ import annotations

from operator import itemgetter

from chutri.checking.case import Case, Duty
from chutri.checking.knowledge import DEFAULT, Knowledge
from chutri.checking.names import Body, same_body
from chutri.reading.fold import rx
from chutri.reading.model import Reading

# How alike the two wordings must be: where both name each other less will do than where only the supporter does.
BOTH_NAME = 0.2
ONE_NAMES = 0.4
# The sentence itself must say so: what stands under *phối hợp với …:* is often a piece of work of its own.
_SAYS_SO = rx(r"[-+\s]*(?:\w+\s+){0,4}?phối hợp\b")


def other_ends(reading: Reading, *, known: Knowledge = DEFAULT) -> dict[str, str]:
    """The supporting ends of a plan: id of the task that only supports → id of the task that it supports.

    A supporting task whose lead says nothing alike stays alone. Items only: a row of a table names all its bodies itself.
    """
    case = Case(reading, known)
    leads = [duty for duty in case.duties if duty.owners and any(not clause.supports for clause in duty.clauses)]
    found: dict[str, str] = {}
    for duty in case.duties:
        if duty.task.form != "item" or not duty.owners or not duty.partners or not _only_supports(duty):
            continue
        alike = [(likeness, lead.task.id) for lead in leads if (likeness := _likeness(case, duty, lead))]
        if alike:
            found[duty.task.id] = max(alike, key=itemgetter(0))[1]
    return found


def _only_supports(duty: Duty) -> bool:
    says_so = duty.task.role == "coordinate" and _SAYS_SO.match(duty.low)
    return bool(says_so) and all(clause.supports for clause in duty.clauses)


def _likeness(case: Case, support: Duty, lead: Duty) -> float:
    """How alike the two are where they may be one obligation; 0 where they are not."""
    if lead is support or _share(support.owners, lead.owners) or not _share(support.partners, lead.owners):
        return 0.0
    bound = BOTH_NAME if _share(support.owners, lead.partners) else ONE_NAMES
    ends = [clause for clause in lead.clauses if not clause.supports]
    likeness = max(case.likeness(one, other) for one in support.clauses for other in ends)
    return likeness if likeness >= bound else 0.0


def _share(ones: tuple[Body, ...], others: tuple[Body, ...]) -> bool:
    return any(same_body(one, other) for one in ones for other in others)
