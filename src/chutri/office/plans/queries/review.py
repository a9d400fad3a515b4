"""A review as its page shows it: how far it is, what changed since, who is here, what each paragraph is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from chutri.office.lib.folding import terms
from chutri.office.people.models import Agency, User
from chutri.office.people.queries import agencies_open_at, agencies_under
from chutri.office.people.rules.addressees import AddresseeRule
from chutri.office.plans.choices import DutyState, ParagraphKind, PartyKind
from chutri.office.plans.models import (
    Duty,
    DutyParty,
    ParagraphNote,
    Passage,
    Plan,
    PlanReading,
    ReviewPresence,
    ReviewStep,
)
from chutri.office.plans.queries.duties import LIVE, duties_of
from chutri.office.plans.queries.sources import blocks_in, marks_in
from chutri.office.plans.rules.certainty import KNOWN, SURE
from chutri.office.plans.rules.marks import Json
from chutri.office.plans.rules.paper import Block
from chutri.office.plans.rules.paragraphs import paragraph_kinds

# Whoever's page asked for changes in this time is here: it asks every few seconds.
HERE = timedelta(seconds=25)
AGENCIES_TO_CHOOSE = 12


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is: duties in all (but replaced ones), decided, and how many may be accepted together."""

    total: int
    decided: int
    certain: int

    @property
    def left(self) -> int:
        """Give how many wait for a decision."""
        return self.total - self.decided


def progress_of(plan: Plan) -> Progress:
    """Count a review's duties. Two queries."""
    duties = Duty.objects.filter(plan=plan).exclude(state=DutyState.REPLACED)
    counts = duties.aggregate(total=Count("pk"), left=Count("pk", filter=Q(state=DutyState.PROPOSED)))
    leads = DutyParty.objects.filter(kind=PartyKind.AGENCY)
    certain = (
        duties.filter(state=DutyState.PROPOSED, confidence__gte=SURE)
        .filter(pk__in=leads.values("duty"))
        .exclude(pk__in=leads.exclude(resolution__in=KNOWN).values("duty"))
    )
    return Progress(counts["total"], counts["total"] - counts["left"], certain.count())


def duty_in(plan: Plan, pk: int) -> Duty | None:
    """Give a duty of a plan under review with its parties."""
    duty = duties_of(plan).filter(pk=pk).first()
    if duty is not None:
        duty.plan = plan
    return duty


def duties_changed(plan: Plan, since: int) -> QuerySet[Duty]:
    """Give the duties that were changed after a revision, replaced ones too."""
    return duties_of(plan).filter(revision__gt=since)


def notes_changed(plan: Plan, since: int) -> QuerySet[ParagraphNote]:
    """Give what was said of paragraphs after a revision."""
    return ParagraphNote.objects.filter(plan=plan, revision__gt=since)


def step_to_undo(plan: Plan, person: User) -> ReviewStep | None:
    """Give the step that the person would undo next."""
    return ReviewStep.objects.filter(plan=plan, by=person, undone_at=None).order_by("-number").first()


def last_step(plan: Plan) -> ReviewStep | None:
    """Give the newest step, whoever took it."""
    return ReviewStep.objects.filter(plan=plan).select_related("by").order_by("-number").first()


def as_seen(duty: Duty, version: int) -> Json | None:
    """Give the snapshot of a duty at a version, from the step that changed it next; None where it is not known."""
    steps = ReviewStep.objects.filter(plan=duty.plan, number__lte=duty.revision).order_by("-number")
    for before in steps.values_list("before", flat=True)[:200]:
        for kept in before.get("duties", ()):
            if (kept["pk"], kept["version"]) == (duty.pk, version):
                return dict(kept)
    return None


def others_here(plan: Plan, person: User, at: datetime) -> list[ReviewPresence]:
    """Give who else has the review open, and which duty they are at."""
    present = ReviewPresence.objects.filter(plan=plan, seen_at__gte=at - HERE).exclude(person=person)
    return list(present.select_related("person", "duty").order_by("person__name_order", "pk"))


def kinds_in(one: Passage, text: str, duties: Iterable[Duty]) -> dict[int, ParagraphKind]:
    """Say of each block of a passage what it is; ``text`` is the passage's. One query."""
    said = dict(ParagraphNote.objects.filter(plan=one.plan).values_list("span_start", "kind"))
    blocks = blocks_in(one)
    spans = [(duty.span_start, duty.span_end) for duty in duties if duty.state in LIVE]
    return paragraph_kinds(blocks, _texts(blocks, text, one.start), marks_in(one), spans, said)


def not_understood(plan: Plan) -> int:
    """Count the paragraphs of a whole plan that nobody understands yet."""
    text = PlanReading.objects.filter(plan=plan).values_list("text", flat=True).first() or ""
    duties = list(Duty.objects.filter(plan=plan, state__in=LIVE).only("span_start", "span_end", "state"))
    count = 0
    for one in Passage.objects.filter(plan=plan):
        one.plan = plan
        kinds = kinds_in(one, text[one.start : one.end], duties)
        count += sum(kind == ParagraphKind.NOT_UNDERSTOOD for kind in kinds.values())
    return count


def agencies_called(query: str, on: date) -> list[Agency]:
    """Give the agencies that exist on a day and whose name holds what was typed, tone marks or none."""
    found = agencies_open_at(on)
    for term in terms(query):
        found = found.filter(search__contains=term)
    return list(found.order_by("name_order", "pk")[:AGENCIES_TO_CHOOSE])


def covered_by(plan: Plan, rule: Json, on: date) -> list[Agency]:
    """Give the agencies that a class covers at a date."""
    document = plan.document
    stored = AddresseeRule.from_json(rule)
    found = agencies_under(stored, issuer=document.issuer, office=document.agency, on=on)
    return list(found.order_by("name_order", "pk"))


def _texts(blocks: list[Block], text: str, offset: int) -> dict[int, str]:
    return {block.start: text[block.start - offset : block.end - offset] for block in blocks}
