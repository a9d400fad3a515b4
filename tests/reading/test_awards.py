"""Quotas of commendation, and by when nominations must come in."""

from __future__ import annotations

import pytest

from tests.factories.plan_texts import read_plan


@pytest.mark.parametrize(
    ("lines", "quotas"),
    [
        (
            ("- Mỗi ấp được giới thiệu không quá 01 tập thể và 03 cá nhân; mỗi trường học được giới thiệu 01 tập thể và 01 cá nhân.",),
            [("ấp", 1, 3, True), ("trường học", 1, 1, False)],
        ),
        (
            (
                "- Tập thể: Mỗi xã, phường lựa chọn tối đa 02 tập thể; mỗi sở, ngành lựa chọn 01 tập thể đề nghị khen thưởng.",
                "- Cá nhân: Mỗi xã, phường lựa chọn tối đa 04 cá nhân; mỗi sở, ngành lựa chọn tối đa 02 cá nhân.",
            ),
            [("xã, phường", 2, 4, True), ("sở, ngành", 1, 2, False)],
        ),
        (("- Các sở, ngành: mỗi đơn vị đề nghị 01 tập thể, 02 cá nhân.",), [("sở, ngành", 1, 2, False)]),
        (("- Đối với các xã: tối đa 02 tập thể và 05 cá nhân.",), [("xã", 2, 5, True)]),
        (("- Mỗi Cụm thi đua tổ chức ít nhất 01 hoạt động.",), []),
        (("- Biểu dương 40 tập thể, cá nhân tiêu biểu.",), []),
    ],
)  # fmt: skip
def test_quotas(lines: tuple[str, ...], quotas: list[tuple[str, int | None, int | None, bool]]) -> None:
    found = read_plan("I. KHEN THƯỞNG", *lines).quotas
    assert [(quota.unit, quota.collectives, quota.individuals, quota.at_most) for quota in found] == quotas


def test_a_quota_outside_a_section_on_awards_must_speak_of_nominating() -> None:
    found = read_plan("I. NỘI DUNG", "1. Mỗi ấp giới thiệu 02 cá nhân.", "2. Mỗi ấp có 02 cá nhân trực.").quotas
    assert [(quota.unit, quota.individuals) for quota in found] == [("ấp", 2)]


@pytest.mark.parametrize(
    ("heading", "line", "date", "relation"),
    [
        ("I. KHEN THƯỞNG", "- Thời gian gửi hồ sơ đề nghị khen thưởng: **Trước ngày 15/10/2026.**", "2026-10-15", "before"),
        ("I. KHEN THƯỞNG", "- Hồ sơ lập thành 01 bộ, gửi Phòng Nội vụ chậm nhất ngày 05/12/2026.", "2026-12-05", "by"),
        ("I. KHEN THƯỞNG", "- Thời hạn nhận hồ sơ: Tháng 11/2026.", "2026-11", "within"),
        ("I. TỔ CHỨC THỰC HIỆN", "1. Các ấp: gửi hồ sơ đề nghị khen thưởng về UBND xã trước ngày 01/11/2026.", "2026-11-01", "before"),
        ("I. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ: thẩm định hồ sơ khen thưởng trước ngày 01/11/2026.", None, None),
        ("I. NHIỆM VỤ", "1. Hoàn thiện hồ sơ đất đai trước ngày 01/11/2026.", None, None),
    ],
)  # fmt: skip
def test_nomination_deadline(heading: str, line: str, date: str | None, relation: str | None) -> None:
    found = read_plan(heading, line).nomination_deadline
    assert (found and found.date, found and found.relation) == (date, relation)
