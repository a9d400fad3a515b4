"""Bodies and persons, recognised by how they are named; where a name ends and the order begins."""

from __future__ import annotations

import pytest

from chutri.reading.bodies import is_person, name_end, opens_name, order_at, past_bracket
from chutri.reading.fold import fold
from tests.reading.flows import a_flow


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        # bodies of a province and below it
        ("Sở Y tế", " chủ trì rà soát"),
        ("Sở Văn hóa, Thể thao và Du lịch", " xây dựng kịch bản"),
        ("Sở Khoa học và Công nghệ", " hướng dẫn các xã"),
        ("Văn phòng Ủy ban nhân dân tỉnh", " tổng hợp, báo cáo"),
        ("Ủy ban nhân dân các xã, phường, đặc khu", " tổ chức phát động"),
        ("UBND phường Bình Lư", " bố trí lực lượng"),
        ("Uỷ ban Nhân dân xã Cồn Nhạn", " rà soát"),
        ("Công an tỉnh", " bảo đảm an ninh"),
        ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", " tuần tra"),
        ("Ban Quản lý dự án đầu tư xây dựng tỉnh", " lập dự toán"),
        ("Trung tâm Kiểm soát thanh toán bảo hiểm", " xây dựng tài liệu"),
        ("Ban Hỗ trợ phụ nữ phát triển kinh tế", " mở lớp"),
        ("Hội đồng bồi thường, giải phóng mặt bằng", " công khai phương án"),
        ("Vụ Kế hoạch", " tổng hợp và bố trí kinh phí"),
        ("Chi đoàn Thanh niên", " chuẩn bị âm thanh"),
        ("Cấp ủy các chi bộ", " tổng rà soát đảng viên"),
        ("Phòng Bảo vệ an ninh Tổ quốc (PV28)", " in, cấp phát tài liệu"),
        ("Văn phòng HĐND (Trung tâm Hội nghị) tỉnh", " mở lớp"),
        ("Tòa án nhân dân tỉnh", " sớm đưa ra xét xử"),
        ("Đồng chí Bí thư chi bộ", " phụ trách chung"),
        ("Các chủ thể tham gia Chương trình OCOP", " có trách nhiệm bảo đảm chất lượng"),
        ("Hai ngành", " định kỳ trao đổi"),
        ("Báo Minh Hải Đông", " tăng thời lượng"),
        ("Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh", " trực ban"),
        ("Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn", " tập huấn"),
        ("Các tổ chức nghiên cứu và phát triển", " ứng dụng kết quả"),
        ("Doanh nghiệp viễn thông", " bảo đảm kinh phí"),
        ("Sở Nông nghiệp và Môi trường", " thống kê nhu cầu giống"),
        ("Trung tâm Bảo tồn Di tích", " miễn vé tham quan"),
        ("Chi cục Thống kê khu vực", " điều tra"),
        ("Các chủ rừng", " trực gác"),
        ("Ban Quản lý rừng phòng hộ ven biển tỉnh", " trồng rừng"),
        ("Báo và Phát thanh, truyền hình tỉnh", " đưa tin"),
        ("Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh", " mời doanh nghiệp"),
        ("Phòng Văn hóa - Xã hội", " tham mưu"),
        ("Chi cục Kiểm lâm", " kiểm tra"),
        ("Trường Cao đẳng Minh Hải Đông", " mở lớp"),
        ("Bệnh viện Đa khoa tỉnh", " cử y, bác sĩ"),
        ("Công ty Môi trường đô thị Bình Lư", " thu gom rác"),
        ("Liên minh Hợp tác xã tỉnh", " vận động"),
        # the Party, the Front, unions
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", " định hướng"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", " giám sát"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam các xã", " phối hợp"),
        ("Tỉnh Đoàn", " phát động"),
        ("Hội Liên hiệp Phụ nữ tỉnh", " tuyên truyền"),
        ("Đảng ủy các xã, phường", " lãnh đạo"),
        # other provinces, ministries
        ("Bộ Nông nghiệp và Môi trường", " thẩm định"),
        ("Cục Thuế tỉnh", " công khai"),
        ("Kho bạc Nhà nước khu vực XX", " thanh toán"),
        ("Ngân hàng Nhà nước Chi nhánh khu vực 14", " chỉ đạo"),
        # classes
        ("Các sở, ban, ngành tỉnh", " xây dựng kế hoạch"),
        ("các cơ quan, đơn vị liên quan", " tổ chức"),
        ("Các cơ quan quản lý nhà nước", " rà soát"),
        ("Các tổ chức chính trị - xã hội tỉnh", " vận động đoàn viên"),
        ("Mỗi xã", " thành lập một tổ"),
        ("Các Cụm thi đua", " đăng ký"),
        ("Thủ trưởng các sở, ban, ngành", " chịu trách nhiệm"),
        ("Chủ tịch Ủy ban nhân dân các xã", " chỉ đạo"),
        ("Giám đốc Sở Nội vụ", " tham mưu"),
        ("Ban Tổ chức Hội thi", " ban hành thể lệ"),
        ("Tổ công tác Đề án 06 tỉnh", " kiểm tra"),
        ("Ban Chỉ đạo chuyển đổi số tỉnh", " họp dân"),
        ("Ban Chỉ đạo cải cách hành chính tỉnh", " đôn đốc"),
        ("Ban Chỉ đạo", " kiểm tra các xã"),
        ("Các cơ quan tham mưu, giúp việc Tỉnh ủy", " rà soát"),
        ("Thường trực Ban Chỉ đạo", " xây dựng kế hoạch kiểm tra"),
        ("Các cơ quan, đơn vị", " chủ trì, phối hợp với Sở Y tế"),
        ("Các đoàn vận động viên", " luyện tập"),
        ("Đội Xung kích phòng, chống thiên tai cấp xã", " ứng trực"),
        ("Ban QLDA đầu tư xây dựng huyện", " thi công"),
        ("Tổ thư ký - tổng hợp", " in tài liệu"),
        ("VP HĐND-UBND huyện", " lên lịch"),
        ("Lực lượng dân phòng", " trực tại chỗ"),
        ("Vườn quốc gia Rừng Cấm", " cắm mốc"),
        ("Cảng vụ hàng hải", " điều phối tàu"),
        ("Trưởng các phòng, khoa", " ấn định chỉ tiêu"),
        ("Các xóm", ": Thành lập đội thuyền"),
        ("Phòng 8", " chủ trì kiểm sát"),
        ("Các nghiệp đoàn nghề cá", " phổ biến Luật"),
        ("Ban Chỉ huy ứng phó sự cố", ": Ra quyết định"),
        ("Phòng Giáo dục Trung học - Giáo dục thường xuyên", " hướng dẫn"),
        ("Công đoàn cấp trên trực tiếp cơ sở", " lập đội"),
        # lists
        ("UBND các huyện: Trà Linh, Bãi Ngang", " chằng chống nhà cửa"),
        ("các Sở: Tài chính, Xây dựng và Công Thương", ": Lồng ghép"),
        ("UBND các xã", ": Sơ tán dân, Kê khai tài sản"),
        ("UBND các xã", ": sơ tán dân, kê khai tài sản"),
        ("Sở Y tế, Sở Nội vụ", " rà soát"),
        ("Sở Y tế và Sở Nội vụ", " rà soát"),
        ("Sở Y tế; Sở Nội vụ; UBND các xã", " rà soát"),
        ("Sở Nội vụ (Ban Thi đua - Khen thưởng tỉnh)", " thẩm định"),
        ("Sở Y tế, các sở liên quan và UBND các xã", " rà soát"),
        # where a name meets its verb
        ("Sở Xây dựng", " xây dựng phương án"),
        ("Khoa Hồi sức", " xử trí người bệnh"),
        ("UBND xã Cồn Nhạn", " thanh thải dòng chảy"),
        ("Chi cục Thủy lợi", " gia cường đê"),
        ("Phòng Tư pháp", " ký ban hành"),
        ("Chi đoàn", " tặng quà"),
        ("Phòng Kiểm tra", " kiểm tra"),
        ("Văn phòng Đăng ký đất đai", " đăng ký"),
        ("Sở Nội vụ", ": Thẩm định hồ sơ"),
        ("Sở Nội vụ", ". Báo cáo"),
        ("Sở Nội vụ", " trước ngày 15/3/2026"),
        ("Sở Nội vụ", " để tổng hợp"),
        ("Sở Nội vụ", " theo quy định"),
        ("Phối_hợp_viên"[:0] + "Sở_Nội_vụ", " rà_soát"),
    ],
    ids=lambda part: None,
)  # fmt: skip
def test_name_ends_where_the_clause_goes_on(name: str, rest: str) -> None:
    flow = a_flow(name + rest)

    assert opens_name(flow, 0) > 0
    assert flow.text[: name_end(flow, 0, len(flow.text))] == a_flow(name).text


@pytest.mark.parametrize(
    "words",
    [
        "ban hành Kế hoạch",
        "Bộ tiêu chí xã nông thôn mới",
        "báo cáo kết quả",
        "phòng, chống thiên tai",
        "hội nghị tổng kết",
        "tổ chức hội nghị",
        "xã hội hóa nguồn lực",
        "bản đồ quy hoạch",
        "đoàn viên, thanh niên",
        "cơ sở vật chất",
        "khu công nghiệp",
        "Rà soát văn bản",
        "quỹ đất",
        "2026",
        "",
    ],
)
def test_words_that_name_nobody(words: str) -> None:
    assert opens_name(a_flow(words), 0) == 0


@pytest.mark.parametrize(
    ("words", "alone", "as_noun"),
    [
        pytest.param("xã An Bình", True, True, id="a class before a name"),
        pytest.param("xã đạt chuẩn", False, True, id="a class alone"),
        pytest.param("tổ chức thực hiện", False, False, id="a verb"),
        pytest.param("tổ chức, cá nhân", True, True, id="organisations and persons"),
        pytest.param("doanh nghiệp trong tỉnh", False, True, id="a class of others"),
    ],
)
def test_noun_is_expected_behind_with(words: str, alone: bool, as_noun: bool) -> None:
    flow = a_flow(words)

    assert (opens_name(flow, 0) > 0, opens_name(flow, 0, noun=True) > 0) == (alone, as_noun)


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Ông Lưu Đình Chấn", True),
        ("Đồng chí Phó Giám đốc", True),
        ("Chủ tịch Ủy ban nhân dân xã", True),
        ("Các đồng chí thành viên", True),
        ("Sở Y tế", False),
        ("Các sở", False),
    ],
)
def test_person(words: str, person: bool) -> None:
    assert is_person(fold(words), 0) is person


@pytest.mark.parametrize(
    ("words", "orders"),
    [("chủ trì rà soát", True), ("Phối hợp với", True), ("có trách nhiệm", True), ("văn bản", False)],
)
def test_order_begins(words: str, orders: bool) -> None:
    assert order_at(a_flow(words), 0) is orders


@pytest.mark.parametrize(("words", "end"), [("(a) b", 3), ("(a (b) c) d", 9), ("(a", 2)])
def test_past_bracket(words: str, end: int) -> None:
    assert past_bracket(words, 0, len(words)) == end
