"""Comments and followers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.people.models import User
from chutri.office.tasks.models import Comment, Follow, Task
from chutri.office.tasks.operations.saving import TaskChangedMeanwhile, UnableToChangeTask, note
from chutri.office.tasks.operations.telling import tell
from chutri.office.tasks.queries import people_involved, task_whole
from chutri.office.tasks.rules.mentions import mentioned

LONGEST = 5_000


class UnableToComment(UnableToChangeTask):
    """The comment can't be kept."""


@transaction.atomic
def add_comment(*, task: Task, words: str, seen_version: int, by: User, at: datetime) -> Comment:
    """Say something about a task as it was on the screen. People of the agencies involved who are named with @ are told.

    Raises TaskChangedMeanwhile when the task was changed since: what was about to be said may have been answered by that.
    What others are about to do is not held up by a comment: the task's version stays.
    """
    words = words.strip()
    if not words:
        raise UnableToComment("Hãy viết nội dung trao đổi.")
    if len(words) > LONGEST:
        raise UnableToComment(f"Nội dung dài {len(words)} ký tự; mỗi lần tối đa {LONGEST}.")
    if not Task.objects.filter(pk=task.pk, version=seen_version).update(moved_at=at):
        raise TaskChangedMeanwhile(task_whole(task.pk))
    comment = Comment.objects.create(task=task, author=by, at=at, words=words)
    people = {person.full_name: person for person in people_involved(task)}
    named = [people[name] for name in mentioned(words, people)]
    tell(named, by=by, at=at, words=f"{by} nhắc tới bạn: {comment}", task=task, key=f"comment:{comment.pk}")
    note(task, by=by, at=at, deed="add_comment", words=f"Trao đổi: {comment}", people=[one.pk for one in named])
    return comment


@transaction.atomic
def follow_task(*, task: Task, by: User) -> bool:
    """Follow a task; says whether that is new. What one person looks at is no deed of the office: no history line."""
    return Follow.objects.get_or_create(task=task, person=by)[1]


@transaction.atomic
def unfollow_task(*, task: Task, by: User) -> bool:
    """Stop following a task; says whether one did."""
    return bool(Follow.objects.filter(task=task, person=by).delete()[0])
