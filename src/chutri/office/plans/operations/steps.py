"""One deed of a review: it happens whole, is counted in the plan's revision, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.plans.choices import DutyState, Stage
from chutri.office.plans.models import Duty, DutyParty, ParagraphNote, Plan, ReviewStep
from chutri.office.plans.operations.snapshots import put_back, put_parties, snapshot
from chutri.office.plans.queries import duties_of
from chutri.office.plans.rules.marks import Json


class UnableToReview(Exception):
    """The deed can't be done now; the message is Vietnamese and fit for the screen."""


class DutyChangedMeanwhile(UnableToReview):
    """Somebody saved the duty since it was shown; ``duty`` is as it stands now."""

    def __init__(self, duty: Duty) -> None:
        """Keep the duty as it stands."""
        who = str(duty.saved_by) if duty.saved_by else "người khác"
        super().__init__(f"{who} đã sửa nhiệm vụ {duty.ordinal} trong lúc bạn đang xem.")
        self.duty = duty


class OpenStep:
    """A deed under way: what it takes is remembered as it stood, what it saves gets the plan's next revision."""

    def __init__(self, plan: Plan, by: User, at: datetime) -> None:
        """Begin; ``plan`` is locked."""
        self.plan, self.by, self.at = plan, by, at
        self.number = plan.revision + 1
        self.words = ""
        self.before: list[Json] = []
        self.notes: list[Json] = []
        self.after: dict[str, int] = {}
        self.made: list[int] = []
        self.undoes: ReviewStep | None = None

    def take(self, pk: int, seen_version: int | None = None) -> Duty:
        """Give a duty as it stands now. Raises DutyChangedMeanwhile when that is not the version that was seen."""
        duty = duties_of(self.plan).filter(pk=pk).first()
        if duty is None:
            raise UnableToReview("Nhiệm vụ này không còn trong kế hoạch.")
        if seen_version is not None and duty.version != seen_version:
            raise DutyChangedMeanwhile(duty)
        self.remember(duty)
        return duty

    def remember(self, duty: Duty) -> None:
        """Keep how a duty stood."""
        duty.plan = self.plan
        self.before.append(snapshot(duty))

    def save(self, duty: Duty, parties: list[DutyParty] | None = None) -> Duty:
        """Save a duty that was taken, with other parties where some are given."""
        duty.version += 1
        duty.revision = self.number
        duty.saved_by, duty.saved_at = self.by, self.at
        duty.clean_fields()
        duty.save()
        if parties is not None:
            put_parties(duty, parties)
        self.after[str(duty.pk)] = duty.version
        return duty

    def add(self, duty: Duty, parties: list[DutyParty]) -> Duty:
        """Save a new duty behind the last number."""
        last = Duty.objects.filter(plan=self.plan).aggregate(last=Max("ordinal"))["last"] or 0
        duty.plan, duty.ordinal, duty.revision = self.plan, last + 1, self.number
        duty.saved_by, duty.saved_at = self.by, self.at
        duty.clean_fields()
        duty.save(force_insert=True)
        put_parties(duty, parties)
        self.made.append(duty.pk)
        self.after[str(duty.pk)] = duty.version
        return duty

    def close(self) -> ReviewStep:
        """Count the deed and write it down."""
        self.plan.revision = self.number
        self.plan.save(update_fields=["revision"])
        step = ReviewStep.objects.create(
            plan=self.plan,
            number=self.number,
            by=self.by,
            at=self.at,
            words=self.words,
            before={"duties": self.before, "made": self.made},
            after=self.after,
            notes=self.notes,
            undone_at=self.at if self.undoes else None,  # an undoing is not itself undone
        )
        record(by=self.by, at=self.at, deed="review", about=self.plan, words=self.words)
        return step


@contextmanager
def review_step(*, plan: Plan, by: User, at: datetime) -> Iterator[OpenStep]:
    """Open a step in one transaction, the plan locked, and close it. Raises UnableToReview when it is not under review."""
    with transaction.atomic():
        locked = Plan.objects.select_for_update(of=("self",)).select_related("document__agency").get(pk=plan.pk)
        if locked.stage != Stage.REVIEW:
            raise UnableToReview("Kế hoạch không còn ở giai đoạn rà soát.")
        step = OpenStep(locked, by, at)
        yield step
        step.close()
    plan.revision = locked.revision


def undo_last(*, plan: Plan, by: User, at: datetime) -> ReviewStep:
    """Undo the person's newest step that is not undone. Raises UnableToReview when others built upon it, or there is none."""
    with review_step(plan=plan, by=by, at=at) as opened:
        step = ReviewStep.objects.filter(plan=plan, by=by, undone_at=None).order_by("-number").first()
        if step is None:
            raise UnableToReview("Bạn chưa làm bước nào để hoàn tác.")
        opened.undoes = step
        duties = {duty.pk: duty for duty in duties_of(plan).filter(pk__in=[int(pk) for pk in step.after])}
        for pk, version in step.after.items():
            duty = duties[int(pk)]
            if duty.version != version:
                raise DutyChangedMeanwhile(duty)
        for kept in step.before["duties"]:
            if kept["pk"] in duties:
                _put_back(opened, duties[kept["pk"]], kept)
        _follow(
            step, {str(kept["pk"]): (kept["version"], duties[kept["pk"]].version) for kept in step.before["duties"]}
        )
        for pk in step.before["made"]:
            made = duties[pk]
            made.state = DutyState.REPLACED
            opened.save(made)
        _put_notes_back(opened, step)
        step.undone_at = at
        step.save(update_fields=["undone_at"])
        opened.words = f"Hoàn tác: {step.words}"
    return step


def _put_back(opened: OpenStep, duty: Duty, kept: Json) -> None:
    put_back(duty, kept)
    opened.save(duty)


def _follow(step: ReviewStep, versions: dict[str, tuple[int, int]]) -> None:
    """Let the steps before know the versions that an undoing gave to what they left, so that they can be undone in turn."""
    for before in ReviewStep.objects.filter(plan=step.plan_id, number__lt=step.number, undone_at=None):
        known = {pk: now for pk, (then, now) in versions.items() if before.after.get(pk) == then}
        if known:
            before.after |= known
            before.save(update_fields=["after"])


def _put_notes_back(opened: OpenStep, step: ReviewStep) -> None:
    for kept in step.notes:
        here = ParagraphNote.objects.filter(plan=opened.plan, span_start=kept["start"])
        if kept["kind"] is None:
            here.delete()
        else:
            here.update(kind=kept["kind"], revision=opened.number)
