"""Names as they are compared, and what a mention may stand for."""

from __future__ import annotations

import pytest

from chutri.office.people.choices import TerritoryKind
from chutri.office.people.rules.names import Place, forms_of, name_key, place_at_end

CITY = Place(TerritoryKind.CITY, "minh hải đông")
DISTRICT = Place(TerritoryKind.URBAN_DISTRICT, "cửa bạch")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân phường Yên Hòa", "UBND phường Yên Hoà"),
        ("Uỷ ban MTTQ Việt Nam tỉnh Minh Hải Đông", "Mặt trận Tổ quốc tỉnh Minh Hải Đông"),
        ("Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở VH&TT", "Sở Văn hóa và Thể thao"),
        ("BỘ TƯ LỆNH THỦ ĐÔ", "BTL Thủ đô"),
        ("HĐND TP. Minh Hải Đông", "Hội đồng nhân dân thành phố Minh Hải Đông"),
        ("VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
    ],
)
def test_two_spellings_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("mention", "places", "keys"),
    [
        ("Công an Thành phố", [CITY], ["công an thành phố", "công an thành phố minh hải đông"]),
        ("Phòng Nội vụ quận", [DISTRICT, CITY], ["phòng nội vụ quận", "phòng nội vụ quận cửa bạch"]),
        (
            "Sở Nội vụ",
            [CITY],
            ["sở nội vụ", "sở nội vụ thành phố minh hải đông", "sở nội vụ minh hải đông"],
        ),
        ("Ban Dân vận Quận ủy", [DISTRICT, CITY], ["ban dân vận quận ủy", "ban dân vận quận ủy cửa bạch"]),
        (
            "Sở Y tế Minh Hải Đông",
            [CITY],
            ["sở y tế minh hải đông", "sở y tế thành phố minh hải đông"],
        ),
        ("UBND huyện Đầm Sen", [CITY], ["ủy ban nhân dân huyện đầm sen", "ủy ban nhân dân đầm sen"]),
        ("phường Bạch Môn", [CITY], ["phường bạch môn", "ủy ban nhân dân phường bạch môn"]),
        ("Tỉnh đoàn", [CITY], ["tỉnh đòan", "tỉnh đòan thành phố minh hải đông", "tỉnh đòan minh hải đông"]),
        ("Liên minh HTX TP", [CITY], ["liên minh htx thành phố", "liên minh htx thành phố minh hải đông"]),
        (
            "Liên minh Hợp tác xã",
            [DISTRICT],
            [
                "liên minh hợp tác xã",
                "liên minh hợp tác xã quận cửa bạch",
                "liên minh hợp tác xã cửa bạch",
            ],
        ),
        ("UBND thị xã", [CITY], ["ủy ban nhân dân thị xã"]),
    ],
)
def test_the_issuer_fills_in_what_a_mention_leaves_out(mention: str, places: list[Place], keys: list[str]) -> None:
    assert [form.key for form in forms_of(mention, places)] == keys


def test_words_in_brackets_make_a_form_less_sure() -> None:
    forms = forms_of("Sở Nội vụ (Ban Thi đua - Khen thưởng)", [])
    assert [(form.key, form.score, form.exact) for form in forms] == [
        ("sở nội vụ ban thi đua khen thưởng", 1.0, True),
        ("sở nội vụ", 0.97, False),
        ("ban thi đua khen thưởng", 0.95, False),
    ]


def test_a_body_of_the_issuer_comes_before_one_above_it() -> None:
    scores = {form.key: form.score for form in forms_of("Thanh tra", [DISTRICT, CITY])}
    assert scores["thanh tra quận cửa bạch"] > scores["thanh tra thành phố minh hải đông"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("UBND quận Cửa Bạch", DISTRICT),
        ("Ủy ban nhân dân thành phố Minh Hải Đông", CITY),
        ("Công an Thành phố", None),
        ("các tổ chức chính trị - xã hội", None),
        ("Sở Nội vụ", None),
    ],
)
def test_a_name_says_its_territory_at_the_end(name: str, place: Place | None) -> None:
    assert place_at_end(name_key(name)) == place
