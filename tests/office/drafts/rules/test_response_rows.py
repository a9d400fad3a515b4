"""The rows of the table of responses, and the words above them and of reminders."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.drafts.rules.reminders import DueStep, reminder_words
from chutri.office.drafts.rules.response_rows import OpinionRow, response_rows, summary_words

COMMENT = OpinionRow(
    body="Sở Tư pháp",
    giver="Bà Lan",
    version=1,
    paragraph=3,
    quote="Phong trào đã lan rộng.",
    words="Thêm số liệu.",
    response="adopted",
    response_words="Đã thêm.",
)
PAPER = OpinionRow(
    body="Hội Nông dân",
    version=2,
    words="Bỏ đoạn cuối.",
    response="declined",
    response_words="Cần giữ.",
    source="paper",
    code="12/HND",
)
AGREED = OpinionRow(body="Sở Y tế", version=1, stance="agree")
OPEN = OpinionRow(body="Sở Tư pháp", version=1, words="Sửa chính tả.")
SETTLED = OpinionRow(body="Sở Tư pháp", version=1, words="Sửa.", holding="settled")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (
            COMMENT,
            [
                "1",
                "Sở Tư pháp\nBà Lan",
                "Bản 1, đoạn 3:\n“Phong trào đã lan rộng.”",
                "Thêm số liệu.",
                "Tiếp thu: Đã thêm.",
            ],
        ),
        (
            PAPER,
            ["1", "Hội Nông dân\nVăn bản 12/HND", "Bản 2, toàn văn bản", "Bỏ đoạn cuối.", "Không tiếp thu: Cần giữ."],
        ),
        (AGREED, ["1", "Sở Y tế", "Bản 1, toàn văn bản", "Đồng ý, không có ý kiến", ""]),
        (OPEN, ["1", "Sở Tư pháp", "Bản 1, toàn văn bản", "Sửa chính tả.", "(chưa trả lời)"]),
        (SETTLED, ["1", "Sở Tư pháp", "Bản 1, toàn văn bản", "Sửa.", "Không còn vướng"]),
    ],
)
def test_a_row_says_who_where_what_and_the_answer(row: OpinionRow, cells: list[str]) -> None:
    assert response_rows([row]) == [cells]


def test_the_summary_counts_bodies_and_answers() -> None:
    assert summary_words([COMMENT, PAPER, AGREED, OPEN, SETTLED], versions=3)[:2] == [
        "Dự thảo đã được gửi xin ý kiến và hoàn thiện qua 3 phiên bản. Đã nhận ý kiến của 3 cơ quan, trong đó 1 cơ quan đồng ý, "
        "không có ý kiến khác.",
        "Tổng số ý kiến góp ý: 4; tiếp thu 1, giải trình 0, không tiếp thu 1, chưa trả lời 1.",
    ]
    assert summary_words([], versions=1) == ["Chưa nhận được ý kiến góp ý nào đối với dự thảo."]


def test_a_reminder_names_what_passed_first() -> None:
    due = DueStep(1, "Phê duyệt (Lan)", "Kịch bản", date(2026, 3, 6))
    late = DueStep(2, "Ký (Hải)", "Tờ trình", date(2026, 3, 4))
    assert reminder_words({1: [due], 0: [late]}) == (
        "Nhắc soạn thảo: 1 dự thảo vừa quá hạn, 1 dự thảo đến hạn sau 1 ngày làm việc. Ký (Hải) – “Tờ trình” (hạn 04/03/2026); "
        "Phê duyệt (Lan) – “Kịch bản” (hạn 06/03/2026)."
    )
    assert reminder_words({1: [due] * 6}).endswith("; và 2 dự thảo nữa.")
