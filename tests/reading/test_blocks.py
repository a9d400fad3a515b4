"""Lines joined to paragraphs: what goes on, what begins anew."""

from __future__ import annotations

import pytest

from chutri.reading.blocks import Block, read_blocks
from chutri.reading.lines import Sheet

# Eight lines cut at one width, so that the sheet counts as cut at a page's width.
WRAPPED = "\n".join(
    [
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển kinh tế biển năm",
        "2026 với các nội dung chủ yếu, trong đó các sở, ban, ngành và Ủy ban",
        "nhân dân các xã, phường có trách nhiệm tổ chức thực hiện, theo dõi,",
        "kiểm tra, đôn đốc, định kỳ tổng hợp kết quả và những vướng mắc phát",
        "sinh, báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định theo quy định",
        "của pháp luật về tổ chức chính quyền địa phương và pháp luật về biển",
        "đảo, bảo đảm quốc phòng, an ninh và bảo vệ môi trường sinh thái của",
        "các vùng ven biển, cửa sông, bãi bồi và rừng ngập mặn.",
    ]
)


FULL = "Mỗi xã trồng ít nhất năm nghìn cây ngập mặn tại các bãi bồi ven sông."
DASHED = "Các sở, ban, ngành, Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị\n- xã hội của tỉnh rà soát."


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; a table as its number of rows."""
    sheet = Sheet(text)
    return [
        block.flow.text if isinstance(block, Block) else f"({len(block.rows)} rows)"
        for block in read_blocks(sheet, 0, len(sheet.lines))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("1. Sở Y tế\n- Rà soát.\n- Báo cáo.", ["1. Sở Y tế", "- Rà soát.", "- Báo cáo."], id="markers begin"),
        pytest.param("Rà soát văn bản\ncủa đơn vị.", ["Rà soát văn bản của đơn vị."], id="small letters go on"),
        pytest.param("Rà soát văn bản.\n\nBáo cáo kết quả.", ["Rà soát văn bản.", "Báo cáo kết quả."], id="a blank line ends"),
        pytest.param("Chủ trì, phối hợp với\n\ncác sở rà soát.", ["Chủ trì, phối hợp với các sở rà soát."], id="but not a sentence"),
        pytest.param("Phối hợp với Sở Y tế và\nSở Nội vụ rà soát.", ["Phối hợp với Sở Y tế và Sở Nội vụ rà soát."], id="a hanging và"),
        pytest.param("Thực hiện Quyết định số\n12/QĐ-UBND của tỉnh.", ["Thực hiện Quyết định số 12/QĐ-UBND của tỉnh."], id="a hanging số"),
        pytest.param("Thực hiện Nghị định số 61/2011/NĐ-CP ngày\n26/7/2011.", ["Thực hiện Nghị định số 61/2011/NĐ-CP ngày 26/7/2011."], id="a hanging ngày"),
        pytest.param("Rà soát văn bản\n2\ncủa đơn vị.", ["Rà soát văn bản của đơn vị."], id="over a page number"),
        pytest.param("Rà soát văn bản.\n2\nBáo cáo.", ["Rà soát văn bản.", "2", "Báo cáo."], id="a page number between"),
        pytest.param("Rà soát văn bản\n-----\nBáo cáo.", ["Rà soát văn bản", "-----", "Báo cáo."], id="a rule between"),
        pytest.param("**Tổ chức\nthực hiện**\nRà soát.", ["Tổ chức thực hiện", "Rà soát."], id="bold over two lines"),
        pytest.param("**Sở Y tế**\nRà soát văn bản.", ["Sở Y tế", "Rà soát văn bản."], id="bold ends at its line"),
        pytest.param("Đơn vị chủ trì: Sở Y tế\nĐơn vị phối hợp: Sở Nội vụ", ["Đơn vị chủ trì: Sở Y tế", "Đơn vị phối hợp: Sở Nội vụ"], id="labels begin"),
        pytest.param("Rà soát.\n| TT | Nội dung | Chủ trì |\n| 1 | Tập huấn | Sở Y tế |\nBáo cáo.", ["Rà soát.", "(2 rows)", "Báo cáo."], id="a table between"),
        pytest.param(WRAPPED, [WRAPPED.replace("\n", " ")], id="cut at a page's width"),
        pytest.param(WRAPPED + "\nBáo cáo kết quả.", [WRAPPED.replace("\n", " "), "Báo cáo kết quả."], id="a short last line ends"),
        pytest.param(WRAPPED + "\n" + FULL + "\nSở Y tế chủ trì rà soát.", [WRAPPED.replace("\n", " "), FULL, "Sở Y tế chủ trì rà soát."], id="an order behind a full line"),
        pytest.param("Các tổ chức chính trị\n- xã hội rà soát.", ["Các tổ chức chính trị - xã hội rà soát."], id="a dash inside a name, in lines not cut"),
        pytest.param("1. Sở Y tế\n- rà soát văn bản.", ["1. Sở Y tế", "- rà soát văn bản."], id="a dash before small letters"),
        pytest.param("Rà soát.\nTT | Nội dung | Chủ trì\nI | Tập huấn | Sở Y tế\nMở lớp | Cấp thẻ | Sở Y tế", ["Rà soát.", "(3 rows)"], id="rows without outer bars"),
        pytest.param(WRAPPED + "\n" + DASHED, [WRAPPED.replace("\n", " "), DASHED.replace("\n", " ")], id="a dash inside a name"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_paragraphs(text: str, wanted: list[str]) -> None:
    assert paragraphs(text) == wanted


def test_block_knows_marker_label_emphasis_and_place() -> None:
    text = "**1. Sở Y tế**\n- Đơn vị chủ trì: Sở Y tế\n-----\n"
    sheet = Sheet(text)
    heading, label, rule = (block for block in read_blocks(sheet, 0, 3) if isinstance(block, Block))

    assert [(block.words_at, block.bold, block.label, block.furniture) for block in (heading, label, rule)] == [
        (3, True, False, False),
        (2, False, True, False),
        (0, False, False, True),
    ]
    assert [text[slice(*block.span)] for block in (heading, label, rule)] == text.splitlines()
