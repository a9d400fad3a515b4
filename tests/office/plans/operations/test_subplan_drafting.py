"""A body's own plan: narrowed duties, changed on a page, written as a file that reads back as the same duties."""

from __future__ import annotations

from datetime import date

import pytest

from chutri.office.history.queries import lines_about
from chutri.office.people.models import Agency, User
from chutri.office.plans.models import Plan, SubplanDraft, SubplanLine
from chutri.office.plans.operations import (
    DraftChangedMeanwhile,
    LineEdit,
    UnableToDraft,
    begin_subplan,
    discard_subplan,
    read_plan,
    recall_plan,
    save_subplan,
)
from chutri.office.plans.operations.subplan_drafting import FIELDS, THIS_PLAN
from chutri.office.plans.queries.subplan_files import subplan_docx, subplan_pdf, units_to_name
from chutri.office.plans.queries.subplans import lines_of
from chutri.writing.form_check import check_form
from tests.factories.cascade import UNIT, a_draft, a_parent, commune
from tests.factories.office import LATER, NOW, under_review


@pytest.fixture
def parent(an: User) -> Plan:
    """A province's plan with duties for its communes, issued."""
    return a_parent(an)


@pytest.fixture
def draft(an: User, parent: Plan) -> SubplanDraft:
    """A commune's draft, every unit named."""
    return a_draft(parent, commune(), an)


def edit(line: SubplanLine, **changes: object) -> LineEdit:
    values = {
        "pk": line.pk,
        "kept": line.kept,
        "reason": line.reason,
        "words": line.words,
        "unit": line.unit,
        "partners": line.partners,
        "deadline": line.deadline,
        "product": line.product,
        **changes,
    }
    return LineEdit(**values)  # type: ignore[arg-type]


def fields_of(draft: SubplanDraft) -> dict[str, str]:
    return {name: getattr(draft, name) for name in FIELDS}


def save(draft: SubplanDraft, by: User, *lines: LineEdit, **fields: str) -> SubplanDraft:
    return save_subplan(
        draft=draft, fields={**fields_of(draft), **fields}, lines=lines, seen_version=draft.version, by=by, at=LATER
    )


def test_a_commune_gets_its_own_duties_and_its_part_in_those_of_others(draft: SubplanDraft) -> None:
    assert [(line.part, line.words, line.partners, line.deadline) for line in lines_of(draft) if line.kept] == [
        (
            "support",
            "Phối hợp với Sở Khoa học và Công nghệ khảo sát vùng lõm sóng.",
            "Sở Khoa học và Công nghệ",
            "Chậm nhất ngày 14/6/2026",
        ),
        ("lead", "Kiện toàn tổ công nghệ số cộng đồng ở từng ấp, khóm.", "", "Chậm nhất ngày 29/4/2026"),
        ("lead", "Bố trí ít nhất 02 điểm hỗ trợ dịch vụ công trực tuyến ngoài trụ sở.", "", "Chậm nhất ngày 31/5/2026"),
        (
            "lead",
            "Niêm yết mã QR của 25 thủ tục hành chính thiết yếu tại nhà văn hóa ấp, khóm.",
            "",
            "Trong tháng 6/2026",
        ),
        ("lead", 'Tổ chức "Ngày thứ Bảy dịch vụ công" mỗi tháng một lần.', "", "Từ tháng 5/2026 đến tháng 12/2026"),
        (
            "lead",
            "Lập danh sách hộ cần hỗ trợ tại nhà (người cao tuổi, người khuyết tật); gửi Sở Nội vụ.",
            "",
            "Chậm nhất ngày 14/7/2026",
        ),
    ]
    assert [(line.reason, line.last_day) for line in lines_of(draft) if not line.kept] == [
        (THIS_PLAN, date(2026, 4, 19))
    ]


def test_head_grounds_and_recipients_are_filled(draft: SubplanDraft) -> None:
    assert (draft.issuer, draft.superior, draft.symbol, draft.place) == (
        "Ủy ban nhân dân phường Bình Lư",
        "",
        "KH-UBND",
        "Bình Lư",
    )
    assert draft.basis.splitlines()[0] == "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025"
    assert draft.basis.splitlines()[-1] == (
        "Căn cứ Kế hoạch số 75/KH-UBND ngày 25/3/2026 của Ủy ban nhân dân tỉnh Minh Hải Đông"
    )
    assert "Tờ trình" not in draft.basis
    assert draft.title.startswith("Triển khai thực hiện Kế hoạch số 75/KH-UBND ngày 25/3/2026")
    assert "trước ngày 20 hằng tháng; báo cáo tổng kết trước ngày 05/12/2026" in draft.reporting
    assert draft.recipients.splitlines()[0] == "Ủy ban nhân dân tỉnh Minh Hải Đông (để báo cáo)"
    assert draft.authority.splitlines() == ["TM. Ủy ban nhân dân", "Chủ tịch"]


def test_a_department_writes_below_its_province(an: User, parent: Plan) -> None:
    body = commune("Sở Khoa học và Công nghệ tỉnh Minh Hải Đông")
    draft = begin_subplan(parent=parent, body=body, holder=an.agency, by=an, at=NOW)
    assert (draft.issuer, draft.superior, draft.symbol, draft.authority) == (
        "Sở Khoa học và Công nghệ",
        "Ủy ban nhân dân tỉnh Minh Hải Đông",
        "KH-SKHCN",
        "Giám đốc",
    )
    assert lines_of(draft).count() == 3


def test_the_file_reads_back_as_the_same_duties(draft: SubplanDraft) -> None:
    reading = read_plan(data=subplan_docx(draft), name="ke-hoach.docx").reading
    kept = [line for line in lines_of(draft) if line.kept]
    assert [task.action for task in reading.tasks] == [line.words for line in kept]
    assert [[party.text for party in task.agencies] for task in reading.tasks] == [[UNIT]] * len(kept)
    assert [task.deadline.text if task.deadline else "" for task in reading.tasks] == [line.deadline for line in kept]
    assert reading.header.issuer == "ỦY BAN NHÂN DÂN PHƯỜNG BÌNH LƯ"
    assert "75/KH-UBND" in [reference.code for reference in reading.references]


def test_the_file_keeps_the_form_and_the_pdf_is_one(draft: SubplanDraft) -> None:
    assert check_form(subplan_docx(draft)) == ()
    assert subplan_pdf(draft)[:5] == b"%PDF-"


def test_units_are_blank_until_somebody_names_them(an: User, parent: Plan) -> None:
    body = commune("UBND xã Cồn Nhạn")
    draft = begin_subplan(parent=parent, body=body, holder=an.agency, by=an, at=NOW)
    assert units_to_name(draft) == 6
    reading = read_plan(data=subplan_docx(draft), name="ke-hoach.docx").reading
    assert [task.agencies for task in reading.tasks] == [()] * 6


def test_whoever_begins_again_finds_the_draft_that_is_there(an: User, parent: Plan, draft: SubplanDraft) -> None:
    assert begin_subplan(parent=parent, body=commune(), holder=an.agency, by=an, at=LATER) == draft


def test_lines_are_changed_left_out_with_a_reason_and_added(an: User, draft: SubplanDraft) -> None:
    first, *_, last = lines_of(draft)
    new = edit(
        last, pk=None, words="Mở lớp dạy dùng điện thoại cho người cao tuổi.", deadline="tháng 8/2026", unit=UNIT
    )
    left = edit(first, kept=False, reason="Không có vùng lõm sóng")
    save(draft, an, left, edit(last, deadline="20/7/2026", unit="Văn phòng"), new)
    rows = list(lines_of(draft))
    assert (rows[0].kept, rows[0].reason) == (False, "Không có vùng lõm sóng")
    assert (rows[-2].deadline, rows[-2].last_day, rows[-2].unit) == (
        "Chậm nhất ngày 20/7/2026",
        date(2026, 7, 20),
        "Văn phòng",
    )
    assert (rows[-1].part, rows[-1].duty, rows[-1].deadline) == ("own", None, "Trong tháng 8/2026")
    assert lines_about(draft)[0].words == "Lưu bản soạn: 6 nhiệm vụ đưa vào"
    draft.refresh_from_db()
    save(draft, an, edit(rows[-1], words=""))
    assert lines_of(draft).count() == 7


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kept": False, "reason": ""}, "Hãy nêu lý do không đưa vào nhiệm vụ 1."),
        ({"words": ""}, "Nội dung nhiệm vụ 1 không được để trống."),
        ({"pk": 0}, "không còn trong bản soạn"),
    ],
)
def test_what_can_not_be_saved_says_why(an: User, draft: SubplanDraft, changes: dict[str, object], words: str) -> None:
    first = lines_of(draft)[0]
    with pytest.raises(UnableToDraft, match=words):
        save(draft, an, edit(first, **changes))


def test_of_two_savers_the_second_is_told(an: User, draft: SubplanDraft) -> None:
    save(draft, an)
    with pytest.raises(DraftChangedMeanwhile, match="Có người vừa lưu"):
        save_subplan(draft=draft, fields=fields_of(draft), lines=[], seen_version=1, by=an, at=LATER)
    draft.refresh_from_db()
    with pytest.raises(UnableToDraft, match="trích yếu"):
        save(draft, an, title=" ")


def test_a_body_that_ended_names_its_successors(an: User, parent: Plan) -> None:
    ended = Agency.objects.get(name="UBND thị xã Bình Lư")
    with pytest.raises(
        UnableToDraft, match=r"đã kết thúc hoạt động từ 01/07/2025\. Hãy soạn cho cơ quan kế thừa: .*Hòn Đầm"
    ):
        begin_subplan(parent=parent, body=ended, holder=an.agency, by=an, at=NOW)


def test_only_an_issued_plan_that_gives_the_body_something_is_drafted_from(an: User, parent: Plan) -> None:
    with pytest.raises(UnableToDraft, match="không giao nhiệm vụ nào cho Sở Tư pháp"):
        begin_subplan(parent=parent, body=commune("Sở Tư pháp tỉnh Minh Hải Đông"), holder=an.agency, by=an, at=NOW)
    waiting = under_review(an)
    with pytest.raises(UnableToDraft, match="chưa giao việc"):
        begin_subplan(parent=waiting, body=commune(), holder=an.agency, by=an, at=NOW)
    recall_plan(plan=parent, reason="Làm lại", by=an, at=LATER)
    with pytest.raises(UnableToDraft, match="đã thu hồi"):
        begin_subplan(parent=parent, body=commune("UBND xã Cồn Nhạn"), holder=an.agency, by=an, at=LATER)


def test_a_draft_is_discarded(an: User, draft: SubplanDraft) -> None:
    discard_subplan(draft=draft, by=an, at=LATER)
    assert not SubplanDraft.objects.exists()
