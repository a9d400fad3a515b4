"""Comments and followers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chutri.office.people.models import User
from chutri.office.tasks.models import Comment, Follow, Task
from chutri.office.tasks.operations.saving import UnableToChangeTask, note
from chutri.office.tasks.operations.telling import tell
from chutri.office.tasks.queries import people_involved
from chutri.office.tasks.rules.mentions import mentioned

LONGEST = 5_000


class UnableToComment(UnableToChangeTask):
    """The comment can't be kept."""


@transaction.atomic
def add_comment(*, task: Task, words: str, by: User, at: datetime) -> Comment:
    """Say something about a task. People of the agencies involved who are named with @ are told."""
    words = words.strip()
    if not words:
        raise UnableToComment("Hãy viết nội dung trao đổi.")
    if len(words) > LONGEST:
        raise UnableToComment(f"Nội dung dài {len(words)} ký tự; mỗi lần tối đa {LONGEST}.")
    comment = Comment.objects.create(task=task, author=by, at=at, words=words)
    Task.objects.filter(pk=task.pk).update(moved_at=at)
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
