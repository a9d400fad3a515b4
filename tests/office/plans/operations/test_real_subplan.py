"""A district's plan of 2024 under a plan of its city: what it carries out is found by its own words, where the plan is at hand."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from chutri.office.people.models import Agency, User
from chutri.office.people.operations.gazetteers import load_directory
from chutri.office.plans.models import Plan
from chutri.office.plans.operations import import_plan, issue_plan, name_parent, read_plan, settle_ties
from chutri.office.plans.queries.cascade import cascade_map
from chutri.office.plans.queries.subplans import cited_codes, likely_parent, tie_rows

# before the districts ended on 01/7/2025
THEN = datetime(2024, 4, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CITY = """ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI

Số: 88/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 23 tháng 3 năm 2024

KẾ HOẠCH
Tổ chức các hoạt động kỷ niệm 70 năm Ngày Giải phóng Thủ đô

Ủy ban nhân dân Thành phố ban hành Kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. Ủy ban nhân dân các quận, huyện, thị xã

- Xây dựng phương án, thực hiện trang trí trực quan tại trụ sở và trên các đường phố chính trước ngày 10/10/2024.

- Tổ chức các hoạt động văn hóa văn nghệ, thể dục thể thao hướng tới chào mừng kỷ niệm 70 năm ngày Giải phóng Thủ đô.

- Tổ chức các hoạt động "Đền ơn, đáp nghĩa", thực hiện tốt các chính sách an sinh xã hội, chăm lo gia đình chính sách, người có công.

- Tổ chức bắn pháo hoa tầm thấp tại công viên trung tâm của địa phương tối 10/10/2024.

Nơi nhận:
- Thường trực Thành ủy;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Ấp
"""


def brought_in(data: bytes, name: str, by: User) -> Plan:
    plan = import_plan(read=read_plan(data=data, name=name), data=data, name=name, by=by, at=THEN)
    return issue_plan(plan=plan, by=by, at=THEN)


def test_a_district_plan_of_2024_is_matched_with_its_city_plan(an: User, shared: Path) -> None:
    load_directory(name="ha-noi", by=an, at=THEN)
    parent = brought_in(CITY.encode(), "88.txt", an)
    (seed,) = (shared / "seeds").glob("002_*.txt")
    plan = brought_in(seed.read_bytes(), seed.name, an)
    assert cited_codes(plan) == ["88/KH-UBND"]
    assert likely_parent(plan, an) == parent
    body = Agency.objects.get(name="UBND quận Thanh Xuân")
    subplan = name_parent(plan=plan, parent=parent, body=body, by=an, at=THEN)
    settle_ties(plan=plan, by=an, at=THEN)
    rows = tie_rows(subplan, THEN.date())
    uppers = {duty.pk: duty.ordinal for duty in parent.duties.all()}
    tied = [(row.duty.ordinal, uppers[row.upper]) for row in rows if row.upper]
    (row,) = (row for row in cascade_map(parent, date(2024, 6, 1)).rows if row.body == body)
    # 6, 7 and 14 carry out the city's duties; 9, 23 and 26 only speak of the same occasion, which a person unties
    assert tied == [(6, 1), (7, 2), (9, 2), (14, 3), (23, 2), (26, 2)]
    assert {row.state for row in rows if row.upper} == {"proposed"}
    assert ([cell.adoption.value for cell in row.cells], row.added) == (["cu-the", "cu-the", "cu-the", "bo-sot"], 24)
