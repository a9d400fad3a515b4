"""What stands under which heading, and what each is called."""

from __future__ import annotations

import pytest

from chutri.reading.model import Node
from chutri.reading.outline import nodes
from tests.reading.flows import a_tree


def ids(text: str, *, annexes: bool = False) -> list[str]:
    """The ids of all numbered nodes, in order."""

    def walk(found: tuple[Node, ...]) -> list[str]:
        return [name for node in found for name in ([node.id] if node.id else []) + walk(node.children)]

    return walk(nodes(a_tree(text, annexes=annexes)))


def shape(text: str) -> list[str]:
    """The tree as indented lines of words."""

    def walk(found: tuple[Node, ...], depth: int) -> list[str]:
        return [line for node in found for line in ("  " * depth + node.text, *walk(node.children, depth + 1))]

    return walk(nodes(a_tree(text)), 0)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("I. A\n\n1. B\n\n2. C\n\nII. D\n\n1. E", ["I", "I.1", "I.2", "II", "II.1"], id="Roman, numbers"),
        pytest.param("I. A\n\n1. B\n\na) C\n\nb) D\n\n2. E", ["I", "I.1", "I.1.a", "I.1.b", "I.2"], id="letters"),
        pytest.param("I. A\n\n1. B\n\n1.1. C\n\n1.2. D\n\n2. E", ["I", "I.1", "I.1.1", "I.1.2", "I.2"], id="numbers of two levels"),
        pytest.param("VIII. A\n\n1. B\n\n1.2. C\n\n1.2.1. D", ["VIII", "VIII.1", "VIII.1.2", "VIII.1.2.1"], id="three levels"),
        pytest.param("A. A\n\nI. B\n\n1. C\n\nB. D\n\nI. E", ["A", "A.I", "A.I.1", "B", "B.I"], id="capitals above Roman"),
        pytest.param("I. A\n\nA. B\n\n1. C\n\nII. D", ["I", "I.A", "I.A.1", "II"], id="capitals below Roman"),
        pytest.param("Phần thứ nhất\n\nI. A\n\n1. B\n\nPhần thứ hai\n\nI. C", ["Phần I", "Phần I.I", "Phần I.I.1", "Phần II", "Phần II.I"], id="parts"),
        pytest.param("Điều 1. A\n\n1. B\n\na) C\n\nĐiều 2. D", ["Điều 1", "Điều 1.1", "Điều 1.1.a", "Điều 2"], id="articles"),
        pytest.param("1. A\n\n(1) B\n\n(2) C\n\n2. D", ["1", "1.1", "1.2", "2"], id="brackets"),
        pytest.param("1. MỤC ĐÍCH\n\n- A\n\nII. NỘI DUNG\n\n1. B", ["I", "II", "II.1"], id="a Roman one made a digit in a scan"),
        pytest.param("1. A\n\n1. B\n\n3. C", ["1", "1", "3"], id="repeated and skipped as written"),
        pytest.param("1. A\n\na) B:\n\nGồm:\n\n- C\n\nb) D\n\n2. E", ["1", "1.a", "1.b", "2"], id="letters go on behind a lead-in"),
        pytest.param("- A\n\n+ B", [], id="bullets have no id"),
    ],
)  # fmt: skip
def test_ids_join_the_markers_above(text: str, wanted: list[str]) -> None:
    assert ids(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("1. A\n\n- B\n\n+ C\n\n- D", ["A", "  B", "    C", "  D"], id="bullets below a number"),
        pytest.param(
            "1. Sở Y tế\n\nRà soát.\n\n2. Sở Nội vụ",
            ["Sở Y tế", "  Rà soát.", "Sở Nội vụ"],
            id="a paragraph below its heading",
        ),
        pytest.param(
            "1. A\n\nCác việc sau:\n\n- B\n\n- C",
            ["A", "  Các việc sau:", "    B", "    C"],
            id="bullets below their lead-in",
        ),
        pytest.param("- A:\n\nRà soát.\n\n- C", ["A:", "  Rà soát.", "C"], id="a paragraph below a bullet's colon"),
        pytest.param("- A.\n\nRà soát.", ["A.", "Rà soát."], id="a paragraph behind a bullet"),
        pytest.param(
            "1. A\n\nMột:\n\nHai:\n\nBa:\n\n- E",
            ["A", "  Một:", "    Hai:", "    Ba:", "      E"],
            id="lead-ins stand two deep",
        ),
        pytest.param("1. A\n\n12\n\n2. B", ["A", "B"], id="a page number is no paragraph"),
    ],
)
def test_what_stands_below_what(text: str, wanted: list[str]) -> None:
    assert shape(text) == wanted


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế rà soát.", ["heading", "item"], id="heading and item"),
        pytest.param("Rà soát.", ["paragraph"], id="paragraph"),
        pytest.param("| TT | Nội dung | Chủ trì |\n| 1 | Tập huấn | Sở Y tế |", ["table"], id="table"),
        pytest.param("a) Rà soát\n\n- Báo cáo", ["item", "item"], id="a letter is an item"),
    ],
)
def test_kinds_of_nodes(text: str, kinds: list[str]) -> None:
    def walk(found: tuple[Node, ...]) -> list[str]:
        return [kind for node in found for kind in [str(node.kind), *walk(node.children)]]

    assert walk(nodes(a_tree(text))) == kinds


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("PHỤ LỤC", "PHỤ LỤC"),
        ("PHỤ LỤC I", "PHỤ LỤC I"),
        ("Phụ lục 2", "PHỤ LỤC 2"),
        ("PHỤ LỤC SỐ 03", "PHỤ LỤC 03"),
        ("MẪU SỐ 1", "MẪU 1"),
        ("BIỂU SỐ 02", "BIỂU 02"),
    ],
)
def test_annex_is_a_part_of_its_own(label: str, name: str) -> None:
    assert ids(f"{label}\n\n1. Danh sách\n\n2. Biểu mẫu", annexes=True) == [name, f"{name}.1", f"{name}.2"]


@pytest.mark.parametrize(
    "line", ["Phụ lục kèm theo Kế hoạch này gồm danh sách các xã, phường thực hiện", "Biểu dương các xã", "mẫu số 1"]
)
def test_words_that_begin_like_an_annex(line: str) -> None:
    assert ids(f"1. A\n\n{line}", annexes=True) == ["1"]


@pytest.mark.parametrize(
    "closing",
    [
        "Trên đây là Kế hoạch phát triển kinh tế biển năm 2026./.",
        "Ủy ban nhân dân tỉnh yêu cầu các cơ quan nghiêm túc thực hiện.",
        "Đề nghị các sở, ban, ngành tổ chức thực hiện./.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân tỉnh.",
        "Căn cứ Kế hoạch này, các cơ quan tổ chức triển khai thực hiện.",
    ],
    ids=["trên đây là", "yêu cầu", "đề nghị", "trong quá trình", "căn cứ Kế hoạch này"],
)
def test_closing_paragraph_stands_below_no_heading(closing: str) -> None:
    root = a_tree(f"1. Sở Y tế\n\n- Rà soát.\n\n{closing}")

    assert [(child.text, child.closing) for child in root.children] == [("Sở Y tế", False), (closing, True)]


def test_nodes_point_at_the_text() -> None:
    text = "I. A\n\n1. Sở Y tế\n\n- Rà soát\ncác việc."
    found: list[str] = []

    def walk(below: tuple[Node, ...]) -> None:
        for node in below:
            found.append(text[slice(*node.span)])
            walk(node.children)

    walk(nodes(a_tree(text)))
    assert found == ["I. A", "1. Sở Y tế", "- Rà soát\ncác việc."]
