"""Beginning a draft: for a task, for a plan, or for nothing but itself; with its chain, perhaps with its first version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NotRequired, Required, TypedDict, Unpack

from django.db import transaction
from django.utils.timezone import localdate

from chutri.office.documents.operations.files import Upload
from chutri.office.drafts.choices import DraftKind, StepKind
from chutri.office.drafts.models import Draft, Step
from chutri.office.drafts.operations.saving import UnableToChangeDraft, advance, note
from chutri.office.drafts.operations.telling import tell_turns
from chutri.office.drafts.operations.versions import put_version
from chutri.office.drafts.queries.asked import sentence_of
from chutri.office.drafts.rules.chain import Body, PlannedStep, Sentence, chain_for
from chutri.office.drafts.rules.schedule import due_days
from chutri.office.lib.folding import fold
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.tasks.models import Task
from chutri.office.tasks.rules.working_time import calendar

LONGEST_TITLE = 500


class UnableToBeginDraft(UnableToChangeDraft):
    """The draft can't be begun; the message is Vietnamese and fit for the screen."""


class NewDraft(TypedDict):
    """What is said of a draft when it is begun. ``file`` is its first version, judged (``documents`` ``judge_upload``).

    ``steps`` replace the chain that the plan's words give; ``corrects`` is the issued draft that this one corrects.
    """

    kind: Required[str]
    title: Required[str]
    owner: Required[User]
    plan: NotRequired[Plan | None]
    task: NotRequired[Task | None]
    file: NotRequired[Upload | None]
    due_on: NotRequired[date | None]
    steps: NotRequired[Sequence[PlannedStep] | None]
    corrects: NotRequired[Draft | None]


@transaction.atomic
def begin_draft(*, by: User, at: datetime, **new: Unpack[NewDraft]) -> Draft:
    """Begin a draft of ``owner``'s agency. Its chain is made of the task's sentence in the plan and of its kind.

    A task brings its plan and its last day. Raises UnableToBeginDraft, UnableToAddVersion.
    """
    task, owner = new.get("task"), new["owner"]
    plan = new.get("plan") or (task.plan if task else None)
    kind = _kind(new["kind"])
    title = " ".join(new["title"].split())
    if not title:
        raise UnableToBeginDraft("Hãy ghi tên hoặc trích yếu của dự thảo.")
    due_on = new.get("due_on") or (task.last_day if task else None)
    draft = Draft(
        kind=kind,
        title=title[:LONGEST_TITLE],
        plan=plan,
        task=task,
        agency=owner.agency,
        owner=owner,
        due_on=due_on,
        corrects=new.get("corrects"),
        begun_at=at,
        begun_by=by,
        moved_at=at,
        search=fold(f"{kind.label} {title} {owner.agency}"),
    )
    draft.full_clean(validate_unique=False, validate_constraints=False)
    draft.save(force_insert=True)
    planned = new.get("steps")
    if planned is None:
        own = Body(owner.agency.name, owner.agency_id)
        planned = chain_for(kind, sentence_of(task) if task else Sentence(), own=own)
    _write_chain(draft, planned, at)
    opened = advance(draft, at=at)
    file = new.get("file")
    if file is not None:
        put_version(draft, file, by=by, at=at)
    tell_turns(draft, opened, by=by, at=at)
    note(draft, by=by, at=at, deed="begin_draft", words=_words(draft, planned))
    return draft


def _kind(value: str) -> DraftKind:
    if value not in DraftKind.values:
        raise UnableToBeginDraft("Hãy chọn loại văn bản cần soạn thảo.")
    return DraftKind(value)


def _write_chain(draft: Draft, planned: Sequence[PlannedStep], at: datetime) -> None:
    days = due_days([one.kind for one in planned], first=localdate(at), last=draft.due_on, days=calendar())
    Step.objects.bulk_create(
        Step(
            draft=draft,
            place=place,
            kind=one.kind,
            body=one.body[:250],
            agency_id=one.agency,
            words=one.words,
            due_on=day,
        )
        for place, (one, day) in enumerate(zip(planned, days, strict=True), start=1)
    )


def _words(draft: Draft, planned: Sequence[PlannedStep]) -> str:
    chain = " → ".join(str(StepKind(one.kind).label).lower() for one in planned)
    whose = f" cho nhiệm vụ {draft.task.ordinal} của {draft.plan}" if draft.task else ""
    whose = whose or (f" theo {draft.plan}" if draft.plan else "")
    return f"Bắt đầu dự thảo {draft}{whose}. Các bước: {chain}"
