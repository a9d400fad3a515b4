"""Opinions on a draft, in their order and by passage."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet

from chutri.office.drafts.choices import Holding, Stance, StepState
from chutri.office.drafts.models import Draft, Opinion, OpinionLink, Step, Version


def opinions_on(draft: Draft) -> QuerySet[Opinion]:
    """Give all opinions on a draft by step, version and passage, with what their lines show."""
    rows = Opinion.objects.filter(step__draft=draft).exclude(step__state=StepState.REMOVED)
    rows = rows.select_related("step__agency", "step__person", "version", "responded_by").defer("version__text")
    return rows.order_by("step__place", "version__number", F("paragraph").asc(nulls_first=True), "pk")


def unanswered_opinions(draft: Draft) -> QuerySet[Opinion]:
    """Give the opinions that the drafter still has to answer: agreement needs no answer, nor what is settled."""
    rows = Opinion.objects.filter(step__draft=draft, stance=Stance.COMMENT, response="")
    return rows.exclude(step__state=StepState.REMOVED).exclude(holding=Holding.SETTLED)


def opinions_by_link(link: OpinionLink) -> QuerySet[Opinion]:
    """Give what a body said on one step: all that its link shows of others' words."""
    return Opinion.objects.filter(step=link.step_id).select_related("version").defer("version__text").order_by("pk")


def open_opinions_of(step: Step) -> QuerySet[Opinion]:
    """Give what was said at a step in its present turn, in order."""
    return Opinion.objects.filter(step=step).select_related("version").defer("version__text").order_by("pk")


def by_paragraph(opinions: Iterable[Opinion], version: Version) -> dict[int, list[Opinion]]:
    """Give the opinions on a version by paragraph; 0 holds those on the whole."""
    found: dict[int, list[Opinion]] = {}
    for one in opinions:
        if one.version_id == version.pk:
            found.setdefault(one.paragraph or 0, []).append(one)
    return found


def links_of(draft: Draft) -> QuerySet[OpinionLink]:
    """Give the links that were made for a draft, the newest first."""
    rows = OpinionLink.objects.filter(step__draft=draft).select_related(
        "step__agency", "step__person", "version", "made_by"
    )
    return rows.defer("version__text").order_by("-pk")


def with_opinions(steps: QuerySet[Step]) -> QuerySet[Step]:
    """Let every step say whether there are opinions at it: such a one is not removed but closed."""
    return steps.annotate(has_opinions=Exists(Opinion.objects.filter(step=OuterRef("pk"))))
