"""The chain that a plan's own words ask for: a table of sentences."""

from __future__ import annotations

import pytest

from chutri.office.drafts.choices import DraftKind
from chutri.office.drafts.rules.chain import Body, Sentence, chain_for, kind_in

OWN = Body("Sở Nông nghiệp và Môi trường", 1)
UNION, PARTY = Body("Liên minh Hợp tác xã tỉnh", 2), Body("Ban Tuyên giáo Tỉnh ủy")
PROVINCE = Body("Ủy ban nhân dân tỉnh", 3)
JUSTICE = Body("Sở Tư pháp", 4)

SPEECH = (
    "Dự thảo bài phát biểu của lãnh đạo tỉnh xin ý kiến Ban Tuyên giáo Tỉnh ủy, tiếp thu, hoàn thiện, báo cáo "
    "Ủy ban nhân dân tỉnh theo quy định."
)


def drawn(kind: DraftKind, said: Sentence) -> list[tuple[str, str]]:
    return [(step.kind.value, step.body) for step in chain_for(kind, said, own=OWN)]


def test_a_speech_is_consulted_completed_and_approved_in_the_order_of_the_sentence() -> None:
    steps = chain_for(DraftKind.SPEECH, Sentence(words=SPEECH, consulted=(PARTY,), superiors=(PROVINCE,)), own=OWN)
    assert [(step.kind.value, step.body, step.agency, step.words) for step in steps] == [
        ("draft", OWN.text, 1, ""),
        (
            "consult",
            PARTY.text,
            None,
            "Dự thảo bài phát biểu của lãnh đạo tỉnh xin ý kiến Ban Tuyên giáo Tỉnh ủy",
        ),
        ("revise", OWN.text, 1, "tiếp thu"),
        ("approve", PROVINCE.text, 3, "báo cáo Ủy ban nhân dân tỉnh theo quy định"),
    ]


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        # nothing said: the drafting agency's leader approves
        (DraftKind.SPEECH, Sentence(words="Chuẩn bị bài phát biểu."), [("draft", OWN.text), ("approve", OWN.text)]),
        # two bodies, in the order of the words whatever the order of the list; completing follows by itself
        (
            DraftKind.SCRIPT,
            Sentence(
                words="Xây dựng kịch bản, gửi xin ý kiến Liên minh Hợp tác xã tỉnh, Ban Tuyên giáo Tỉnh ủy.",
                consulted=(PARTY, UNION),
            ),
            [
                ("draft", OWN.text),
                ("consult", UNION.text),
                ("consult", PARTY.text),
                ("revise", OWN.text),
                ("approve", OWN.text),
            ],
        ),
        # the words ask for opinions of somebody whom they don't name: the step asks whose
        (
            DraftKind.SCRIPT,
            Sentence(words="Xây dựng kịch bản, lấy ý kiến các đơn vị liên quan, trình cấp có thẩm quyền phê duyệt."),
            [("draft", OWN.text), ("consult", ""), ("revise", OWN.text), ("approve", "")],
        ),
        # an appraisal is no consultation
        (
            DraftKind.PLAN,
            Sentence(
                words="Xây dựng Kế hoạch, gửi Sở Tư pháp thẩm định; trình Ủy ban nhân dân tỉnh ban hành.",
                consulted=(JUSTICE,),
                superiors=(PROVINCE,),
            ),
            [
                ("draft", OWN.text),
                ("appraise", JUSTICE.text),
                ("revise", OWN.text),
                ("approve", PROVINCE.text),
                ("sign", PROVINCE.text),
                ("number", PROVINCE.text),
                ("issue", PROVINCE.text),
            ],
        ),
        # a report goes out to whom it is submitted
        (
            DraftKind.REPORT,
            Sentence(words="Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", superiors=(PROVINCE,)),
            [
                ("draft", OWN.text),
                ("approve", OWN.text),
                ("sign", OWN.text),
                ("number", OWN.text),
                ("issue", OWN.text),
            ],
        ),
    ],
)
def test_chains_of_other_texts(kind: DraftKind, said: Sentence, expected: list[tuple[str, str]]) -> None:
    assert drawn(kind, said) == expected


def test_a_report_says_to_whom_it_goes() -> None:
    said = Sentence(words="Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", superiors=(PROVINCE,))
    assert chain_for(DraftKind.REPORT, said, own=OWN)[-1].words == "gửi Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Dự thảo bài phát biểu của lãnh đạo Thành phố", DraftKind.SPEECH),
        ("Dự thảo báo cáo trung tâm, bài phát biểu của lãnh đạo tỉnh", DraftKind.REPORT),
        ("Chủ trì xây dựng kịch bản tổng thể, chi tiết chương trình Hội nghị", DraftKind.SCRIPT),
        ("Thiết kế ma-két trang trí", DraftKind.BACKDROP),
        ("Xây dựng phóng sự báo cáo tổng kết", DraftKind.FILM),
        ("Biên tập sách “Những bông hoa đẹp”", DraftKind.BOOK),
        ("Tham mưu Tờ trình của Ủy ban nhân dân tỉnh", DraftKind.SUBMISSION),
        ("Bảo đảm an ninh, trật tự", DraftKind.OTHER),
    ],
)
def test_the_kind_is_what_the_sentence_speaks_of_first(words: str, kind: DraftKind) -> None:
    assert kind_in(words) == kind
