"""A list of bodies cut into its entries."""

from __future__ import annotations

import pytest

from chutri.reading.parties import split_bodies
from tests.reading.flows import a_flow, names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Sở Y tế", ["Sở Y tế"], id="one"),
        pytest.param("Sở Y tế, Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], id="comma"),
        pytest.param("Sở Y tế; Sở Nội vụ; Công an tỉnh", ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"], id="semicolons"),
        pytest.param("Sở Y tế và Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], id="và"),
        pytest.param("Sở Y tế cùng Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], id="cùng"),
        pytest.param("Sở Y tế/Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], id="slash"),
        pytest.param("Sở Y tế, và Sở Nội vụ.", ["Sở Y tế", "Sở Nội vụ"], id="comma and và, a full stop"),
        pytest.param(
            "Sở Y tế, Sở Nội vụ và các đơn vị liên quan",
            ["Sở Y tế", "Sở Nội vụ", "các đơn vị liên quan"],
            id="a generic group of its own",
        ),
        pytest.param("Văn phòng HĐND và UBND xã, Sở Y tế", ["Văn phòng HĐND và UBND xã", "Sở Y tế"], id="an office of two"),
        pytest.param("UBND các huyện, Phòng Y tế", ["UBND các huyện", "Phòng Y tế"], id="a class and a name of its own"),
        pytest.param("Thường trực HĐND và UBND xã", ["Thường trực HĐND", "UBND xã"], id="no office"),
        pytest.param("các sở, ban, ngành", ["các sở, ban, ngành"], id="one class"),
        pytest.param("các sở, ban, ngành; Công an tỉnh", ["các sở, ban, ngành", "Công an tỉnh"], id="a class and a body"),
        pytest.param("Ủy ban nhân dân các xã, phường, đặc khu", ["Ủy ban nhân dân các xã, phường, đặc khu"], id="communes"),
        pytest.param("UBND các xã Cồn Nhạn, Thạnh Lâm, Vĩnh Mộc", ["UBND các xã Cồn Nhạn, Thạnh Lâm, Vĩnh Mộc"], id="communes by name"),
        pytest.param("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"], id="a name with a comma"),
        pytest.param(
            "Sở Giáo dục và Đào tạo, Sở Văn hóa, Thể thao và Du lịch",
            ["Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch"],
            id="two names with và",
        ),
        pytest.param(
            "Sở Nội vụ (Ban Thi đua, Phòng Tổ chức), Sở Y tế",
            ["Sở Nội vụ (Ban Thi đua, Phòng Tổ chức)", "Sở Y tế"],
            id="a bracket is not cut",
        ),
        pytest.param("đẩy mạnh tuyên truyền", ["đẩy mạnh tuyên truyền"], id="no body: as written"),
    ],
)  # fmt: skip
def test_entries(text: str, wanted: list[str]) -> None:
    parties = split_bodies(a_flow(text), 0, len(text))

    assert names(parties) == wanted
    assert [text[slice(*party.span)].rstrip(".") for party in parties] == wanted


def test_nothing_gives_nobody() -> None:
    assert split_bodies(a_flow(" ;, "), 0, 3) == ()
