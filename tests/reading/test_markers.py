"""What numbers a paragraph, and what only looks like it."""

from __future__ import annotations

import pytest

from chutri.reading.markers import (
    ARTICLE,
    BRACKET,
    CAPITAL,
    CHAPTER,
    DASH,
    DECIMAL,
    LETTER,
    PART,
    PLUS,
    ROMAN,
    STAR,
    read_marker,
    roman_number,
)
from tests.reading.flows import a_flow


@pytest.mark.parametrize(
    ("paragraph", "rank", "name", "words"),
    [
        pytest.param("VII. TỔ CHỨC THỰC HIỆN", ROMAN, "VII", "TỔ CHỨC THỰC HIỆN", id="Roman"),
        pytest.param("IV/ Kinh phí", ROMAN, "IV", "Kinh phí", id="Roman and a slash"),
        pytest.param("I - MỤC ĐÍCH", ROMAN, "I", "MỤC ĐÍCH", id="Roman and a dash"),
        pytest.param("II.MỤC TIÊU", ROMAN, "II", "MỤC TIÊU", id="Roman without a space"),
        pytest.param("I MỤC ĐÍCH, YÊU CẦU", ROMAN, "I", "MỤC ĐÍCH, YÊU CẦU", id="Roman without a sign"),
        pytest.param("1V. KINH PHÍ", ROMAN, "IV", "KINH PHÍ", id="1V in a scan"),
        pytest.param("HI. KINH PHÍ", ROMAN, "III", "KINH PHÍ", id="HI in a scan"),
        pytest.param("H. NỘI DUNG", ROMAN, "II", "NỘI DUNG", id="H in a scan"),
        pytest.param("VHI. KINH PHÍ", ROMAN, "VIII", "KINH PHÍ", id="VHI in a scan"),
        pytest.param("1. Sở Y tế", DECIMAL, "1", "Sở Y tế", id="number"),
        pytest.param("12) Sở Y tế", DECIMAL, "12", "Sở Y tế", id="number and a bracket"),
        pytest.param("3/ Sở Y tế", DECIMAL, "3", "Sở Y tế", id="number and a slash"),
        pytest.param("1.Sở Y tế", DECIMAL, "1", "Sở Y tế", id="number without a space"),
        pytest.param("1.2. Sở Y tế", DECIMAL + 1, "1.2", "Sở Y tế", id="two levels"),
        pytest.param("1.2 Sở Y tế", DECIMAL + 1, "1.2", "Sở Y tế", id="two levels without a sign"),
        pytest.param("2.3.1. Rà soát", DECIMAL + 2, "2.3.1", "Rà soát", id="three levels"),
        pytest.param("1. “Mùa xanh”", DECIMAL, "1", "“Mùa xanh”", id="number before a quotation"),
        pytest.param("A. NHIỆM VỤ CHUNG", CAPITAL, "A", "NHIỆM VỤ CHUNG", id="capital"),
        pytest.param("a) Chủ trì", LETTER, "a", "Chủ trì", id="letter"),
        pytest.param("đ) Phối hợp", LETTER, "đ", "Phối hợp", id="letter đ"),
        pytest.param("a. Rà soát", LETTER, "a", "Rà soát", id="letter and a dot"),
        pytest.param("b- Rà soát", LETTER, "b", "Rà soát", id="letter and a dash"),
        pytest.param("a1) Rà soát", LETTER, "a1", "Rà soát", id="letter and a digit"),
        pytest.param("(1) Rà soát", BRACKET, "1", "Rà soát", id="number in brackets"),
        pytest.param("(ii) Rà soát", BRACKET, "ii", "Rà soát", id="Roman in brackets"),
        pytest.param("- Rà soát", DASH, None, "Rà soát", id="dash"),
        pytest.param("-Rà soát", DASH, None, "Rà soát", id="dash without a space"),
        pytest.param("– Rà soát", DASH, None, "Rà soát", id="long dash"),
        pytest.param("• Rà soát", DASH, None, "Rà soát", id="bullet"),
        pytest.param("+ Rà soát", PLUS, None, "Rà soát", id="plus"),
        pytest.param("* Rà soát", STAR, None, "Rà soát", id="star"),
        pytest.param("Điều 3. Sở Y tế", ARTICLE, "Điều 3", "Sở Y tế", id="article"),
        pytest.param("Điều 2", ARTICLE, "Điều 2", "", id="article alone"),
        pytest.param("Phần thứ nhất", PART, "Phần I", "", id="part in words"),
        pytest.param("PHẦN II: NHIỆM VỤ", PART, "Phần II", "NHIỆM VỤ", id="part in numerals"),
        pytest.param("Chương II NHIỆM VỤ", CHAPTER, "Chương II", "NHIỆM VỤ", id="chapter"),
        pytest.param("Mục 1. Nhiệm vụ", CHAPTER, "Mục 1", "Nhiệm vụ", id="section"),
    ],
)
def test_marker(paragraph: str, rank: int, name: str | None, words: str) -> None:
    flow = a_flow(paragraph)
    marker = read_marker(flow)

    assert marker is not None
    assert (marker.rank, marker.id, flow.text[marker.end :]) == (rank, name, words)
    assert flow.text[: marker.end].strip() == marker.text.strip()


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("Sở Y tế", id="a name"),
        pytest.param("2.305 nhà văn hóa", id="thousands"),
        pytest.param("1.500.000 đồng", id="money"),
        pytest.param("49/QCPH-TU", id="the number of a document"),
        pytest.param("15/3/2026 đến 20/3/2026", id="a day"),
        pytest.param("2026. Kế hoạch", id="a year that ends a sentence"),
        pytest.param("-12 độ", id="a number below zero"),
        pytest.param("-----", id="a rule"),
        pytest.param("(sau đây gọi tắt là Hội nghị)", id="a remark in brackets"),
        pytest.param("Mục 2 Phần II Kế hoạch này", id="a place that is cited"),
        pytest.param("Phần II của Kế hoạch", id="a part that is cited"),
        pytest.param("Điều 3 của Luật", id="an article that is cited"),
        pytest.param("Ivan Petrov", id="a name that begins like a numeral"),
        pytest.param("I tế", id="a lone I"),
        pytest.param("và các sở", id="a word in small letters"),
        pytest.param("TP. Bình Lư", id="an abbreviation"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_marker(paragraph: str) -> None:
    assert read_marker(a_flow(paragraph)) is None


def test_marker_inside_a_paragraph() -> None:
    flow = a_flow("Sở Y tế: a) Rà soát")
    marker = read_marker(flow, 9)

    assert marker is not None
    assert (marker.id, flow.text[marker.end :]) == ("a", "Rà soát")


@pytest.mark.parametrize(
    ("numeral", "number"), [("I", 1), ("IV", 4), ("XIX", 19), ("XXV", 25), ("IIX", None), ("", None)]
)
def test_roman_number(numeral: str, number: int | None) -> None:
    assert roman_number(numeral) == number
