"""What is a task, and whose: items below who does them, in every way that offices order."""

from __future__ import annotations

import pytest

from tests.reading.tasks import drafts, lines, who

ORGANISE = "VII. TỔ CHỨC THỰC HIỆN\n\n"


def orders(text: str) -> list[str]:
    """The tasks of a section that organises the work: who, role, partners and action."""
    return [" | ".join((cells := row.split(" | "))[1:4] + cells[6:]) for row in lines(ORGANISE + text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "1. Sở Y tế\n\n- Chủ trì, phối hợp với Sở Nội vụ rà soát.\n\n- Báo cáo kết quả.",
            ["Sở Y tế | lead | Sở Nội vụ | Chủ trì, phối hợp với Sở Nội vụ rà soát.", "Sở Y tế | own |  | Báo cáo kết quả."],
            id="items below a heading",
        ),
        pytest.param(
            "1. Trách nhiệm chung\n\n- Ký kết chương trình phối hợp.\n\n2. Trách nhiệm của Sở Y tế\n\n- Mở lớp.",
            [" | own |  | Ký kết chương trình phối hợp.", "Sở Y tế | own |  | Mở lớp."],
            id="everybody's duty",
        ),
        pytest.param(
            "1. Các xóm\n\n- Mời các đội thuyền họp bốc thăm.",
            ["Các xóm | own |  | Mời các đội thuyền họp bốc thăm."],
            id="an invitation that is the heading's",
        ),
        pytest.param(
            "1. Sở Y tế thu phiếu. Định kỳ hằng tuần, sau khi làm sạch phiếu, cán bộ phụ trách bàn giao cho Công an xã.",
            [
                "Sở Y tế | own |  | Sở Y tế thu phiếu.",
                "cán bộ phụ trách | own |  | Định kỳ hằng tuần, sau khi làm sạch phiếu, cán bộ phụ trách bàn giao cho Công an xã.",
            ],
            id="a person who takes over behind an opening",
        ),
        pytest.param("1. Sở Y tế: Rà soát văn bản.", ["Sở Y tế | own |  | Rà soát văn bản."], id="a heading that goes on"),
        pytest.param("1. Sở Y tế\n\nRà soát văn bản.", ["Sở Y tế | own |  | Rà soát văn bản."], id="a paragraph below it"),
        pytest.param(
            "1. Sở Y tế rà soát trạm.\n\nBảng phân công\n\n| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Mở lớp | Sở Nội vụ |",
            ["Sở Y tế | own |  | Sở Y tế rà soát trạm.", "Sở Nội vụ | lead |  | Mở lớp"],
            id="the name of a table",
        ),
        pytest.param(
            "1. Sở Y tế, Sở Nội vụ\n\n- Rà soát văn bản.", ["Sở Y tế, Sở Nội vụ | own |  | Rà soát văn bản."], id="several bodies in one heading"
        ),
        pytest.param(
            "1. Các sở\n\n- Sở Y tế: Rà soát trạm.\n\n- Sở Nội vụ: Mở lớp.",
            ["Sở Y tế | own |  | Rà soát trạm.", "Sở Nội vụ | own |  | Mở lớp."],
            id="items with bodies of their own",
        ),
        pytest.param(
            "1. UBND các xã\n\n- Rà soát.\n\n- UBND phường Bình Lư: Phối hợp với Công an tỉnh treo cờ.",
            ["UBND các xã | own |  | Rà soát.", "UBND phường Bình Lư | coordinate | Công an tỉnh | Phối hợp với Công an tỉnh treo cờ."],
            id="one item of another body",
        ),
        pytest.param(
            "4. Đoàn kiểm tra\n\n4.1. Ông Lưu Đình Chấn - Trưởng đoàn: Chủ trì kiểm tra.\n\n4.2. Bà Mai Thị Hạ - Phó Trưởng đoàn: Tổng hợp.",
            ["Ông Lưu Đình Chấn - Trưởng đoàn | lead |  | Chủ trì kiểm tra.", "Bà Mai Thị Hạ - Phó Trưởng đoàn | own |  | Tổng hợp."],
            id="persons",
        ),
        pytest.param(
            "1. Giao Phòng Tổng hợp theo dõi, đôn đốc.",
            ["Phòng Tổng hợp | own |  | Giao Phòng Tổng hợp theo dõi, đôn đốc."],
            id="Giao a body",
        ),
        pytest.param(
            "1. Sở Y tế chủ trì rà soát văn bản.", ["Sở Y tế | lead |  | Sở Y tế chủ trì rà soát văn bản."], id="a body as subject"
        ),
        pytest.param(
            "1. Về nhân lực: giao Sở Nội vụ thẩm định biên chế.",
            ["Sở Nội vụ | own |  | Về nhân lực: giao Sở Nội vụ thẩm định biên chế."],
            id="Về …: giao",
        ),
        pytest.param(
            "1. Sở Y tế và Sở Nội vụ rà soát văn bản, báo cáo.",
            ["Sở Y tế và Sở Nội vụ | own |  | Sở Y tế và Sở Nội vụ rà soát văn bản, báo cáo."],
            id="bodies joined before one predicate",
        ),
        pytest.param(
            "1. Sở Y tế rà soát trạm y tế; UBND các xã bố trí đất.",
            ["Sở Y tế | own |  | Sở Y tế rà soát trạm y tế;", "UBND các xã | own |  | UBND các xã bố trí đất."],
            id="two bodies, each with a predicate",
        ),
        pytest.param(
            "1. Sở A, Sở B\n\n- Sở A chủ trì rà soát; Sở B phối hợp với Sở A báo cáo.",
            ["Sở A | lead |  | Sở A chủ trì rà soát;", "Sở B | coordinate | Sở A | Sở B phối hợp với Sở A báo cáo."],
            id="two predicates below a heading that names both",
        ),
        pytest.param(
            "1. Sở Nội vụ\n\n- Giao Ban Thi đua - Khen thưởng thẩm định hồ sơ.",
            ["Sở Nội vụ | own |  | Giao Ban Thi đua - Khen thưởng thẩm định hồ sơ."],
            id="a body that assigns its own unit",
        ),
        pytest.param(
            "1. Các Cụm thi đua của tỉnh\n\n- Mỗi Cụm thi đua đăng ký một công trình.",
            ["Các Cụm thi đua của tỉnh | own |  | Mỗi Cụm thi đua đăng ký một công trình."],
            id="the heading's own body as subject",
        ),
        pytest.param(
            "1. Giao Phòng Tổng hợp thực hiện các công việc sau:\n\n2. Soạn thảo báo cáo.\n\n3. Gửi giấy mời.",
            ["Phòng Tổng hợp | own |  | Soạn thảo báo cáo.", "Phòng Tổng hợp | own |  | Gửi giấy mời."],
            id="what stands beside a lead-in",
        ),
        pytest.param(
            "1. Sở Y tế\n\n- Rà soát.\n\n2. Quỹ Hy vọng biển xanh\n\n- Hỗ trợ ngư dân.\n\n3. Sở Nội vụ\n\n- Mở lớp bồi dưỡng.",
            ["Sở Y tế | own |  | Rà soát.", "Quỹ Hy vọng biển xanh | own |  | Hỗ trợ ngư dân.", "Sở Nội vụ | own |  | Mở lớp bồi dưỡng."],
            id="a body of an unheard name",
        ),
    ],
)  # fmt: skip
def test_item_is_a_task_of_whoever_is_named(text: str, wanted: list[str]) -> None:
    assert orders(text) == wanted


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("1. Sở Y tế\n\n- Rà soát.", ["assigned"]),
        ("1. Đề nghị Tỉnh Đoàn\n\n- Phát động.", ["requested"]),
        ("1. Đề nghị Tỉnh Đoàn: Phát động.", ["requested"]),
        ("1. Mời Hội Nông dân tỉnh: Vận động hội viên.", ["requested"]),
        ("1. Đề nghị Tỉnh Đoàn phát động đoàn viên tham gia.", ["requested"]),
        ("1. Giao Sở Y tế rà soát văn bản thuộc lĩnh vực.", ["assigned"]),
        ("1. Đề nghị các đoàn thể\n\n- Tỉnh Đoàn: Phát động.\n\n- Hội Nông dân: Vận động.", ["requested", "requested"]),
        ("1. Sở Y tế\n\n- Thẩm định hồ sơ đề nghị khen thưởng.", ["assigned"]),
    ],
)
def test_assigned_or_requested(text: str, modes: list[str]) -> None:
    assert [draft.mode for draft in drafts(ORGANISE + text)] == modes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "1. Sở Y tế\n\n- Dự thảo các văn bản:\n\n+ Báo cáo trung tâm.\n\n+ Bài phát biểu.",
            [
                ("Báo cáo trung tâm.", "Dự thảo các văn bản", "own", ""),
                ("Bài phát biểu.", "Dự thảo các văn bản", "own", ""),
            ],
            id="its words become the context",
        ),
        pytest.param(
            "1. Sở Y tế\n\n- Phối hợp với Công an tỉnh:\n\n+ Tuần tra ven biển.\n\n+ Phân luồng giao thông.",
            [
                ("Tuần tra ven biển.", "Phối hợp với Công an tỉnh", "coordinate", "Công an tỉnh"),
                ("Phân luồng giao thông.", "Phối hợp với Công an tỉnh", "coordinate", "Công an tỉnh"),
            ],
            id="Phối hợp với … gives role and partners",
        ),
        pytest.param(
            "1. Sở Y tế\n\n- Chủ trì, phối hợp với Công an tỉnh:\n\n+ Tuần tra ven biển.",
            [("Tuần tra ven biển.", "Chủ trì, phối hợp với Công an tỉnh", "lead", "Công an tỉnh")],
            id="Chủ trì, phối hợp với … too",
        ),
        pytest.param(
            "1. Sở Y tế\n\nLà cơ quan thường trực, có nhiệm vụ:\n\n- Rà soát văn bản.",
            [("Rà soát văn bản.", "Là cơ quan thường trực, có nhiệm vụ", "own", "")],
            id="a paragraph that leads in",
        ),
    ],
)
def test_lead_in_is_no_task(text: str, wanted: list[tuple[str, str | None, str, str]]) -> None:
    found = drafts(ORGANISE + text)

    assert [(d.action, d.context, d.role, "; ".join(p.text for p in d.partners)) for d in found] == wanted
    assert {who(draft) for draft in found} == {"Sở Y tế"}


def test_lead_in_with_a_date_leaves_the_children_without() -> None:
    found = drafts(ORGANISE + "1. Sở Y tế\n\n- Trước ngày 15/3/2026, hoàn thành:\n\n+ Rà soát văn bản.")

    assert [(draft.action, draft.when.deadline) for draft in found] == [("Rà soát văn bản.", None)]


def test_item_without_a_colon_is_a_task_and_its_childrens_parent() -> None:
    first, second = drafts(ORGANISE + "1. Sở Y tế\n\n- Rà soát các văn bản đã ban hành.\n\n+ Báo cáo kết quả.")

    assert (first.action, second.action) == ("Rà soát các văn bản đã ban hành.", "Báo cáo kết quả.")
    assert second.parent is first
    assert first.parent is None


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("1. Sở Y tế\n\n- Rà soát.", ["VII.1"]),
        ("1. Sở Y tế\n\na) Rà soát.\n\nb) Báo cáo.", ["VII.1.a", "VII.1.b"]),
        ("1. Các sở\n\n1.2. Sở Y tế: Rà soát.", ["VII.1.2"]),
        ("1. Sở Y tế\n\n- Việc:\n\n+ Rà soát.", ["VII.1"]),
    ],
)
def test_section_is_the_innermost_number_or_letter(text: str, sections: list[str]) -> None:
    assert [draft.section for draft in drafts(ORGANISE + text)] == sections


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I. MỤC ĐÍCH, YÊU CẦU\n\n- Các cơ quan chuẩn bị đúng phần việc được giao.", id="a goal"),
        pytest.param("I. ĐÁNH GIÁ\n\n- Các sở cần nỗ lực hơn nữa.", id="an exhortation of a section that assesses"),
        pytest.param("VI. KINH PHÍ\n\n- Sở Tài chính bố trí kinh phí từ ngân sách tỉnh.", id="money"),
        pytest.param("VI. CHẾ ĐỘ BÁO CÁO\n\n- Các sở báo cáo Sở Nội vụ trước ngày 20 hằng tháng.", id="reports"),
        pytest.param("III. THÀNH PHẦN ĐẠI BIỂU\n\n- Lãnh đạo các sở, ban, ngành: 50 đại biểu.", id="delegates"),
        pytest.param("IV. CHƯƠNG TRÌNH\n\n- 07 giờ 30 phút: Sở Y tế đón tiếp đại biểu.", id="a programme"),
        pytest.param(ORGANISE + "1. Sở Y tế\n\n- (Có biểu chi tiết kèm theo)", id="a note in brackets"),
        pytest.param(ORGANISE + "1. Sở Y tế\n\n2. Sở Nội vụ", id="headings"),
        pytest.param(ORGANISE + "1. Sở Y tế\n\n12", id="a page number"),
        pytest.param("Thực hiện Nghị quyết, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", id="the opening"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_task(text: str) -> None:
    assert lines(text) == []


def test_closing_paragraph_is_no_task() -> None:
    closing = "Trên đây là Kế hoạch; giao Sở Y tế theo dõi, báo cáo Ủy ban nhân dân tỉnh./."

    assert orders(f"1. Sở Y tế\n\n- Rà soát.\n\n{closing}") == ["Sở Y tế | own |  | Rà soát."]


def test_numbered_closing_point_is_a_task() -> None:
    found = orders("1. Sở Y tế: Rà soát.\n\n2. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này.")

    assert found[1:] == ["Sở Nội vụ | own |  | Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở thực hiện:\n\n1. Sở Y tế rà soát trạm y tế.\n\n2. Các xã bố trí đất.",
            ["Sở Y tế", "Các xã"],
            id="bodies as subjects",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở thực hiện:\n\n1. Rà soát ngay các văn bản đã ban hành.",
            ["Giám đốc các sở"],
            id="whom the opening addresses",
        ),
        pytest.param(
            "Chủ tịch UBND tỉnh chỉ thị:\n\n1. Sở Y tế\n\n- Rà soát trạm y tế.\n\n2. Sở Nội vụ\n\n- Mở lớp bồi dưỡng.",
            ["Sở Y tế", "Sở Nội vụ"],
            id="headings",
        ),
    ],
)
def test_directive(text: str, wanted: list[str]) -> None:
    assert [who(draft) for draft in drafts(text, directive=True)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kinh tế biển.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n\n"
            "Điều 3. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.",
            [],
            id="articles that only promulgate",
        ),
        pytest.param(
            "Điều 1. Phê duyệt Đề án kinh tế biển.\n\nĐiều 2. Tổ chức thực hiện\n\n1. Sở Tài chính: Bố trí kinh phí.",
            ["Sở Tài chính"],
            id="an article that organises",
        ),
    ],
)
def test_decision(text: str, wanted: list[str]) -> None:
    assert [who(draft) for draft in drafts(text, promulgates=True)] == wanted


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Rà soát trước ngày 15/3/2026.", None, "2026-03-15"),
        ("Treo cờ từ ngày 24/3/2026 đến ngày 28/3/2026.", "2026-03-24", "2026-03-28"),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 15/3/2026 của tỉnh.", None, None),
        ("Báo cáo trước ngày 20 hằng tháng.", None, None),
    ],
)
def test_time_of_a_task(sentence: str, start: str | None, end: str | None) -> None:
    (draft,) = drafts(f"{ORGANISE}1. Sở Y tế\n\n- {sentence}")

    assert (draft.when.start, draft.when.deadline and draft.when.deadline.date) == (start, end)


def test_opening_day_binds_both_bodies() -> None:
    found = drafts(ORGANISE + "1. Trước ngày 30/6/2026: Sở Y tế hoàn thành rà soát; UBND các xã bố trí xong đất.")

    assert [(who(draft), draft.when.deadline and draft.when.deadline.date) for draft in found] == [
        ("Sở Y tế", "2026-06-30"),
        ("UBND các xã", "2026-06-30"),
    ]


def test_actions_point_at_their_words() -> None:
    text = ORGANISE + "1. Sở Y tế\n\n- Rà soát văn bản\ncủa ngành.\n\n2. Sở Nội vụ: Mở  lớp."

    assert [text[slice(*draft.span)] for draft in drafts(text)] == ["Rà soát văn bản\ncủa ngành.", "Mở  lớp."]


def test_request_behind_the_heading_s_colon() -> None:
    text = "1. Hội Nông dân xã: đề nghị vận động hội viên.\n\n2. Hội Phụ nữ xã\n\nĐề nghị mở chuyên mục."

    assert [(who(draft), draft.mode) for draft in drafts(ORGANISE + text)] == [
        ("Hội Nông dân xã", "requested"),
        ("Hội Phụ nữ xã", "requested"),
    ]


def test_head_of_a_body_takes_over() -> None:
    text = "1. Ban Thường vụ các đảng ủy xã tập trung lãnh đạo; đồng chí Bí thư Đảng ủy xã trực tiếp đối thoại."

    assert [who(draft) for draft in drafts(ORGANISE + text)] == [
        "Ban Thường vụ các đảng ủy xã",
        "đồng chí Bí thư Đảng ủy xã",
    ]


def test_items_below_a_bare_lead_in_open_with_those_who_help() -> None:
    text = "1. Công an tỉnh\n\na) Chủ trì, phối hợp\n\n- Sở Tài chính và các đơn vị liên quan tham mưu bố trí ngân sách.\n\n- Sở Nội vụ rà soát biên chế."

    assert orders(text) == [
        "Công an tỉnh | lead | Sở Tài chính; các đơn vị liên quan | Sở Tài chính và các đơn vị liên quan tham mưu bố trí ngân sách.",
        "Công an tỉnh | lead | Sở Nội vụ | Sở Nội vụ rà soát biên chế.",
    ]
