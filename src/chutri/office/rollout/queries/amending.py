"""Which issued plans a later one may change, which of its duties speak of which tasks, what was changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from chutri.office.lib.folding import fold
from chutri.office.plans.choices import Stage
from chutri.office.plans.models import Duty, Plan
from chutri.office.plans.queries import live_duties, parts_of_reading
from chutri.office.rollout.choices import AmendmentKind
from chutri.office.rollout.models import Amendment
from chutri.office.tasks.models import Task, TaskChange

# By rapidfuzz's token_set_ratio of the folded texts (0 to 100): from here on a task is proposed, never tied by itself.
LIKELY = 60


@dataclass(frozen=True, slots=True)
class DutyToTie:
    """A duty of the later plan, the task that it is tied to or likely speaks of, and what it does to that task."""

    duty: Duty
    task: int | None
    kind: str
    percent: int


def amendable_plans(plan: Plan) -> QuerySet[Plan]:
    """Give the issued plans of the same agency that a plan under review may change, the newest first."""
    issued = Plan.objects.filter(document__agency=plan.document.agency_id, stage=Stage.ISSUED)
    return issued.exclude(pk=plan.pk).select_related("document").order_by("-issued_at", "-pk")


def likely_amended(plan: Plan) -> Plan | None:
    """Give the issued plan that a plan cites, where it cites just one of the agency's."""
    references = parts_of_reading(plan, ("references",)).get("references") or ()
    codes = {reference["code"] for reference in references}
    cited = list(amendable_plans(plan).filter(document__code__in=codes)[:2])
    return cited[0] if len(cited) == 1 else None


def amended_tasks(amended: Plan) -> list[Task]:
    """Give the tasks of a plan that a later one may change, without the shares of single bodies."""
    return list(Task.objects.filter(plan=amended, parent=None).select_related("lead").order_by("ordinal"))


def duties_to_tie(plan: Plan, tasks: list[Task]) -> list[DutyToTie]:
    """Give the duties of a plan under review, each with the task that it is tied to, else the likeliest."""
    tied = {one.duty_id: one for one in Amendment.objects.filter(plan=plan, applied_at=None)}
    folded = [(task.pk, fold(task.action)) for task in tasks]
    found = []
    for duty in live_duties(plan):
        there = tied.get(duty.pk)
        if there:
            found.append(DutyToTie(duty, there.task_id, there.kind, 100))
            continue
        words = fold(duty.action)
        best = max(((fuzz.token_set_ratio(words, text), pk) for pk, text in folded), default=(0.0, 0))
        likely = best[0] >= LIKELY
        found.append(DutyToTie(duty, best[1] if likely else None, "", round(best[0]) if likely else 0))
    return found


def amendments_by(plan: Plan) -> list[Amendment]:
    """Give what a plan does to tasks of others."""
    return list(
        Amendment.objects.filter(plan=plan).select_related("task__plan__document", "duty").order_by("task__ordinal")
    )


def changes_in(plan: Plan) -> list[TaskChange]:
    """Give how later documents changed a plan's tasks, and how this one changed others': dated, before and after."""
    about = Q(task__plan=plan, document__isnull=False) | Q(document=plan.document_id)
    changes = TaskChange.objects.filter(about).select_related("task__plan__document", "document")
    return list(changes.order_by("on", "task__ordinal", "pk")[:200])


def kinds() -> list[tuple[str, str]]:
    """Give what may be done to a task, for a form."""
    return [(str(kind.value), str(kind.label)) for kind in AmendmentKind]
