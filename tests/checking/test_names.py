"""Bodies as documents name them."""

import pytest

from chutri.checking.names import Body, Group, begins_a_name, homes_of, named_in, same_body
from chutri.reading.model import Header

HOMES = frozenset({"minh hải đông"})


def a_header(issuer: str | None, place: str | None) -> Header:
    """A head that says no more than who issues the document and where."""
    return Header(issuer, None, None, None, None, place, None, None, (0, 0))


def the_body(text: str) -> Body:
    """The one body that a text names."""
    (body,) = named_in(text, HOMES)
    assert isinstance(body, Body)
    return body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công an tỉnh", "Công an tỉnh Minh Hải Đông"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở VH,TT&DL"),
        ("Sở Văn hoá và Thể thao", "Sở VH&TT tỉnh"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở LĐ-TB&XH"),
        ("Ủy ban nhân dân tỉnh", "UBND tỉnh"),
        ("Uỷ ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Minh Hải Đông"),
        ("Ban Thi đua-Khen thưởng tỉnh", "Ban TĐKT tỉnh"),
        ("Văn phòng UBND tỉnh", "VPUB"),
        ("Sở Y tế", "Sở Y tế Minh Hải Đông"),
        ("Bộ Chỉ huy Quân sự tỉnh", "BCHQS tỉnh"),
    ],
)
def test_two_names_of_one_body(one: str, other: str) -> None:
    assert same_body(the_body(one), the_body(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công an tỉnh", "Công an phường"),
        ("Sở Y tế", "Sở Nội vụ"),
        ("Công an tỉnh Minh Hải Đông", "Công an tỉnh Bãi Bồi"),
        ("UBND phường Bình Lư", "UBND phường Cồn Nhạn"),
        ("Ban Tuyên giáo Trung ương", "Ban Tuyên giáo Tỉnh ủy"),
    ],
)
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert not same_body(the_body(one), the_body(other)) or the_body(one).level != the_body(other).level


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sở Nội vụ (Ban Thi đua - Khen thưởng tỉnh)", ["sở nội vụ", "ban thi đua khen thưởng"]),
        ("Công an tỉnh, BCHQS tỉnh", ["công an", "bộ chỉ huy quân sự"]),
        ("Sở Văn hóa và Thể thao và Sở Du lịch", ["sở văn hóa thể thao", "sở du lịch"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["văn phòng đòan đại biểu quốc hội hội đồng nhân dân"]),
        ("Các sở: Nội vụ, Y tế", ["sở nội vụ", "sở y tế"]),
        ("VPUB: CVP", ["văn phòng ủy ban nhân dân", "cvp"]),
        ("Thường trực: Tỉnh ủy, HĐND tỉnh", ["thường trực", "tỉnh ủy", "hội đồng nhân dân"]),
        ("Giao các cơ quan sau: Sở Nội vụ", ["sở nội vụ"]),
        ("Phòng Văn hóa - Xã hội phường Bình Lư", ["phòng văn hóa xã hội"]),
    ],
)
def test_each_body_of_a_list(text: str, named: list[str]) -> None:
    assert [one.words for one in named_in(text, HOMES) if isinstance(one, Body)] == named


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Các sở, ban, ngành tỉnh", {"sở", "ban", "ngành"}),
        ("UBND các xã, phường, đặc khu", {"xã", "phường", "đặc khu"}),
        ("UBND quận, huyện, thị xã", {"quận", "huyện", "thị xã"}),
        ("Ủy ban nhân dân các phường", {"phường"}),
        ("các đơn vị liên quan", {"đơn vị"}),
        ("Viện", set()),
        ("doanh nghiệp viễn thông", {"doanh nghiệp"}),
    ],
)
def test_a_group_is_its_kinds(text: str, kinds: set[str]) -> None:
    (group,) = named_in(text, HOMES)
    assert isinstance(group, Group)
    assert group.kinds == kinds


def test_a_body_beside_a_group() -> None:
    named = named_in("Sở Y tế và các sở, ngành; UBND xã Cồn Nhạn", HOMES)
    assert [(type(one), one.text) for one in named] == [
        (Body, "sở y tế"),
        (Group, "các sở, ngành"),
        (Body, "ubnd xã cồn nhạn"),
    ]


@pytest.mark.parametrize(
    ("issuer", "place", "text", "homes"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG", "Bình Lư", "", {"minh hải đông", "bình lư"}),
        ("UBND TỈNH MINH HẢI ĐÔNG SỞ CÔNG THƯƠNG", None, "", {"minh hải đông"}),
        (None, None, "UBND tỉnh Minh Hải Đông ban hành. Công an tỉnh Minh Hải Đông và xã Cồn Nhạn.", {"minh hải đông"}),
        (None, None, "Không nơi nào.", set()),
    ],
)
def test_where_a_document_is_at_home(issuer: str | None, place: str | None, text: str, homes: set[str]) -> None:
    assert homes_of(a_header(issuer, place), text) == homes


@pytest.mark.parametrize(
    ("low", "expected"), [("sở y tế", True), ("phường bình lư", True), ("lưu đình chấn", False), ("xã hội", False)]
)
def test_what_begins_as_a_name(low: str, expected: bool) -> None:
    assert begins_a_name(low) is expected
