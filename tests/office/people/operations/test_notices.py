"""Telling people: once, in the app, by mail, whatever the mail server does meanwhile."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from chutri.office.background.models import BackgroundJob
from chutri.office.people.jobs import send_mail
from chutri.office.people.models import Notice, User
from chutri.office.people.operations import (
    UnableToDeliver,
    mark_all_read,
    mark_read,
    notify,
    send_notices,
)
from chutri.office.people.queries import notices_of, unread_count
from tests.factories.declared_jobs import WORD_OF_A_JOB
from tests.factories.office import LATER, NOW
from tests.factories.post_room import BUSY, REFUSED, free_port, open_post_room, parts, post_to

WORDS = "Bạn được giao chủ trì nhiệm vụ “Rà soát hồ sơ”, hạn 30/6/2026."


def tell(*people: User, key: str = "task-assigned:1", at: datetime = NOW, mail: bool = False) -> list[Notice]:
    return notify(people=people, words=WORDS, address="/nhiem-vu/1/", key=key, at=at, mail=mail)


def with_address(person: User, address: str = "") -> User:
    person.email = address or f"{person.username}@minhhaidong.example"
    person.save(update_fields=["email"])
    return person


def queued() -> list[str]:
    return [job.arguments["notices"] for job in BackgroundJob.objects.filter(name="people.send_mail").order_by("pk")]


def test_each_is_told_once_for_a_key(an: User, binh: User) -> None:
    first = tell(an, an, binh)
    again = tell(an, binh, at=LATER)
    other = tell(an, key="task-assigned:2", at=LATER)
    assert ([one.person for one in first], again, [one.person for one in other]) == ([an, binh], [], [an])
    assert [unread_count(person) for person in (an, binh)] == [2, 1]


def test_without_a_key_it_is_told_each_time(an: User) -> None:
    tell(an, key="")
    tell(an, key="")
    assert unread_count(an) == 2


def test_what_one_was_told_comes_the_newest_first(an: User) -> None:
    (old,) = tell(an)
    (new,) = tell(an, key="b", at=LATER)
    mark_read(notice=old, at=LATER)
    assert ([*notices_of(an)], [*notices_of(an, unread=True)]) == ([new, old], [new])
    assert (mark_all_read(person=an, at=LATER), mark_all_read(person=an, at=LATER), old.read_at) == (1, 0, LATER)


@pytest.mark.parametrize("address", ["https://noi-khac.example/", "//noi-khac.example/", "javascript:alert(1)", "x"])
def test_a_notice_leads_to_no_other_site(an: User, address: str) -> None:
    with pytest.raises(ValueError, match="not a page of this site"):
        notify(people=[an], words=WORDS, address=address, key="", at=NOW, mail=False)


@pytest.mark.parametrize("count", [1, 3])
def test_many_are_told_with_the_same_queries(
    settings: Settings, an: User, binh: User, chi: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    post_to(settings, free_port())
    people = [with_address(person) for person in (an, binh, chi)][:count]
    # savepoint, known, insert, new; the job with its own savepoint; release
    with django_assert_num_queries(8 + WORD_OF_A_JOB):
        tell(*people, mail=True)


def test_mail_goes_to_whoever_has_an_address(settings: Settings, an: User, binh: User) -> None:
    with open_post_room(settings) as room:
        tell(with_address(an), binh, mail=True)
        tell(an, key="only in the app")
        for notices in queued():
            send_mail(notices)
    (letter,) = room.letters
    assert (letter["To"], letter["From"], letter["Subject"].strip(), letter["Auto-Submitted"]) == (
        "an@minhhaidong.example", "Chủ Trì <chutri@localhost>", f"[Chủ Trì] {WORDS}", "auto-generated",
    )  # fmt: skip
    forms = parts(letter)
    assert sorted(forms) == ["text/html", "text/plain"]
    assert forms["text/plain"].replace("\r\n", "\n").strip() == (
        f"Kính gửi ông/bà Nguyễn Thị An,\n\n{WORDS}\n\nMở trong Chủ Trì: https://chutri.example/nhiem-vu/1/\n\n"
        "--\nThư này do hệ thống Chủ Trì gửi tự động; xin không trả lời thư này."
    )
    assert '<a href="https://chutri.example/nhiem-vu/1/">Mở trong Chủ Trì</a>' in forms["text/html"]


def test_words_from_outside_are_no_html(settings: Settings, an: User) -> None:
    with open_post_room(settings) as room:
        notify(people=[with_address(an)], words="<script>x</script>", address="", key="", at=NOW, mail=True)
        send_mail(queued()[0])
    assert "<p>&lt;script&gt;x&lt;/script&gt;</p>" in parts(room.letters[0])["text/html"]


def test_a_server_that_is_down_loses_nothing_and_sends_nothing_twice(settings: Settings, an: User, binh: User) -> None:
    post_to(settings, free_port())
    tell(with_address(an), with_address(binh), mail=True)
    with pytest.raises(OSError):
        send_mail(queued()[0])
    with open_post_room(settings) as room:
        send_mail(queued()[0])
        send_mail(queued()[0])
    assert [letter["To"] for letter in room.letters] == ["an@minhhaidong.example", "binh@minhhaidong.example"]


@pytest.mark.parametrize(("address", "error"), [(REFUSED, UnableToDeliver), (BUSY, OSError)])
def test_an_address_that_is_refused_keeps_nobody_from_their_mail(
    settings: Settings, an: User, binh: User, address: str, error: type[Exception]
) -> None:
    with open_post_room(settings) as room:
        told = tell(with_address(an, address), with_address(binh), mail=True)
        with pytest.raises(
            error, match="come again later" if error is OSError else f"không nhận thư gửi tới {REFUSED}"
        ):
            send_notices(notices=[notice.pk for notice in told], at=LATER)
    assert [letter["To"] for letter in room.letters] == ["binh@minhhaidong.example"]
    assert list(Notice.objects.filter(mailed_at=LATER).values_list("person__username", flat=True)) == ["binh"]


def test_without_a_mail_server_nothing_is_queued(settings: Settings, an: User) -> None:
    settings.MAIL_IS_SET_UP = False
    tell(with_address(an), mail=True)
    assert (unread_count(an), queued()) == (1, [])
