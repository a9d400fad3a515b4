"""What is typed without tone marks is found, in letterheads and in the words of the files, on both databases."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from chutri.office.documents.models import Document
from chutri.office.documents.operations import Letterhead, keep_text, store_document
from chutri.office.documents.queries.register import count_up_to
from chutri.office.documents.queries.search import excerpts, search
from chutri.office.documents.rules.search import PIECE
from chutri.office.people.models import User
from tests.factories.office import NOW

PLAN = Letterhead(code="46/KH-UBND", kind="Kế hoạch", title="Tổ chức Hội nghị", issuer="ỦY BAN NHÂN DÂN TỈNH")
LETTER = Letterhead(code="12/STP-VP", kind="Công văn", title="Về việc đề nghị tặng Bằng khen", issuer="SỞ TƯ PHÁP")


@pytest.fixture
def plan(an: User) -> Document:
    return store(an, PLAN, b"1")


@pytest.fixture
def letter(an: User) -> Document:
    return store(an, LETTER, b"2")


def store(by: User, letterhead: Letterhead, data: bytes) -> Document:
    return store_document(data=data, name="van-ban.txt", media_type="text/plain", letterhead=letterhead, by=by, at=NOW)


def found(query: str) -> list[str]:
    return [one.code for one in search(Document.objects.all(), query).order_by("exact", "code")]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("bang khen", ["12/STP-VP"]),
        ("Bằng khen", ["12/STP-VP"]),
        ("BĂNG KHE", ["12/STP-VP"]),
        ("khen bang", ["12/STP-VP"]),
        ("46/KH-UBND", ["46/KH-UBND"]),
        ("kh ubnd 46", ["46/KH-UBND"]),
        ("uy ban to chuc", ["46/KH-UBND"]),
        ("ang khen", []),
        ("", ["12/STP-VP", "46/KH-UBND"]),
        ("!!! --", ["12/STP-VP", "46/KH-UBND"]),
        ('" * (', ["12/STP-VP", "46/KH-UBND"]),
        ("hoi OR nghi", []),
        ("khong-co-chu-nay", []),
    ],
)
def test_the_letterhead_is_found(plan: Document, letter: Document, query: str, codes: list[str]) -> None:
    assert found(query) == codes


def test_operators_of_the_engines_are_plain_words(plan: Document) -> None:
    assert [found(word) for word in ("NEAR(to, 2)", "to & chuc | !hoi", "NOT hoi", "head:hoi")] == [
        [],
        ["46/KH-UBND"],
        [],
        [],
    ]


def test_the_full_text_is_found_and_shown_with_its_tone_marks(plan: Document, letter: Document) -> None:
    text = "Mở đầu. " * 60 + "Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập thể, xuất sắc. " + "Kết thúc. " * 60
    keep_text(document=plan, text=text)
    assert found("tang bang khen") == ["12/STP-VP", "46/KH-UBND"]
    told = excerpts([plan, letter], "tang bang khen")
    assert list(told) == [plan.pk]
    marked = [segment.text for segment in told[plan.pk].segments if segment.found]
    whole = "".join(segment.text for segment in told[plan.pk].segments)
    assert marked == ["tặng Bằng khen"]
    assert whole.startswith("… ")
    assert "Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập thể, xuất sắc. Kết thúc." in whole


def test_words_together_come_before_words_apart(plan: Document, letter: Document) -> None:
    keep_text(document=plan, text="Khen ai thì khen, còn bảng kê để sau. Tặng quà đề nghị xét.")
    assert found("bang khen") == ["12/STP-VP", "46/KH-UBND"]
    keep_text(document=letter, text="")
    assert [one.exact for one in search(Document.objects.all(), "bang khen").order_by("exact")] == [0, 1]


def test_words_that_stand_nearly_everywhere_tell_no_document_apart(
    plan: Document, letter: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_text(document=plan, text="Khen ai thì khen, còn bảng kê để sau. Tặng quà đề nghị xét.")
    monkeypatch.setattr("chutri.office.documents.queries.search.COMMON", 1)
    assert [(one.code, one.exact) for one in search(Document.objects.all(), "bang khen").order_by("code")] == [
        ("12/STP-VP", 1),
        ("46/KH-UBND", 1),
    ]
    assert found("ve viec") == ["12/STP-VP"]


@pytest.mark.parametrize(("most", "counted"), [(1, (1, True)), (2, (2, False)), (9, (2, False))])
def test_rows_are_counted_as_far_as_one_wants_to_know(
    plan: Document, letter: Document, most: int, counted: tuple[int, bool]
) -> None:
    assert count_up_to(search(Document.objects.all(), ""), most) == counted


def test_letterhead_and_text_together_hold_the_words(plan: Document) -> None:
    keep_text(document=plan, text="Tặng Bằng khen cho tập thể.")
    assert found("ubnd bang khen") == ["46/KH-UBND"]


def test_a_text_kept_anew_replaces_the_old(plan: Document) -> None:
    keep_text(document=plan, text="Khánh thành cầu.")
    keep_text(document=plan, text="Động thổ trường học.")
    assert (found("khanh thanh"), found("dong tho")) == ([], ["46/KH-UBND"])


def test_a_long_text_is_found_to_its_end(plan: Document) -> None:
    keep_text(document=plan, text="từ ngữ " * (3 * PIECE // 7) + "khánh thành cầu")
    assert plan.texts.count() == 4
    assert found("khanh thanh cau") == ["46/KH-UBND"]
    assert [one.text for one in excerpts([plan], "thanh cau")[plan.pk].segments if one.found] == ["thành cầu"]


def test_decomposed_letters_and_nul_are_taken(plan: Document) -> None:
    keep_text(document=plan, text="Ba\u0300n giao\0 mặt bằng")
    assert found("ban giao mat bang") == ["46/KH-UBND"]
    assert [one.text for one in excerpts([plan], "ban giao")[plan.pk].segments if one.found] == ["Bàn giao"]


def test_a_removed_document_is_found_no_more(plan: Document) -> None:
    plan.files.all().delete()
    plan.delete()
    assert found("hoi nghi") == []


def test_excerpts_take_one_query(
    plan: Document, letter: Document, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for document in (plan, letter):
        keep_text(document=document, text="Hội nghị tổng kết")
    with django_assert_num_queries(1):
        assert len(excerpts([plan, letter], "hoi nghi")) == 2
