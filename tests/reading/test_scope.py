"""What a paragraph inherits from the heading above it."""

from __future__ import annotations

import pytest

from chutri.reading.flow import Flow
from chutri.reading.model import Mode, Party
from chutri.reading.orders import Subject, subject_of
from chutri.reading.scope import Scope, bare_name, is_topic, keeps_heading, mode_of, opens_section, same_body
from tests.reading.flows import a_flow, a_tree


def below(heading: str) -> Scope:
    """What stands below a heading that names somebody inherits."""
    return Scope(role="organise", agencies=(Party(heading, (0, 0)),))


def the_subject(sentence: str) -> tuple[Flow, Subject]:
    """A sentence and the body that it orders."""
    flow = a_flow(sentence)
    subject = subject_of(flow, 0, len(flow.text))
    assert subject is not None
    return flow, subject


@pytest.mark.parametrize(
    ("heading", "sentence", "same"),
    [
        ("Các Cụm thi đua thuộc tỉnh", "Mỗi Cụm thi đua đăng ký một công trình.", True),
        ("Sở Y tế", "Sở Y tế chủ trì rà soát.", True),
        ("Ủy ban nhân dân các xã", "Ủy ban nhân dân các xã bố trí đất.", True),
        ("Sở Y tế, Sở Nội vụ", "Sở Y tế chủ trì rà soát.", False),
        ("Sở Y tế", "Sở Nội vụ phối hợp rà soát.", False),
    ],
)
def test_same_body_as_the_heading(heading: str, sentence: str, same: bool) -> None:
    flow, subject = the_subject(sentence)

    assert same_body(flow, subject, below(heading)) is same


@pytest.mark.parametrize(
    ("sentence", "keeps"),
    [
        pytest.param("Giám đốc sở chỉ đạo rà soát.", True, id="a person"),
        pytest.param("Giao Phòng Tổng hợp theo dõi việc thực hiện.", True, id="its own unit"),
        pytest.param("Sở Y tế chủ trì rà soát.", True, id="the body itself"),
        pytest.param("UBND các xã bố trí đất.", False, id="another body"),
        pytest.param("Đề nghị Tỉnh Đoàn phát động.", False, id="another body that is asked"),
    ],
)
def test_task_stays_with_the_heading(sentence: str, keeps: bool) -> None:
    flow, subject = the_subject(sentence)

    assert keeps_heading(flow, subject, below("Sở Y tế")) is keeps


@pytest.mark.parametrize(
    ("sentence", "above", "mode"),
    [
        ("Sở Y tế rà soát.", "assigned", "assigned"),
        ("Sở Y tế rà soát.", "requested", "requested"),
        ("Giao Sở Y tế rà soát.", "requested", "assigned"),
        ("Đề nghị Tỉnh Đoàn phát động.", "assigned", "requested"),
    ],
)
def test_mode(sentence: str, above: Mode, mode: Mode) -> None:
    assert mode_of(the_subject(sentence)[1], Scope(mode=above)) == mode


@pytest.mark.parametrize(
    ("name", "bare"), [("các sở, ban, ngành;", "sở, ban, ngành"), ("mỗi cụm", "cụm"), ("sở y tế", "sở y tế")]
)
def test_bare_name(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("text", "role", "opens"),
    [
        ("V. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế", "organise", True),
        ("VI. KINH PHÍ", "funding", True),
        ("V. Tổ chức thực hiện", "organise", False),
        ("1. Nội dung tuyên truyền\n\n- Đơn vị chủ trì: Sở Y tế", "content", False),
        ("a) Kinh phí", "funding", False),
    ],
)
def test_heading_opens_a_section(text: str, role: str, opens: bool) -> None:
    assert opens_section(a_tree(text).children[0], role, Scope()) is opens


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("1. Công tác tuyên truyền\n\n- Rà soát", True),
        ("1. Rà soát văn bản.\n\n- Báo cáo", False),
        ("- Công tác tuyên truyền\n\n+ Rà soát", False),
        ("1. " + "Rà soát " * 15, False),
    ],
)
def test_topic_of_what_stands_below(text: str, topic: bool) -> None:
    item = a_tree(text).children[0]

    assert is_topic(item, item.text.rstrip()) is topic


@pytest.mark.parametrize(
    "sentence",
    ["Thường trực Hội đồng, hướng dẫn nghiệp vụ cho các nhóm.", "Cơ quan thường trực, chủ trì xây dựng Đề án."],
)
def test_standing_office_of_a_board_is_what_the_heading_is(sentence: str) -> None:
    flow, subject = the_subject(sentence)

    assert keeps_heading(flow, subject, below("Phòng Khảo thí"))
