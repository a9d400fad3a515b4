"""What every paragraph is."""

from __future__ import annotations

import pytest

from chutri.office.plans.choices import BlockKind, ParagraphKind
from chutri.office.plans.rules.marks import Mark
from chutri.office.plans.rules.paper import Block
from chutri.office.plans.rules.paragraphs import paragraph_kinds

LONG = "Các cơ quan báo chí của tỉnh đưa tin kịp thời về hội nghị."


def kinds(*blocks: tuple[str, str], **facts: object) -> list[str]:
    laid: list[Block] = []
    texts: dict[int, str] = {}
    at = 0
    for kind, text in blocks:
        laid.append(Block(kind, 1 if kind == "heading" else 2, at, at + len(text)))
        texts[at] = text
        at += len(text) + 1
    given = {"marks": [], "duties": [], "said": {}, **facts}
    found = paragraph_kinds(laid, texts, given["marks"], given["duties"], given["said"])  # type: ignore[arg-type]
    return [found[block.start].value for block in laid]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LONG, "not_understood"),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "background"),
        ("Thực hiện Kế hoạch số 09/KH-UBND ngày 20/01/2026 của tỉnh về việc này.", "background"),
        ("Ủy ban nhân dân tỉnh ban hành kế hoạch với nội dung như sau:", "background"),
        ("Ngắn thôi.", "background"),
        ("Bảo đảm trang trọng, thiết thực, tiết kiệm trong tổ chức hội nghị.", "condition"),
        ("2. Trường hợp có thay đổi thì báo trước cho cơ quan thường trực.", "condition"),
    ],
)
def test_words_tell_what_a_paragraph_is(text: str, kind: str) -> None:
    assert kinds((BlockKind.PARAGRAPH, text)) == [kind]


def test_a_heading_tells_it_of_what_stands_below() -> None:
    assert kinds(("heading", "I. MỤC ĐÍCH"), ("item", LONG), ("heading", "II. YÊU CẦU"), ("item", LONG)) == [
        "background", "background", "background", "condition",
    ]  # fmt: skip
    assert kinds(("heading", "III. TỔ CHỨC THỰC HIỆN"), ("item", LONG)) == ["background", "not_understood"]


def test_a_duty_makes_it_a_task_and_a_person_s_word_stands_above_all() -> None:
    assert kinds(("item", LONG), duties=[(3, 10)]) == ["task"]
    assert kinds(("item", LONG), duties=[(3, 10)], said={0: "condition"}) == ["condition"]
    assert kinds(("item", LONG), duties=[(500, 510)]) == ["not_understood"]


@pytest.mark.parametrize(
    ("mark", "kind"), [("event", "background"), ("unread", "not_understood"), ("finding", "not_understood")]
)
def test_what_the_reader_saw_is_understood_but_what_it_could_not_place_is_not(mark: str, kind: str) -> None:
    assert kinds(("item", LONG), marks=[Mark(2, 8, mark, "x1")]) == [kind]


def test_form_is_never_unclear() -> None:
    forms = (BlockKind.LETTERHEAD, BlockKind.RECIPIENTS, BlockKind.SIGNATURE, BlockKind.HEAD_ROW)
    assert kinds(*((form, LONG) for form in forms)) == [ParagraphKind.BACKGROUND] * 4
