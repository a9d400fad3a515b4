"""Who is ordered: by a heading, as the subject of a sentence, by Giao …, behind an opening."""

from __future__ import annotations

import pytest

from chutri.reading.fold import fold
from chutri.reading.orders import addressed_in, is_own_unit, owner_of, parts_of, party_of, subject_of
from tests.reading.flows import a_flow


@pytest.mark.parametrize(
    ("heading", "name", "requested"),
    [
        pytest.param("Sở Y tế", "Sở Y tế", False, id="a body"),
        pytest.param("Sở Y tế:", "Sở Y tế", False, id="a colon"),
        pytest.param("Sở Y tế, Sở Nội vụ", "Sở Y tế, Sở Nội vụ", False, id="two bodies"),
        pytest.param("Các sở, ban, ngành tỉnh; UBND các xã, phường", "Các sở, ban, ngành tỉnh; UBND các xã, phường", False, id="several classes"),
        pytest.param("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", True, id="Đề nghị"),
        pytest.param("Trân trọng đề nghị Tỉnh Đoàn", "Tỉnh Đoàn", True, id="Trân trọng đề nghị"),
        pytest.param("Mời Hội Nông dân tỉnh", "Hội Nông dân tỉnh", True, id="Mời"),
        pytest.param("Giao Sở Y tế", "Sở Y tế", False, id="Giao"),
        pytest.param("Đối với Sở Y tế", "Sở Y tế", False, id="Đối với"),
        pytest.param("Trách nhiệm của Công an huyện:", "Công an huyện", False, id="Trách nhiệm của"),
        pytest.param("Giao nhiệm vụ cho Phòng Tổng hợp", "Phòng Tổng hợp", False, id="Giao nhiệm vụ cho"),
        pytest.param("Sở Nội vụ (Ban Thi đua - Khen thưởng tỉnh)", "Sở Nội vụ (Ban Thi đua - Khen thưởng tỉnh)", False, id="its unit stays"),
        pytest.param("Sở Nội vụ (tại mục 2, Phần II, Kế hoạch này)", "Sở Nội vụ", False, id="what points elsewhere goes"),
        pytest.param("Về phía Công an huyện", "Công an huyện", False, id="Về phía"),
        pytest.param("UBND các xã: Cồn Nhạn, Bãi Ngang", "UBND các xã: Cồn Nhạn, Bãi Ngang", False, id="a class and its names"),
        pytest.param("Tổ Đề án 06 (sau đây gọi là Tổ)", "Tổ Đề án 06", False, id="what it is called hereafter goes"),
        pytest.param("Ông Lưu Đình Chấn - Phó Trưởng đoàn:", "Ông Lưu Đình Chấn - Phó Trưởng đoàn", False, id="a person and his office"),
        pytest.param("Các đơn vị được giao chủ trì", "Các đơn vị được giao chủ trì", False, id="a class that is qualified"),
        pytest.param("Các doanh nghiệp có liên quan", "Các doanh nghiệp có liên quan", False, id="whom it concerns"),
        pytest.param(
            "Các sở được giao chủ trì nội dung (tại khoản 2 Mục II Kế hoạch này)",
            "Các sở được giao chủ trì nội dung", False, id="qualified, and pointing elsewhere",
        ),
    ],
)  # fmt: skip
def test_heading_that_names_who_does_it(heading: str, name: str, requested: bool) -> None:
    flow = a_flow(heading)
    owner = owner_of(flow, 0, has_children=True)

    assert owner is not None
    assert (party_of(flow, owner).text, owner.requested) == (name, requested)


@pytest.mark.parametrize(
    ("item", "name", "clause"),
    [
        pytest.param("Sở Tài chính: Thẩm định dự toán.", "Sở Tài chính", "Thẩm định dự toán.", id="a body"),
        pytest.param("Đề nghị Tỉnh Đoàn: Phát động đoàn viên.", "Tỉnh Đoàn", "Phát động đoàn viên.", id="Đề nghị"),
        pytest.param(
            "Các cơ quan báo chí của tỉnh phối hợp: Đưa tin, viết bài.",
            "Các cơ quan báo chí của tỉnh phối hợp",
            "Đưa tin, viết bài.",
            id="phối hợp before the colon",
        ),
        pytest.param(
            "Ông Lưu Đình Chấn - Phó Trưởng đoàn: Chủ trì kiểm tra.",
            "Ông Lưu Đình Chấn - Phó Trưởng đoàn",
            "Chủ trì kiểm tra.",
            id="a person",
        ),
        pytest.param(
            "Ủy ban nhân dân phường Bình Lư: Phối hợp với Công ty Môi trường.",
            "Ủy ban nhân dân phường Bình Lư",
            "Phối hợp với Công ty Môi trường.",
            id="a commune",
        ),
    ],
)
def test_item_that_opens_with_a_body_and_a_colon(item: str, name: str, clause: str) -> None:
    flow = a_flow(item)
    owner = owner_of(flow, 0, has_children=False)

    assert owner is not None
    assert (party_of(flow, owner).text, flow.text[owner.clause :]) == (name, clause)


@pytest.mark.parametrize(
    "words",
    ["Rà soát văn bản", "Tổ chức hội nghị", "Công tác tuyên truyền", "Về kinh phí:", "Phòng, chống thiên tai"],
)
def test_heading_that_names_nobody(words: str) -> None:
    assert owner_of(a_flow(words), 0, has_children=True) is None


@pytest.mark.parametrize(
    ("sentence", "name", "clause"),
    [
        pytest.param("Sở Y tế chủ trì rà soát.", "Sở Y tế", "chủ trì rà soát.", id="a body as subject"),
        pytest.param("Giao Sở Y tế chủ trì rà soát.", "Sở Y tế", "chủ trì rà soát.", id="Giao"),
        pytest.param("Yêu cầu Giám đốc Sở Y tế chỉ đạo rà soát.", "Giám đốc Sở Y tế", "chỉ đạo rà soát.", id="Yêu cầu"),
        pytest.param("Đề nghị Tỉnh Đoàn phát động đoàn viên.", "Tỉnh Đoàn", "phát động đoàn viên.", id="Đề nghị"),
        pytest.param("Các sở, ban, ngành có trách nhiệm báo cáo.", "Các sở, ban, ngành", "có trách nhiệm báo cáo.", id="a class"),
        pytest.param("Sở Y tế và Sở Nội vụ rà soát.", "Sở Y tế và Sở Nội vụ", "rà soát.", id="two bodies before one predicate"),
        pytest.param("Sở Y tế cũng khẩn trương rà soát.", "Sở Y tế", "cũng khẩn trương rà soát.", id="an adverb between"),
        pytest.param("Trên cơ sở kết quả kiểm tra, Sở Y tế tổng hợp.", "Sở Y tế", "tổng hợp.", id="behind Trên cơ sở …,"),
        pytest.param("Căn cứ Kế hoạch này, các xã xây dựng kế hoạch.", "các xã", "xây dựng kế hoạch.", id="behind Căn cứ …,"),
        pytest.param("Trước ngày 30/6/2026: Sở Y tế hoàn thành rà soát.", "Sở Y tế", "hoàn thành rà soát.", id="behind a day"),
        pytest.param("Định kỳ hằng tháng, các sở báo cáo kết quả.", "các sở", "báo cáo kết quả.", id="behind a rhythm"),
        pytest.param("Về kinh phí: giao Sở Tài chính thẩm định dự toán.", "Sở Tài chính", "thẩm định dự toán.", id="Về …: giao"),
        pytest.param("Mở tài khoản cho hộ nghèo: Ủy ban nhân dân xã hướng dẫn.", "Ủy ban nhân dân xã", "hướng dẫn.", id="behind its matter"),
        pytest.param("Sở Nội vụ (Ban Thi đua) thẩm định hồ sơ.", "Sở Nội vụ (Ban Thi đua)", "thẩm định hồ sơ.", id="its unit in a bracket"),
        pytest.param("Sở Y tế chậm nhất ngày 05/4/2026 phải trình dự toán.", "Sở Y tế", "chậm nhất ngày 05/4/2026 phải trình dự toán.", id="a day between"),
        pytest.param("Sở Y tế trên cơ sở kết quả kiểm tra, chủ trì tổng hợp.", "Sở Y tế", "trên cơ sở kết quả kiểm tra, chủ trì tổng hợp.", id="a ground between"),
        pytest.param("Các sở theo chức năng, nhiệm vụ xây dựng kế hoạch.", "Các sở", "theo chức năng, nhiệm vụ xây dựng kế hoạch.", id="a duty between"),
        pytest.param("Các chủ đầu tư có công trình đang thi công phải bảo đảm an toàn.", "Các chủ đầu tư có công trình đang thi công", "phải bảo đảm an toàn.", id="có … phải"),
        pytest.param("Các sở được giao nhiệm vụ có trách nhiệm báo cáo.", "Các sở được giao nhiệm vụ", "có trách nhiệm báo cáo.", id="được giao …"),
    ],
)  # fmt: skip
def test_subject_of_a_sentence(sentence: str, name: str, clause: str) -> None:
    flow = a_flow(sentence)
    subject = subject_of(flow, 0, len(flow.text))

    assert subject is not None
    assert (party_of(flow, subject).text, flow.text[subject.clause :]) == (name, clause)


@pytest.mark.parametrize(
    ("sentence", "requested", "given", "person"),
    [
        ("Sở Y tế chủ trì rà soát.", False, False, False),
        ("Giao Sở Y tế chủ trì rà soát.", False, True, False),
        ("Đề nghị Tỉnh Đoàn phát động.", True, False, False),
        ("Ông Lưu Đình Chấn chủ trì họp.", False, False, True),
    ],
)
def test_how_a_subject_is_ordered(sentence: str, requested: bool, given: bool, person: bool) -> None:
    flow = a_flow(sentence)
    subject = subject_of(flow, 0, len(flow.text))

    assert subject is not None
    assert (subject.requested, subject.given, subject.person) == (requested, given, person)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Rà soát văn bản của Sở Y tế.", id="a body as object"),
        pytest.param("Sở Y tế đã hoàn thành rà soát.", id="it tells"),
        pytest.param("Sở Y tế là cơ quan của tỉnh.", id="it describes"),
        pytest.param("Sở Y tế trên địa bàn tỉnh.", id="it only says where"),
        pytest.param("Cơ quan chủ trì.", id="a generic word"),
        pytest.param("Đơn vị nào chậm thì kiểm điểm.", id="whichever"),
        pytest.param("Sở Y tế", id="no predicate"),
        pytest.param("", id="nothing"),
        pytest.param("Ban Thường vụ Đảng ủy đánh giá cao tinh thần trách nhiệm của các chi bộ.", id="praise"),
        pytest.param("Ủy ban nhân dân tỉnh ghi nhận những nỗ lực của các xã.", id="acknowledgement"),
    ],
)
def test_sentence_that_orders_nobody(sentence: str) -> None:
    flow = a_flow(sentence)

    assert subject_of(flow, 0, len(flow.text)) is None


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        pytest.param("Sở A rà soát văn bản.", ["Sở A rà soát văn bản."], id="one"),
        pytest.param(
            "Sở Y tế rà soát; UBND các xã báo cáo.",
            ["Sở Y tế rà soát;", "UBND các xã báo cáo."],
            id="two behind a semicolon",
        ),
        pytest.param(
            "Sở Y tế rà soát; tổng hợp, báo cáo.", ["Sở Y tế rà soát; tổng hợp, báo cáo."], id="the same body goes on"
        ),
        pytest.param(
            "Sở Y tế phối hợp với Sở Nội vụ; Sở Tài chính rà soát.",
            ["Sở Y tế phối hợp với Sở Nội vụ; Sở Tài chính rà soát."],
            id="partners behind a semicolon",
        ),
    ],
)
def test_another_body_takes_over(clause: str, parts: list[str]) -> None:
    flow = a_flow(clause)
    subject = subject_of(flow, 0, len(flow.text))

    found = parts_of(flow, 0, len(flow.text), subject)

    assert [flow.text[begin:end].strip() for begin, end, _ in found] == parts


@pytest.mark.parametrize(
    ("opening", "whom"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Giám đốc các sở, Chủ tịch UBND các xã thực hiện:", "Giám đốc các sở, Chủ tịch UBND các xã"),
        ("Ủy ban nhân dân tỉnh giao các sở, ban, ngành tập trung:", "các sở, ban, ngành"),
        ("Trong thời gian qua, tình hình phức tạp.", None),
    ],
    ids=["yêu cầu", "giao", "nobody"],
)  # fmt: skip
def test_whom_a_directive_addresses(opening: str, whom: str | None) -> None:
    party = addressed_in(a_flow(opening))

    assert (party.text if party else None) == whom


@pytest.mark.parametrize(
    ("name", "unit"), [("Phòng Tổng hợp", True), ("Chi cục Kiểm lâm", True), ("Sở Y tế", False), ("UBND xã", False)]
)
def test_unit_of_a_body(name: str, unit: bool) -> None:
    assert is_own_unit(fold(name)) is unit
