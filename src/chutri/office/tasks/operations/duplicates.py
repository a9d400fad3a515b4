"""Finding tasks that may be one obligation, and saying what they are: merged, related, different; undone at will."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.history.operations import record
from chutri.office.people.models import User
from chutri.office.plans.models import Plan
from chutri.office.tasks.choices import Judgement
from chutri.office.tasks.models import Duplicate, Task
from chutri.office.tasks.operations.saving import UnableToChangeTask
from chutri.office.tasks.queries.duplicates import known_pairs, leads_of, merged_with, obligations_of
from chutri.office.tasks.rules.duplicates import alike

# so many leads are compared at a time: what is held in memory is theirs alone
_LEADS_A_TIME = 200


@transaction.atomic
def find_duplicates(*, plan: Plan, at: datetime) -> int:
    """Compare the tasks of an issued plan with all others of the same leads; give how many new pairs there are.

    What was found before is left as it is, whatever was said of it.
    """
    leads = leads_of(plan)
    found = 0
    for start in range(0, len(leads), _LEADS_A_TIME):
        obligations = list(obligations_of(leads[start : start + _LEADS_A_TIME]))
        mine = {one.pk for one in obligations if one.plan == plan.pk}
        pairs = [pair for pair in alike(obligations) if pair.first in mine or pair.second in mine]
        known = known_pairs({key for pair in pairs for key in (pair.first, pair.second)}) if pairs else set()
        rows = [
            Duplicate(
                first_id=pair.first, second_id=pair.second, score=pair.score, reasons=list(pair.reasons), found_at=at
            )
            for pair in pairs
            if (pair.first, pair.second) not in known
        ]
        Duplicate.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
        found += len(rows)
    return found


@transaction.atomic
def merge_duplicate(*, duplicate: Duplicate, kept: Task, by: User, at: datetime) -> Duplicate:
    """Count two tasks as one obligation: ``kept`` counts, the other points to it.

    Raises UnableToChangeTask when either is merged already, or the one that would go is counted for a third.
    """
    fresh = _locked(duplicate)
    gone = fresh.second if fresh.first_id == kept.pk else fresh.first
    if kept.pk not in (fresh.first_id, fresh.second_id):
        raise UnableToChangeTask("Nhiệm vụ được giữ không thuộc cặp này.")
    tasks = {task.pk: task for task in Task.objects.select_for_update(of=("self",)).filter(pk__in=(kept.pk, gone.pk))}
    if fresh.judgement == Judgement.MERGED or not all(task.counted for task in tasks.values()):
        raise UnableToChangeTask("Một trong hai nhiệm vụ đã được gộp; hãy tải lại trang.")
    if Duplicate.objects.filter(kept=gone).exists():
        raise UnableToChangeTask("Nhiệm vụ này đang được tính thay cho nhiệm vụ khác; hãy giữ nhiệm vụ này.")
    Task.objects.filter(pk=gone.pk).update(counted=False, moved_at=at)
    _say(fresh, Judgement.MERGED, by, at, kept=tasks[kept.pk], gone=tasks[gone.pk])
    words = f"Gộp với nhiệm vụ {kept.ordinal} của {kept.plan}: chỉ tính một lần, theo nhiệm vụ đó"
    record(by=by, at=at, deed="merge_duplicate", about=gone, words=words, changes={"counted": [True, False]})
    return fresh


@transaction.atomic
def judge_duplicate(*, duplicate: Duplicate, judgement: Judgement, by: User, at: datetime) -> Duplicate:
    """Say that two tasks are related, different, or (OPEN) take back what was said; a merged task is counted again.

    Raises UnableToChangeTask for a merge: that is another deed.
    """
    if judgement == Judgement.MERGED:
        raise UnableToChangeTask("Hãy chọn nhiệm vụ được giữ khi gộp.")
    fresh = _locked(duplicate)
    gone = fresh.gone
    _say(fresh, judgement, by, at)
    if gone is not None:
        _count_again(gone, at)
    words = f"Nhiệm vụ {fresh.first.ordinal} của {fresh.first.plan} và {fresh.second.ordinal} của {fresh.second.plan}: "
    words += "hoàn tác, chờ xem lại" if judgement == Judgement.OPEN else judgement.label.lower()
    record(by=by, at=at, deed="judge_duplicate", about=gone or fresh.second, words=words)
    return fresh


@transaction.atomic
def release_merged(*, plan: Plan, by: User, at: datetime) -> int:
    """Count again what was counted by tasks of a plan that is recalled; give how many."""
    pairs = list(merged_with(plan))
    for pair in pairs:
        gone = pair.gone
        _say(pair, Judgement.OPEN, by, at)
        if gone is not None:
            _count_again(gone, at)
            words = f"Được tính trở lại: kế hoạch {plan} đã thu hồi"
            record(by=by, at=at, deed="release_merged", about=gone, words=words, changes={"counted": [False, True]})
    return len(pairs)


def _count_again(task: Task, at: datetime) -> None:
    Task.objects.filter(pk=task.pk, collective=False).update(counted=True, moved_at=at)


def _say(
    duplicate: Duplicate,
    judgement: Judgement,
    by: User,
    at: datetime,
    *,
    kept: Task | None = None,
    gone: Task | None = None,
) -> None:
    duplicate.judgement, duplicate.kept, duplicate.gone = judgement, kept, gone
    duplicate.said_by, duplicate.said_at = by, at
    duplicate.save()


def _locked(duplicate: Duplicate) -> Duplicate:
    rows = Duplicate.objects.select_for_update(of=("self",)).select_related(
        "first__plan__document", "second__plan__document", "gone"
    )
    return rows.get(pk=duplicate.pk)
