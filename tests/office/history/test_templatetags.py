"""The list of lines that pages show."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from chutri.office.history.operations import record
from chutri.office.history.queries import lines_about
from chutri.office.history.templatetags.history import ShownChange, shown_changes
from chutri.office.people.models import User
from tests.factories.office import LATER

TEMPLATE = Template("{% load history %}{% history_lines lines %}")


def test_a_line_shows_moment_person_words_and_what_changed(an: User) -> None:
    changes = {"full_name": ["Nguyễn <An>", "Nguyễn Thị An"], "username": ["an", ""]}
    record(by=an, at=LATER, deed="rename", about=an, words="Sửa họ tên", changes=changes)
    shown = TEMPLATE.render(Context({"lines": lines_about(an)[:1]}))
    assert '<time class="num quiet" datetime="2026-03-05T09:30:00+07:00">05/03/2026 09:30</time>' in shown
    assert "<b>Nguyễn Thị An</b> – Sửa họ tên" in shown
    assert "Họ và tên: <del>Nguyễn &lt;An&gt;</del> → <ins>Nguyễn Thị An</ins>" in shown
    assert "<del>an</del> → <ins>để trống</ins>" in shown


def test_no_line_is_said() -> None:
    assert "Chưa có thay đổi nào được ghi." in TEMPLATE.render(Context({"lines": []}))


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"stage": ["not_started", "done"]}, [ShownChange("Giai đoạn", "Chưa bắt đầu", "Đã hoàn thành")]),
        ({"last_day": [None, "2026-03-05"]}, [ShownChange("Ngày cuối còn đúng hạn", "", "05/03/2026")]),
        ({"last_day": ["xuân", ""]}, [ShownChange("Ngày cuối còn đúng hạn", "xuân", "")]),
        ({"deliverables": [["a", "b"], []]}, [ShownChange("Sản phẩm", "a; b", "")]),
        ({"ordinal": [1, True]}, [ShownChange("Thứ tự", "1", "có")]),
        ({"sha256": ["a", "b"], "action": "một", "parties": [1, 2]}, []),
        ({}, []),
    ],
)
def test_fields_that_went_from_one_value_to_another_are_said(
    changes: dict[str, object], shown: list[ShownChange]
) -> None:
    assert shown_changes("tasks.task", changes) == shown


def test_a_moment_is_said_in_the_office_s_time() -> None:
    (change,) = shown_changes("history.historyline", {"at": [None, "2026-03-05T01:30:00Z"]})
    assert change.after == "05/03/2026 08:30"


@pytest.mark.parametrize("subject", ["tasks.gone", "nothing"])
def test_what_is_known_no_more_shows_no_changes(subject: str) -> None:
    assert shown_changes(subject, {"status": [1, 2]}) == []
