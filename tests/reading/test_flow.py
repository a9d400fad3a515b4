"""Stretches of text made readable, which still know their place."""

from __future__ import annotations

import pytest

from chutri.reading.flow import Flow, flow_of, join
from chutri.reading.fold import fold
from tests.reading.flows import a_flow


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("Sở Y tế", "Sở Y tế", id="plain"),
        pytest.param("Sở   Y\ttế", "Sở Y tế", id="runs of white space"),
        pytest.param("**Sở Y tế**", "Sở Y tế", id="bold"),
        pytest.param("*Đơn vị chủ trì:* Sở Y tế", "Đơn vị chủ trì: Sở Y tế", id="italics"),
        pytest.param("* Sở Y tế", "* Sở Y tế", id="a star as a bullet"),
        pytest.param("* **Sở** Y tế", "Sở Y tế", id="stars that are emphasis"),
        pytest.param("Sở<br>Y<br/>tế<br />A", "Sở Y tế A", id="breaks of a web page"),
        pytest.param("1\\. Sở\\_Y tế \\- A", "1. Sở_Y tế - A", id="escaped signs"),
        pytest.param("Sở\nY tế", "Sở Y tế", id="two lines"),
        pytest.param("Sở\u00a0Y tế", "Sở Y tế", id="no-break space"),
        pytest.param("***", "", id="only emphasis"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_readable_text(source: str, text: str) -> None:
    flow = a_flow(source)

    assert flow.text == text
    assert flow.low == fold(flow.text)


@pytest.mark.parametrize(
    ("source", "words", "there"),
    [
        pytest.param("Sở   Y tế, Sở Xây dựng", "Sở Xây dựng", "Sở Xây dựng", id="behind a run of spaces"),
        pytest.param("**Sở** Y <br> tế", "Sở Y tế", "Sở** Y <br> tế", id="over markup"),
        pytest.param("a\n  b\tc", "b c", "b\tc", id="over a tab"),
        pytest.param("*Kết quả:* Báo cáo", "Báo cáo", "Báo cáo", id="behind a label"),
    ],
)
def test_span_points_at_the_source(source: str, words: str, there: str) -> None:
    flow = a_flow(source)
    at = flow.text.index(words)

    start, end = flow.span(at, at + len(words))

    assert source[start:end] == there


def test_cut_leaves_white_space_at_the_ends() -> None:
    flow = a_flow("Giao  Sở Y tế , rà soát")

    assert flow.cut(4, 13) == ("Sở Y tế", (6, 13))


def test_empty_stretch_has_a_place() -> None:
    flow = flow_of("xx Sở Y tế", fold("xx Sở Y tế"), 3, 10)

    assert (flow.span(2, 2), flow.span(7, 7)) == ((5, 5), (10, 10))


def test_part_keeps_its_place() -> None:
    source = "a   b   c d"
    part = a_flow(source).part(2, 7)

    assert part.text == "b c d"
    assert [part.at(at) for at in range(5)] == [4, 5, 8, 9, 10]


def test_joined_lines_keep_their_places() -> None:
    source = "Chủ trì, phối\n   hợp với\nSở Y tế"
    lines = [flow_of(source, fold(source), start, end) for start, end in ((0, 13), (14, 24), (25, 32))]

    whole = join(lines)

    assert whole.text == "Chủ trì, phối hợp với Sở Y tế"
    assert whole.low == fold(whole.text)
    assert whole.span(9, 17) == (9, 20)
    assert source[slice(*whole.span(22, 29))] == "Sở Y tế"


def test_lines_without_text_join_to_nothing() -> None:
    nothing = a_flow("**")

    assert join([nothing, nothing]).text == ""


def test_flow_is_true_where_it_says_something() -> None:
    assert [bool(flow) for flow in (a_flow("a"), a_flow("**"), Flow("", "", 0))] == [True, False, False]
