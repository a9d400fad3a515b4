"""Opinions on a version and a passage: by an account, a link, on paper; answered; asked whether they still hold."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chutri.office.drafts.choices import StepKind
from chutri.office.drafts.models import Draft, Opinion, OpinionLink
from chutri.office.drafts.operations.links import (
    UnableToMakeLink,
    link_of_secret,
    make_link,
    note_opened,
    revoke_link,
)
from chutri.office.drafts.operations.moving import Passer, Scan, UnableToTakeTurn
from chutri.office.drafts.operations.opinions import (
    Said,
    UnableToGiveOpinion,
    finish_by_link,
    finish_opinion,
    give_opinion,
    give_opinion_by_link,
    record_paper_opinion,
    respond,
    settle_opinion,
    withdraw_opinion,
)
from chutri.office.drafts.queries.opinions import unanswered_opinions
from chutri.office.history.queries import lines_about
from chutri.office.people.models import Agency, User
from tests.factories.drafting import PNG, a_draft, a_version, consulted, fresh, passed, step_at
from tests.factories.office import LATER, NOW
from tests.factories.tracking import FARMERS, agency, giang


def asked(by: User, *others: Agency) -> Draft:
    """A draft shown to the farmers' union, where Giang has an account, and to others abreast."""
    chain = [(StepKind.DRAFT, by.agency), (StepKind.CONSULT, agency(FARMERS))]
    chain += [(StepKind.CONSULT, one) for one in others]
    return passed(a_draft(by, *chain, (StepKind.REVISE, by.agency)), 1, by)


def linked(draft: Draft, by: User) -> OpinionLink:
    """A link for the body at the second step."""
    return make_link(step=step_at(draft, 2), address="", by=by, at=NOW)[0]


def by_link(link: OpinionLink) -> OpinionLink:
    """The link with all that its page fetches."""
    rows = OpinionLink.objects.select_related(
        "step__draft__agency", "step__draft__owner", "step__agency", "step__person", "version"
    )
    return rows.get(pk=link.pk)


def test_an_opinion_is_bound_to_its_version_and_passage(an: User) -> None:
    draft, person = asked(an), giang()
    said = Said(words=" Nêu số xã. ", version=1, paragraph=3)
    opinion = give_opinion(step=step_at(draft, 2), said=said, by=person, at=NOW)
    a_version(draft, an, "Bản khác hẳn")
    opinion.refresh_from_db()
    assert (opinion.version.number, opinion.paragraph, opinion.quote, opinion.words, opinion.body, opinion.giver) == (
        1,
        3,
        "Phong trào đã lan rộng.",
        "Nêu số xã.",
        FARMERS,
        "Vũ Hương Giang",
    )
    assert lines_about(draft)[1].words == "Ý kiến của Hội Nông dân tỉnh về bản 1, đoạn 3: Nêu số xã."


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Said(words=" ", version=1), "Hãy ghi nội dung ý kiến."),
        (Said(words="A", version=9), "Dự thảo không có phiên bản này."),
        (Said(words="A", version=1, paragraph=40), "Bản 1 không có đoạn 40."),
        (Said(words="A" * 20_001, version=1), "Ý kiến dài quá 20000 ký tự; hãy tách theo từng đoạn."),
    ],
)
def test_an_opinion_points_at_something_that_is_there(an: User, said: Said, message: str) -> None:
    draft = asked(an)
    with pytest.raises(UnableToGiveOpinion) as caught:
        give_opinion(step=step_at(draft, 2), said=said, by=giang(), at=NOW)
    assert (str(caught.value), Opinion.objects.count()) == (message, 0)


def test_no_opinion_at_all_means_agreed(an: User) -> None:
    draft = asked(an)
    finish_opinion(step=step_at(draft, 2), by=giang(), at=NOW)
    opinion = Opinion.objects.get()
    assert (opinion.stance, opinion.words, opinion.person, unanswered_opinions(draft).count()) == (
        "agree",
        "",
        giang(),
        0,
    )
    assert (step_at(draft, 2).state, step_at(draft, 3).state) == ("done", "open")


def test_bodies_asked_abreast_need_not_wait_for_each_other(an: User) -> None:
    draft = asked(an, agency("Sở Tư pháp"))
    assert [step_at(draft, place).state for place in (2, 3, 4)] == ["open", "open", "pending"]
    finish_opinion(step=step_at(draft, 2), by=giang(), at=NOW)
    assert [step_at(draft, place).state for place in (2, 3, 4)] == ["done", "open", "pending"]


def test_a_link_opens_one_version_until_it_ends_or_is_called_back(an: User) -> None:
    draft = consulted(an)
    link, secret = make_link(step=step_at(draft, 2), address="", by=an, at=NOW)
    assert link_of_secret(secret, at=NOW).version.number == 1
    note_opened(link=link, at=LATER)
    note_opened(link=link, at=LATER + timedelta(days=1))
    link.refresh_from_db()
    assert (link.opened_at, link.expires_at) == (LATER, NOW + timedelta(days=15))
    for moment, words in ((NOW + timedelta(days=15), "Đường dẫn này đã hết hạn."), (NOW, "")):
        if words:
            with pytest.raises(UnableToMakeLink, match=words):
                link_of_secret(secret, at=moment)
    revoke_link(link=by_link(link), by=an, at=LATER)
    with pytest.raises(UnableToMakeLink) as caught:
        link_of_secret(secret, at=NOW)
    assert str(caught.value) == "Đường dẫn này không đúng hoặc đã được thu hồi."


def test_a_newer_link_ends_the_older(an: User) -> None:
    draft = consulted(an)
    _, first = make_link(step=step_at(draft, 2), address="", by=an, at=NOW)
    _, second = make_link(step=step_at(draft, 2), address="", by=an, at=LATER)
    with pytest.raises(UnableToMakeLink):
        link_of_secret(first, at=LATER)
    assert link_of_secret(second, at=LATER).step.place == 2


@pytest.mark.parametrize(("place", "address"), [(2, "khong-phai"), (3, "")])
def test_a_link_is_for_a_consulted_body_with_an_address_that_is_one(an: User, place: int, address: str) -> None:
    draft = consulted(an)
    with pytest.raises((UnableToMakeLink, UnableToTakeTurn)):
        make_link(step=step_at(draft, place), address=address, by=an, at=NOW)
    assert OpinionLink.objects.count() == 0


def test_by_a_link_a_body_says_who_speaks_and_finishes_once(an: User) -> None:
    draft = consulted(an)
    link = by_link(linked(draft, an))
    with pytest.raises(UnableToGiveOpinion) as caught:
        give_opinion_by_link(link=link, said=Said(words="A", version=1), at=NOW)
    assert str(caught.value) == "Hãy ghi họ tên, chức vụ người góp ý."
    give_opinion_by_link(link=link, said=Said(words="A", version=1, giver="Bà Mận"), at=NOW)
    finish_by_link(link=link, giver="Bà Mận", at=LATER)
    with pytest.raises(UnableToTakeTurn):
        finish_by_link(link=by_link(link), giver="Bà Mận", at=LATER)
    assert (step_at(draft, 2).state, step_at(draft, 3).state) == ("done", "open")
    assert [(line.actor_name, line.words) for line in lines_about(draft)][:2] == [
        ("Liên minh Hợp tác xã tỉnh (qua đường dẫn)", "Kết thúc góp ý: Bà Mận"),
        ("Liên minh Hợp tác xã tỉnh (qua đường dẫn)", "Ý kiến của Liên minh Hợp tác xã tỉnh về bản 1: A"),
    ]


def test_a_link_without_opinions_means_agreed(an: User) -> None:
    draft = consulted(an)
    finish_by_link(link=by_link(linked(draft, an)), giver="Bà Mận", at=LATER)
    assert list(Opinion.objects.values_list("stance", "source", "giver")) == [("agree", "link", "Bà Mận")]


@pytest.mark.parametrize(("words", "stance"), [("Thêm số liệu.", "comment"), ("", "agree")])
def test_a_paper_opinion_is_recorded_with_its_scan_and_ends_the_turn(an: User, words: str, stance: str) -> None:
    draft = consulted(an)
    said = Said(words=words, version=1, giver="Ông Tư")
    scan = Scan("cong-van.png", PNG)
    opinion = record_paper_opinion(step=step_at(draft, 2), said=said, scan=scan, code="12/LM", by=an, at=NOW)
    assert (opinion.stance, opinion.code, opinion.scan_name, len(opinion.scan_sha256)) == (
        stance,
        "12/LM",
        scan.name,
        64,
    )
    assert step_at(draft, 2).state == "done"


def test_a_paper_opinion_has_its_paper(an: User) -> None:
    draft = consulted(an)
    said = Said(words="A", version=1)
    with pytest.raises(UnableToGiveOpinion) as caught:
        record_paper_opinion(step=step_at(draft, 2), said=said, scan=Scan("a.png", b""), code="", by=an, at=NOW)
    assert str(caught.value) == "Hãy kèm bản quét văn bản góp ý."


@pytest.mark.parametrize(
    ("response", "words", "message"),
    [
        ("adopted", "", ""),
        ("declined", "Không thuộc phạm vi.", ""),
        ("declined", " ", "Hãy ghi nội dung giải trình."),
        ("explained", "", "Hãy ghi nội dung giải trình."),
        ("", "A", "Hãy chọn tiếp thu, giải trình hoặc không tiếp thu."),
    ],
)
def test_what_is_not_simply_adopted_is_explained(an: User, response: str, words: str, message: str) -> None:
    draft = asked(an)
    opinion = give_opinion(step=step_at(draft, 2), said=Said(words="A", version=1), by=giang(), at=NOW)
    got = ""
    try:
        respond(opinion=opinion, response=response, words=words, by=an, at=NOW)
    except UnableToGiveOpinion as error:
        got = str(error)
    opinion.refresh_from_db()
    expected: tuple[Any, ...] = (message, "" if message else response, 1 if message else 0)
    assert (got, opinion.response, unanswered_opinions(draft).count()) == expected


def test_an_opinion_on_an_older_version_is_settled_by_its_body(an: User) -> None:
    draft = asked(an)
    opinion = give_opinion(step=step_at(draft, 2), said=Said(words="A", version=1), by=giang(), at=NOW)
    draft = a_version(draft, an, "Bản khác")
    settle_opinion(opinion=opinion, holding="settled", by=giang(), at=LATER)
    assert (unanswered_opinions(draft).count(), lines_about(draft)[0].words) == (
        0,
        "Ý kiến của Hội Nông dân tỉnh về Bản 1: không còn vướng",
    )
    with pytest.raises(UnableToGiveOpinion):
        settle_opinion(opinion=opinion, holding="maybe", by=giang(), at=LATER)


def test_an_opinion_is_withdrawn_until_it_was_sent(an: User) -> None:
    draft = asked(an)
    first = give_opinion(step=step_at(draft, 2), said=Said(words="A", version=1), by=giang(), at=NOW)
    first.step = step_at(draft, 2)
    withdraw_opinion(opinion=first, by=giang(), at=NOW)
    second = give_opinion(step=step_at(draft, 2), said=Said(words="B", version=1), by=giang(), at=NOW)
    finish_opinion(step=step_at(draft, 2), by=giang(), at=NOW)
    second.step = step_at(draft, 2)
    with pytest.raises(UnableToGiveOpinion):
        withdraw_opinion(opinion=second, by=Passer("A"), at=NOW)
    assert [one.words for one in Opinion.objects.filter(step__draft=fresh(draft))] == ["B"]
