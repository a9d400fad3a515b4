"""Telling people: a notice in the app, a mail where one is wanted. What was told is not told again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme

from chutri.office.background.operations import enqueue
from chutri.office.people.models import Notice, User
from chutri.office.people.operations.mails import mail_is_set_up

# Mails that one job sends over one connection; the job that fails tries again only what it has not sent.
_MAILS_A_JOB = 50
_ROWS_A_TIME = 500


@transaction.atomic
def notify(*, people: Iterable[User], words: str, address: str, key: str, at: datetime, mail: bool) -> list[Notice]:
    """Tell each person one thing once, and give what is new; ``mail`` sends it by post too, to whoever has an address.

    ``address`` is the path of the page that it speaks of (``/nhiem-vu/12/``), empty for none. ``key`` names the thing told
    (``task-due:12:2026-11-30``): who was told it before is not told again. With an empty key it is told each time.
    No history line: what happened wrote its own. Raises ValueError for an address of another site.
    """
    if address and not (address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)):
        raise ValueError(f"not a page of this site: {address}")
    told = {person.pk: person for person in people}
    if key:
        for known in _known(key, list(told)):
            told.pop(known, None)
    rows = [Notice(person=person, at=at, words=words, address=address, key=key) for person in told.values()]
    # Where two tell the same thing at once, the second leaves the first one's row as it is.
    Notice.objects.bulk_create(rows, batch_size=_ROWS_A_TIME, ignore_conflicts=bool(key))
    new = list(_written(key, list(told), at)) if key else rows
    if mail and mail_is_set_up():
        _post([notice for notice in new if notice.person.email])
    return new


@transaction.atomic
def mark_read(*, notice: Notice, at: datetime) -> Notice:
    """Say that somebody has seen a notice of theirs; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)
    notice.refresh_from_db(fields=["read_at"])
    return notice


def mark_all_read(*, person: User, at: datetime) -> int:
    """Say that somebody has seen all that they were told; give how many were new."""
    return Notice.objects.filter(person=person, read_at=None, at__lte=at).update(read_at=at)


def _known(key: str, people: list[int]) -> Iterator[int]:
    for part in _parts(people):
        yield from Notice.objects.filter(key=key, person__in=part).values_list("person_id", flat=True)


def _written(key: str, people: list[int], at: datetime) -> Iterator[Notice]:
    for part in _parts(people):
        yield from Notice.objects.filter(key=key, person__in=part, at=at).select_related("person").order_by("pk")


def _post(notices: list[Notice]) -> None:
    for start in range(0, len(notices), _MAILS_A_JOB):
        keys = ",".join(str(notice.pk) for notice in notices[start : start + _MAILS_A_JOB])
        enqueue("people.send_mail", notices=keys)


def _parts(people: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(people), _ROWS_A_TIME):
        yield people[start : start + _ROWS_A_TIME]
