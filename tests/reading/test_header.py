"""The letterhead: who issued which document when, as offices set it and as it comes out of files."""

from __future__ import annotations

import pytest

from chutri.reading.header import find_header, plain
from chutri.reading.lines import Sheet
from chutri.reading.model import Header

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\n\nThực hiện Nghị quyết của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n"
OFFICE = "ỦY BAN NHÂN DÂN\nTỈNH MINH HẢI ĐÔNG"


def header_of(text: str) -> Header:
    """The header of a document that goes on with an ordinary body."""
    return find_header(Sheet(text + BODY)).header


def test_header_of_an_ordinary_plan() -> None:
    text = (
        f"{OFFICE}\n\nSố: 46/KH-UBND\n\n{NATION}\nMinh Hải Đông, ngày 27 tháng 02 năm 2026\n\n"
        "KẾ HOẠCH\nPhát triển kinh tế biển\ntỉnh Minh Hải Đông năm 2026"
    )

    assert header_of(text) == Header(
        issuer="ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG",
        kind="Kế hoạch",
        code="46/KH-UBND",
        number="46",
        symbol="KH-UBND",
        place="Minh Hải Đông",
        date="2026-02-27",
        title="Phát triển kinh tế biển tỉnh Minh Hải Đông năm 2026",
        span=(0, len(text)),
    )


@pytest.mark.parametrize(
    ("line", "code", "number", "symbol"),
    [
        pytest.param("Số: 46/KH-UBND", "46/KH-UBND", "46", "KH-UBND", id="of the State"),
        pytest.param("Số 46/KH-UBND", "46/KH-UBND", "46", "KH-UBND", id="without a colon"),
        pytest.param("Số: 46 /KH-UBND", "46/KH-UBND", "46", "KH-UBND", id="a space before the slash"),
        pytest.param("Số: 4 6/KH-UBND", "46/KH-UBND", "46", "KH-UBND", id="a space inside the number"),
        pytest.param("Số:46/ KH - UBND", "46/KH-UBND", "46", "KH-UBND", id="spaces in the symbol"),
        pytest.param("Số: 16/KH-MTTQ-BTT", "16/KH-MTTQ-BTT", "16", "KH-MTTQ-BTT", id="of the Front"),
        pytest.param("Số 27-CT/TU", "27-CT/TU", "27", "CT/TU", id="of the Party"),
        pytest.param("Số 15-CTr/TU", "15-CTr/TU", "15", "CTr/TU", id="of the Party, with a small letter"),
        pytest.param("Số: 3260-KH/ĐĐQH15", "3260-KH/ĐĐQH15", "3260", "KH/ĐĐQH15", id="of a Party group"),
        pytest.param("Số: 12/2026/QĐ-UBND", "12/2026/QĐ-UBND", "12", "QĐ-UBND", id="with the year"),
        pytest.param("Số:      /KH-UBND", None, None, "KH-UBND", id="blank number"),
        pytest.param("Số: ....../KH-UBND", None, None, "KH-UBND", id="dots for the number"),
        pytest.param("Số: …/KH-SYT", None, None, "KH-SYT", id="an ellipsis for the number"),
        pytest.param("Số:     -KH/TU", None, None, "KH/TU", id="blank number of the Party"),
        pytest.param("So: 46/KH-UBND", "46/KH-UBND", "46", "KH-UBND", id="marks lost in a scan"),
        pytest.param("", None, None, None, id="no number at all"),
    ],
)
def test_number_and_symbol(line: str, code: str | None, number: str | None, symbol: str | None) -> None:
    header = header_of(f"{OFFICE}\n\n{line}\n\n{NATION}\nBình Lư, ngày 27 tháng 02 năm 2026\n\nKẾ HOẠCH\nKinh tế biển")

    assert (header.code, header.number, header.symbol) == (code, number, symbol)
    assert header.date == "2026-02-27"


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        pytest.param("Minh Hải Đông, ngày 27 tháng 02 năm 2026", "Minh Hải Đông", "2026-02-27", id="whole"),
        pytest.param("Bình Lư, ngày 5 tháng 3 năm 2026", "Bình Lư", "2026-03-05", id="single digits"),
        pytest.param("*Bình Lư, ngày 05 tháng 3 năm 2026*", "Bình Lư", "2026-03-05", id="in italics"),
        pytest.param("Bình Lư, ngày     tháng 3 năm 2026", "Bình Lư", None, id="blank day"),
        pytest.param("Bình Lư, ngày ... tháng ... năm 2026", "Bình Lư", None, id="dots for day and month"),
        pytest.param("Bình Lư, ngày 31 tháng 13 năm 2026", "Bình Lư", None, id="no such month"),
        pytest.param("Bình Lư, ngày 05\ntháng 3 năm 2026", "Bình Lư", "2026-03-05", id="over two lines"),
        pytest.param("", None, None, id="absent"),
    ],
)
def test_place_and_date(line: str, place: str | None, date: str | None) -> None:
    header = header_of(f"{OFFICE}\n\nSố: 46/KH-UBND\n\n{NATION}\n{line}\n\nKẾ HOẠCH\nKinh tế biển")

    assert (header.place, header.date) == (place, date)


@pytest.mark.parametrize(
    ("head", "issuer", "code", "place", "date"),
    [
        pytest.param(
            "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "TỈNH MINH HẢI ĐÔNG            Độc lập - Tự do - Hạnh phúc\n\n"
            "Số: 46/KH-UBND         Bình Lư, ngày 27 tháng 02 năm 2026\n",
            "ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG", "46/KH-UBND", "Bình Lư", "2026-02-27", id="aligned columns",
        ),
        pytest.param(
            "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| Số: 46/KH-UBND | Bình Lư, ngày 27 tháng 02 năm 2026 |\n",
            "ỦY BAN NHÂN DÂN", "46/KH-UBND", "Bình Lư", "2026-02-27", id="pipe rows",
        ),
        pytest.param(
            "|\nỦY BAN NHÂN DÂN\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n|\nSố: 46/KH-UBND\n|\n"
            "Bình Lư, ngày 27 tháng 02 năm 2026\n|\n",
            "ỦY BAN NHÂN DÂN", "46/KH-UBND", "Bình Lư", "2026-02-27", id="cells between bars",
        ),
        pytest.param(
            "UBND TỈNH MINH HẢI ĐÔNG\nSỞ Y TẾ\n\nSố: 12/KH-SYT\n\n" + NATION + "\nBình Lư, ngày 27 tháng 02 năm 2026\n",
            "UBND TỈNH MINH HẢI ĐÔNG SỞ Y TẾ", "12/KH-SYT", "Bình Lư", "2026-02-27", id="a department and its superior",
        ),
        pytest.param(
            "TỈNH ỦY MINH HẢI ĐÔNG\n*\nSố 27-KH/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nBình Lư, ngày 27 tháng 02 năm 2026\n",
            "TỈNH ỦY MINH HẢI ĐÔNG", "27-KH/TU", "Bình Lư", "2026-02-27", id="the Party",
        ),
        pytest.param("", None, None, None, None, id="no letterhead"),
    ],
)  # fmt: skip
def test_letterheads(head: str, issuer: str | None, code: str | None, place: str | None, date: str | None) -> None:
    header = header_of(f"{head}\nKẾ HOẠCH\nKinh tế biển năm 2026")

    assert (header.issuer, header.code, header.place, header.date) == (issuer, code, place, date)
    assert (header.kind, header.title) == ("Kế hoạch", "Kinh tế biển năm 2026")


@pytest.mark.parametrize(
    ("lines", "kind", "title"),
    [
        pytest.param("KẾ HOẠCH\nKinh tế biển năm 2026", "Kế hoạch", "Kinh tế biển năm 2026", id="below the kind"),
        pytest.param("**KẾ HOẠCH**\n**Kinh tế biển năm 2026**", "Kế hoạch", "Kinh tế biển năm 2026", id="in bold"),
        pytest.param(
            "KẾ HOẠCH\n\nKinh tế biển năm 2026", "Kế hoạch", "Kinh tế biển năm 2026", id="a blank line between"
        ),
        pytest.param(
            "KẾ HOẠCH\nKinh tế biển\nnăm 2026\n-------", "Kế hoạch", "Kinh tế biển năm 2026", id="over two lines"
        ),
        pytest.param(
            "KẾ HOẠCH PHÁT TRIỂN KINH TẾ BIỂN", "Kế hoạch", "PHÁT TRIỂN KINH TẾ BIỂN", id="on the line of the kind"
        ),
        pytest.param("KẾ HOẠCH\nV/v phát triển kinh tế biển", "Kế hoạch", "V/v phát triển kinh tế biển", id="V/v"),
        pytest.param("CHỈ THỊ\nVề việc giữ gìn kỷ cương", "Chỉ thị", "Về việc giữ gìn kỷ cương", id="directive"),
        pytest.param("QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch", "Quyết định", "Về việc ban hành Kế hoạch", id="decision"),
        pytest.param(
            "THÔNG BÁO\nKết luận của đồng chí Chủ tịch", "Thông báo", "Kết luận của đồng chí Chủ tịch", id="notice"
        ),
        pytest.param("CHƯƠNG TRÌNH HÀNH ĐỘNG\nKinh tế biển", "Chương trình", "Kinh tế biển", id="action programme"),
        pytest.param("HƯỚNG DẪN\nBình xét thi đua", "Hướng dẫn", "Bình xét thi đua", id="guidance"),
        pytest.param("KÉ HOẠCH\nKinh tế biển", "Kế hoạch", "Kinh tế biển", id="a mark mistaken in a scan"),
    ],
)
def test_kind_and_title(lines: str, kind: str, title: str) -> None:
    header = header_of(f"{OFFICE}\n\nSố: 46/KH-UBND\n\n{NATION}\nBình Lư, ngày 27 tháng 02 năm 2026\n\n{lines}")

    assert (header.kind, header.title) == (kind, title)


def test_title_leaves_out_what_it_was_enclosed_with() -> None:
    head = f"{OFFICE}\n\nSố: 46/KH-UBND\n\n{NATION}\nBình Lư, ngày 27 tháng 02 năm 2026\n\nKẾ HOẠCH\nKinh tế biển\n"

    assert header_of(head + "(Ban hành kèm theo Quyết định số 12/QĐ-UBND)").title == "Kinh tế biển"


@pytest.mark.parametrize(
    "opening", ["Căn cứ Luật Biển Việt Nam;", "Thực hiện Nghị quyết số 12-NQ/TU", "Nhằm phát triển"]
)
def test_title_ends_where_the_body_opens(opening: str) -> None:
    head = f"{OFFICE}\n\nSố: 46/KH-UBND\n\n{NATION}\nBình Lư, ngày 27 tháng 02 năm 2026\n\nKẾ HOẠCH\nKinh tế biển\n\n"

    assert (
        header_of(f"{head}{opening} về kinh tế biển, Ủy ban nhân dân tỉnh ban hành Kế hoạch:").title == "Kinh tế biển"
    )


def test_nothing_is_invented() -> None:
    header = find_header(Sheet("Ngày mai họp.\n")).header

    assert header == Header(None, None, None, None, None, None, None, None, (0, 0))


def test_plain_takes_marks_off() -> None:
    assert plain("Ðề án Đổi mới") == "DE AN DOI MOI"


def test_an_official_letter_has_its_subject_under_its_number() -> None:
    text = (
        "UBND TỈNH MINH HẢI ĐÔNG\nSỞ NỘI VỤ\nSố: 12/SNV-TĐKT\nV/v báo cáo kết quả\nthực hiện Kế hoạch\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình Lư, ngày 05 tháng 02 năm 2026\n\n"
        "Kính gửi: Các sở, ban, ngành\n\nThực hiện Kế hoạch của tỉnh, Sở Nội vụ đề nghị các đơn vị báo cáo.\n"
    )
    header = find_header(Sheet(text)).header
    assert (header.kind, header.title) == ("Công văn", "báo cáo kết quả thực hiện Kế hoạch")
    assert (header.code, header.place, header.date) == ("12/SNV-TĐKT", "Bình Lư", "2026-02-05")


def test_a_title_ends_before_those_whom_it_addresses() -> None:
    text = "Số: 5/TTr-SNV\n\nTỜ TRÌNH\nVề việc phê duyệt kinh phí\nKính gửi: Ủy ban nhân dân tỉnh\n\nSở Nội vụ kính trình.\n"
    assert find_header(Sheet(text)).header.title == "Về việc phê duyệt kinh phí"


def test_title_of_a_decision_ends_before_who_decides() -> None:
    text = f"BỘ CÔNG THƯƠNG\nSố: 12/QĐ-BCT\n{NATION}QUYẾT ĐỊNH\nBan hành Kế hoạch phát triển kinh tế số\nBỘ TRƯỞNG BỘ CÔNG THƯƠNG\nCăn cứ Luật Thương mại;"

    assert header_of(text).title == "Ban hành Kế hoạch phát triển kinh tế số"


def test_title_of_a_telegram_ends_before_whom_it_is_sent_to() -> None:
    text = f"{OFFICE}\nSố: 5/CĐ-UBND\n{NATION}CÔNG ĐIỆN\nVề việc ứng phó với bão\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Giám đốc các sở;"

    assert header_of(text).title == "Về việc ứng phó với bão"


def test_place_over_two_lines_and_a_title_before_the_situation() -> None:
    text = f"{OFFICE}\nSố: 1/CT-UBND\n{NATION}Bình\nLư, ngày 02 tháng 10 năm 2026\nCHỈ THỊ\nPhòng chống dịch\nTrước tình hình dịch bệnh diễn biến phức tạp trên địa bàn tỉnh, Ủy ban nhân dân tỉnh yêu cầu:"

    header = header_of(text)

    assert (header.place, header.date, header.title) == ("Bình Lư", "2026-10-02", "Phòng chống dịch")


@pytest.mark.parametrize("who", ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HẢI ĐÔNG", "ỦY BAN NHÂN DÂN\nTỈNH MINH HẢI ĐÔNG"])
def test_title_in_capitals_ends_before_who_decides(who: str) -> None:
    text = f"{OFFICE}\nSố: 12/QĐ-UBND\n{NATION}QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA\nỦY BAN BẦU CỬ TỈNH\n{who}\nCăn cứ Luật Tổ chức chính quyền địa phương;"

    assert header_of(text).title == "BAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA ỦY BAN BẦU CỬ TỈNH"
