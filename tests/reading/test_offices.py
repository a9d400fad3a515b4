"""Names of well-known offices: where one is complete, an unlisted verb may follow it."""

from __future__ import annotations

import pytest

from chutri.reading.offices import end_of_complete, ends_complete
from tests.reading.flows import a_flow


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sở Y tế khoanh lại ổ dịch", "Sở Y tế"),
        ("UBND các xã, phường khuân dọn vật liệu", "UBND các xã, phường"),
        ("UBND xã Cồn Nhạn khuân dọn vật liệu", "UBND xã Cồn Nhạn"),
        ("Công an tỉnh Minh Hải Đông gác cầu", "Công an tỉnh Minh Hải Đông"),
        ("UBND các tỉnh, thành phố trực thuộc trung ương", ""),
        ("Phòng Kinh tế hạ tầng", ""),
        ("Sở Y tế và Sở Nội vụ", ""),
        ("Trung tâm Khuyến nông gieo mạ", ""),
    ],
)
def test_where_a_complete_name_ends(words: str, name: str) -> None:
    flow = a_flow(words)
    end = end_of_complete(flow, 0, len(words))

    assert words[:end] == name


@pytest.mark.parametrize(
    ("words", "name", "complete"),
    [
        ("Sở Y tế khoanh lại ổ dịch", "Sở Y tế", True),
        ("UBND xã Cồn Nhạn khuân dọn", "UBND xã Cồn Nhạn", True),
        ("Sở Y tế về dự", "Sở Y tế", False),
        ("Sở Y tế", "Sở Y tế", False),
        ("Sở Y tế Khoanh lại", "Sở Y tế", False),
        ("Câu lạc bộ gieo mạ", "Câu lạc bộ", False),
    ],
)
def test_verb_follows_a_complete_name(words: str, name: str, complete: bool) -> None:
    assert ends_complete(a_flow(words), 0, len(name)) is complete
