"""The page of a body without an account: what its secret address opens, and what it does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from chutri.office.drafts.models import Draft, Opinion, OpinionLink
from chutri.office.drafts.operations.links import link_path, make_link
from chutri.office.drafts.web.limits import GUESSES_AN_ADDRESS, POSTS_A_LINK, is_over
from chutri.office.people.models import User
from tests.factories.drafting import a_version, consulted, fresh, step_at


def opened(by: User) -> tuple[Draft, str]:
    """A draft with a link for the union, and its address."""
    draft = consulted(by)
    _, secret = make_link(step=step_at(draft, 2), address="", by=by, at=datetime.now(UTC))
    return draft, link_path(secret)


def test_a_body_reads_speaks_and_finishes_without_an_account(an: User) -> None:
    draft, address = opened(an)
    nobody = Client()
    text = nobody.get(address).content.decode()
    assert ("Phong trào đã lan rộng." in text, "Nhật ký" in text, "Việc của tôi" in text) == (True, False, False)
    nobody.post(f"{address}y-kien", {"giver": "Bà Mận", "words": "Thêm số liệu.", "paragraph": "3"})
    assert "Thêm số liệu." in nobody.get(address).content.decode()
    nobody.post(f"{address}xong", {"giver": "Bà Mận"})
    assert "Việc góp ý đã kết thúc" in nobody.get(address).content.decode()
    assert list(Opinion.objects.values_list("source", "giver", "paragraph")) == [("link", "Bà Mận", 3)]
    assert step_at(draft, 3).state == "open"


def test_who_speaks_is_asked_once(an: User) -> None:
    _, address = opened(an)
    nobody = Client()
    nobody.post(f"{address}y-kien", {"words": "A"})
    assert "Hãy ghi họ tên, chức vụ người góp ý." in nobody.get(address).content.decode()
    nobody.post(f"{address}y-kien", {"words": "A", "giver": "Bà Mận"})
    nobody.post(f"{address}y-kien", {"words": "B"})
    assert list(Opinion.objects.order_by("pk").values_list("words", "giver")) == [("A", "Bà Mận"), ("B", "Bà Mận")]


def test_the_page_shows_the_version_that_was_sent(an: User) -> None:
    draft, address = opened(an)
    a_version(fresh(draft), an, "Bản hoàn toàn khác")
    text = Client().get(address).content.decode()
    assert ("Phong trào đã lan rộng." in text, "Bản hoàn toàn khác" in text, "đã có bản mới hơn" in text) == (
        True,
        False,
        True,
    )


def test_an_opinion_is_withdrawn_by_its_own_link_alone(an: User) -> None:
    _, address = opened(an)
    nobody = Client()
    nobody.post(f"{address}y-kien", {"words": "A", "giver": "Bà Mận"})
    opinion = Opinion.objects.get()
    other = consulted(an, title="Khác", lines=("Dòng khác",))
    _, secret = make_link(step=step_at(other, 2), address="", by=an, at=datetime.now(UTC))
    assert nobody.post(f"{link_path(secret)}y-kien/{opinion.pk}/rut").status_code == 404
    assert nobody.post(f"{address}y-kien/{opinion.pk}/rut").status_code == 302
    assert Opinion.objects.count() == 0


@pytest.mark.parametrize("way", ["revoked", "expired", "wrong"])
def test_a_link_that_ended_leads_nowhere(an: User, way: str) -> None:
    _, address = opened(an)
    now = datetime.now(UTC)
    if way == "revoked":
        OpinionLink.objects.update(revoked_at=now)
    elif way == "expired":
        OpinionLink.objects.update(made_at=now - timedelta(days=2), expires_at=now - timedelta(days=1))
    else:
        address = "/gop-y/khong-phai/"
    nobody = Client()
    answers = [nobody.get(address), nobody.get(f"{address}tep"), nobody.post(f"{address}y-kien", {"words": "A"})]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_who_tries_many_addresses_is_held_up(an: User) -> None:
    _, address = opened(an)
    nobody = Client()
    assert nobody.get(address).status_code == 200
    for number in range(GUESSES_AN_ADDRESS):
        nobody.get(f"/gop-y/{number}/")
    assert nobody.get(address).status_code == 404


def test_who_posts_without_end_is_held_up(an: User) -> None:
    _, address = opened(an)
    link = OpinionLink.objects.get()
    for _ in range(POSTS_A_LINK):
        is_over("post", str(link.pk), POSTS_A_LINK)
    nobody = Client()
    nobody.post(f"{address}y-kien", {"words": "A", "giver": "Bà Mận"})
    assert (Opinion.objects.count(), "Đã gửi quá nhiều lần" in nobody.get(address).content.decode()) == (0, True)


def test_the_file_of_the_version_is_given_for_saving(an: User) -> None:
    _, address = opened(an)
    answer = Client().get(f"{address}tep")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bai-phat-bieu.txt"'
    assert answer.getvalue().decode().startswith("BÀI PHÁT BIỂU")
