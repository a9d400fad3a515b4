"""Sending, receiving, sending back, recalling."""

from __future__ import annotations

import pytest

from chutri.office.documents.choices import Direction, Standing
from chutri.office.documents.models import Document, Recipient
from chutri.office.documents.operations.recipients import (
    UnableToSend,
    confirm_receipt,
    put_recipients,
    recall_document,
    refuse_receipt,
    send_document,
)
from chutri.office.documents.queries.documents import documents_seen_by
from chutri.office.documents.queries.register import waiting_for
from chutri.office.documents.queries.search import search
from chutri.office.history.queries import lines_about
from chutri.office.people.models import Notice, User
from tests.factories.office import LATER, NOW
from tests.factories.register import enter, issue

STP = "Sở Tư pháp tỉnh Minh Hải Đông"


@pytest.fixture
def sent(an: User, chi: User) -> Document:
    document = issue(an, STP, "Các đơn vị liên quan")
    send_document(document=document, by=an, at=LATER)
    return document


def line(document: Document) -> Recipient:
    return document.recipients.get(agency__isnull=False)


def test_names_of_the_directory_become_agencies(sent: Document, chi: User) -> None:
    rows = [(one.place, one.text, one.agency, one.sent_at) for one in sent.recipients.order_by("place")]
    assert rows == [(1, STP, chi.agency, LATER), (2, "Các đơn vị liên quan", None, LATER)]


def test_before_it_is_sent_the_receiver_sees_nothing(an: User, chi: User) -> None:
    issue(an, STP)
    assert (list(documents_seen_by(chi)), list(waiting_for(chi))) == ([], [])


def test_the_receiver_sees_it_and_is_told(sent: Document, chi: User) -> None:
    assert (list(documents_seen_by(chi)), [one.document for one in waiting_for(chi)]) == ([sent], [sent])
    assert [(one.person, one.words, one.address) for one in Notice.objects.all()] == [
        (chi, "Văn phòng UBND tỉnh Minh Hải Đông gửi văn bản 01/KH-UBND: chờ tiếp nhận.", f"/van-ban/{sent.pk}"),
    ]  # fmt: skip


def test_receipt_enters_it_into_the_receivers_register(sent: Document, chi: User) -> None:
    mine = confirm_receipt(recipient=line(sent), by=chi, at=LATER)
    confirmed = line(sent)
    assert (confirmed.confirmed_at, confirmed.confirmed_by, list(waiting_for(chi))) == (LATER, chi, [])
    assert (mine.agency, mine.arrival_number, mine.code, mine.origin, mine.direction) == (
        chi.agency, 1, "01/KH-UBND", sent, Direction.INCOMING,
    )  # fmt: skip
    assert [file.sha256 for file in mine.files.all()] == [file.sha256 for file in sent.files.all()]
    assert list(search(Document.objects.filter(agency=chi.agency), "12 tap the")) == [mine]
    assert lines_about(sent)[0].words == f"{STP} xác nhận đã nhận văn bản 01/KH-UBND"


def test_what_the_receiver_holds_already_is_entered_and_no_second_one_made(sent: Document, chi: User) -> None:
    Document.objects.filter(pk=sent.pk).update(sha256="0" * 64)
    held = enter(chi, data=b"khac", code="99/X")
    Document.objects.filter(pk=held.pk).update(sha256="0" * 64)
    mine = confirm_receipt(recipient=line(sent), by=chi, at=LATER)
    assert (mine.pk, mine.arrival_number, Document.objects.filter(agency=chi.agency).count()) == (held.pk, 1, 1)


def test_receipt_is_given_once(sent: Document, chi: User) -> None:
    confirm_receipt(recipient=line(sent), by=chi, at=LATER)
    with pytest.raises(UnableToSend, match="đã trả lời"):
        confirm_receipt(recipient=line(sent), by=chi, at=LATER)


def test_a_wrong_addressee_sends_it_back_with_a_reason(sent: Document, an: User, chi: User) -> None:
    with pytest.raises(UnableToSend, match="lý do"):
        refuse_receipt(recipient=line(sent), reason=" ", by=chi, at=LATER)
    refused = refuse_receipt(recipient=line(sent), reason="Không đúng nơi nhận", by=chi, at=LATER)
    assert (refused.refused_at, refused.answer, list(waiting_for(chi))) == (LATER, "Không đúng nơi nhận", [])
    assert Notice.objects.filter(person=an).get().words == f"{STP} trả lại văn bản 01/KH-UBND: Không đúng nơi nhận"


def test_only_an_issued_document_is_sent_and_each_recipient_once(an: User, sent: Document) -> None:
    with pytest.raises(UnableToSend, match="Không còn nơi nhận nào"):
        send_document(document=sent, by=an, at=LATER)
    draft = enter(an, data=b"nhap", direction=Direction.OUTGOING, code="", recipients=[STP])
    with pytest.raises(UnableToSend, match="đã phát hành"):
        send_document(document=draft, by=an, at=LATER)


def test_recipients_added_later_leave_the_sent_ones(an: User, sent: Document) -> None:
    put_recipients(sent, [STP, "Sở Nội vụ", "Sở Nội vụ", " "], LATER)
    rows = [(one.text, one.sent_at is not None) for one in sent.recipients.order_by("place")]
    assert rows == [(STP, True), ("Các đơn vị liên quan", True), ("Sở Nội vụ", False)]


def test_a_recalled_document_keeps_its_number_and_its_receivers_are_told(sent: Document, an: User, chi: User) -> None:
    mine = confirm_receipt(recipient=line(sent), by=chi, at=LATER)
    recalled = recall_document(document=sent, reason="Sai thẩm quyền", by=an, at=LATER)
    assert (recalled.code, recalled.number, recalled.standing, recalled.recalled_by) == (
        "01/KH-UBND",
        1,
        Standing.RECALLED,
        an,
    )
    assert recalled.files.count() == 1
    words = Notice.objects.filter(person=chi).latest("pk").words
    assert words.startswith("Văn phòng UBND tỉnh Minh Hải Đông thu hồi văn bản 01/KH-UBND: Sai thẩm quyền.")
    mine.refresh_from_db()
    assert mine.origin is not None
    assert mine.origin.recalled_at == LATER
    assert issue(an, data=b"tiep theo").code == "02/KH-UBND"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_recall_says_why(sent: Document, an: User, reason: str) -> None:
    with pytest.raises(UnableToSend, match="lý do thu hồi"):
        recall_document(document=sent, reason=reason, by=an, at=LATER)


def test_an_incoming_document_is_not_ours_to_recall(an: User) -> None:
    with pytest.raises(UnableToSend, match="cơ quan ban hành"):
        recall_document(document=enter(an), reason="x", by=an, at=NOW)


def test_a_recalled_document_waits_for_nobody(sent: Document, an: User, chi: User) -> None:
    recall_document(document=sent, reason="Sai", by=an, at=LATER)
    assert list(waiting_for(chi)) == []
    with pytest.raises(UnableToSend, match="không còn chờ"):
        confirm_receipt(recipient=line(sent), by=chi, at=LATER)
