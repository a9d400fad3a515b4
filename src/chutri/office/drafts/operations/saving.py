"""How every deed holds a draft: against the revision that was on the screen, one writer at a time, with one history line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from chutri.office.drafts.choices import DraftStage, StepState
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.queries.seeing import WHOLE
from chutri.office.drafts.queries.steps import live_steps
from chutri.office.drafts.rules.flow import ABREAST, Link, open_places
from chutri.office.history.operations import Actor, record

ENDED = (DraftStage.ISSUED, DraftStage.RECALLED, DraftStage.STOPPED)


class UnableToChangeDraft(Exception):
    """The draft can't be changed so; the message is Vietnamese and fit for the screen."""


class DraftChangedMeanwhile(UnableToChangeDraft):
    """Somebody did something to the draft since it was shown; ``draft`` is as it stands now."""

    def __init__(self, draft: Draft) -> None:
        """Keep the draft as it stands."""
        super().__init__("Dự thảo đã được người khác cập nhật trong lúc bạn đang xem. Thao tác của bạn chưa được lưu.")
        self.draft = draft


def hold(draft: Draft, *, seen: int | None = None) -> Draft:
    """Fetch a draft anew and hold its row until the transaction ends.

    Raises DraftChangedMeanwhile where ``seen`` is given and no longer its revision.
    """
    fresh = Draft.objects.select_for_update(of=("self",)).select_related(*WHOLE).get(pk=draft.pk)
    if seen is not None and fresh.revision != seen:
        raise DraftChangedMeanwhile(fresh)
    return fresh


def demand_under_way(draft: Draft) -> None:
    """Raise UnableToChangeDraft for a draft that has come to its end."""
    if draft.stage in ENDED:
        raise UnableToChangeDraft(f"Dự thảo {DraftStage(draft.stage).label.lower()} nên không thay đổi được nữa.")


def keep(draft: Draft, *, at: datetime, **values: Any) -> Draft:
    """Write new values of a draft that is held; its revision goes up."""
    for name, value in values.items():
        setattr(draft, name, value)
    draft.revision += 1
    draft.moved_at = at
    draft.save(update_fields=[*values, "revision", "moved_at"])
    return draft


def advance(draft: Draft, *, at: datetime) -> list[Step]:
    """Open the steps whose turn it now is and close those whose turn it no longer is; give what was opened.

    A draft whose steps are all done is finished; one whose document went out is issued.
    """
    steps = live_steps(draft)
    turns = set(open_places([Link(one.kind, one.state) for one in steps]))
    opened = []
    for place, step in enumerate(steps):
        if place in turns and step.state != StepState.OPEN:
            step.state, step.opened_at = StepState.OPEN, at
            if step.kind in ABREAST:  # whoever is asked is asked about this version, whatever comes after it
                step.version = draft.versions.filter(number=draft.newest).first()
            step.save(update_fields=["state", "opened_at", "version"])
            opened.append(step)
        elif place not in turns and step.state == StepState.OPEN:
            step.state = StepState.PENDING
            step.save(update_fields=["state"])
    if draft.stage in (DraftStage.UNDER_WAY, DraftStage.FINISHED):
        draft.stage = DraftStage.UNDER_WAY if turns else DraftStage.FINISHED
        draft.save(update_fields=["stage"])
    return opened


def note(draft: Draft, *, by: Actor, at: datetime, deed: str, words: str, **changes: Any) -> None:
    """Add the one history line of a deed about a draft."""
    record(by=by, at=at, deed=deed, about=draft, words=words, changes=changes)


def address_of(draft: Draft) -> str:
    """Give the address of a draft's page."""
    return reverse("drafts:draft-page", args=[draft.pk])
