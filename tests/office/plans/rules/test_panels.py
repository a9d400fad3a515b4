"""What the panels list besides tasks."""

from __future__ import annotations

from typing import Any

import pytest

from chutri.office.plans.choices import Panel
from chutri.office.plans.rules.panels import PANEL_KEYS, Entry, panel_counts, panel_lists

SPAN = {"span": [7, 9]}
CASES: list[tuple[str, str, dict[str, Any], Entry]] = [
    (
        "su-kien",
        "events",
        {
            "title": "Hội nghị", "start": "2026-03-27", "end": "2026-03-27", "time": "07:30", "window": "buổi sáng",
            "venue": "Trung tâm", "hosts": [{"text": "UBND tỉnh"}], "programme": [{"time": "08:00", "text": "Khai mạc"}],
            "backdrop": ["HỘI NGHỊ"], "broadcast": "Truyền hình trực tiếp",
        },
        Entry("e1", 7, "Hội nghị", [
            ("Thời gian", "07:30 27/03/2026"), ("Theo văn bản", "buổi sáng"), ("Địa điểm", "Trung tâm"), ("Đơn vị tổ chức", "UBND tỉnh"),
            ("Chương trình", "08:00 Khai mạc"), ("Ma-két", "HỘI NGHỊ"), ("Truyền hình", "Truyền hình trực tiếp"),
        ]),
    ),
    ("su-kien", "events", {"title": "Lễ"}, Entry("e1", 7, "Lễ")),
    ("su-kien", "delegates", {"text": "Đại biểu", "count": 300, "approximate": True, "total": True},
     Entry("g1", 7, "Đại biểu", [("Số lượng", "khoảng 300")], badge="Tổng số")),
    ("su-kien", "quotas", {"unit": "mỗi xã", "collectives": 2, "individuals": None, "at_most": True},
     Entry("q1", 7, "mỗi xã", [("Tập thể", "không quá 2")])),
    ("bao-cao", "dossiers", {"title": "Hồ sơ", "parts": [{"text": "Tờ trình"}], "addressee": "Sở Nội vụ", "copies": 2,
                             "deadline": {"date": "2026-03", "relation": "within", "text": "trong tháng 3"}},
     Entry("h1", 7, "Hồ sơ", [("Gồm", "Tờ trình"), ("Nơi nhận hồ sơ", "Sở Nội vụ"), ("Số bộ", "2"),
                              ("Thời hạn", "trong tháng 03/2026")])),
    ("bao-cao", "reporting", {"text": "Báo cáo kết quả", "who": [{"text": "Sở A"}], "to": [{"text": "UBND"}], "through": [],
                              "recurrence": {"text": "hằng tháng"}, "deadline": None},
     Entry("r1", 7, "Báo cáo kết quả", [("Ai báo cáo", "Sở A"), ("Gửi", "UBND"), ("Định kỳ", "hằng tháng")])),
    ("bao-cao", "funding", {"text": "Từ ngân sách", "sources": ["ngân sách tỉnh"]},
     Entry("m1", 7, "Từ ngân sách", [("Nguồn", "ngân sách tỉnh")])),
    ("bao-cao", "channels", {"text": "Báo", "start": "2026-01", "end": "2026-09", "peak_start": "2026-08", "peak_end": None},
     Entry("n1", 7, "Báo", [("Thời gian", "tháng 01/2026 – tháng 09/2026"), ("Cao điểm", "tháng 08/2026")])),
    ("can-cu", "references", {"code": "09/KH-UBND", "kind": "Kế hoạch", "date": "2026-01-20", "issuer": "UBND tỉnh",
                              "title": "về tuyên truyền", "basis": True},
     Entry("c1", 7, "Kế hoạch 09/KH-UBND",
           [("Ngày", "20/01/2026"), ("Ban hành", "UBND tỉnh"), ("Về", "về tuyên truyền")], badge="Căn cứ")),
    ("can-cu", "references", {"code": "9/TB", "kind": None, "basis": False}, Entry("c1", 7, "Văn bản 9/TB")),
    ("can-cu", "annexes", {"marker": "Phụ lục I", "title": "Biểu", "attached": False},
     Entry("p1", 7, "Phụ lục I Biểu", badge="Không kèm theo tệp")),
    ("kiem-tra", "findings", {"code": "CT202", "severity": "error", "message": "Thời hạn đã qua.", "hint": "Sửa."},
     Entry("k1", 7, "Thời hạn đã qua.", [("Nên làm", "Sửa.")], "error", "Lỗi", "CT202")),
    ("chua-hieu", "unread", {"text": "xyz", "reason": "Không rõ."}, Entry("u1", 7, "xyz", [("Vì sao", "Không rõ.")])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("panel", "key", "value", "entry"), CASES, ids=[f"{panel}-{key}" for panel, key, _, _ in CASES]
)
def test_an_entry_says_what_was_read(panel: str, key: str, value: dict[str, Any], entry: Entry) -> None:
    (only,) = panel_lists({key: [{**value, **SPAN}]}, panel)
    assert only.entries == [entry]


def test_sorts_of_which_nothing_was_read_are_left_out() -> None:
    assert panel_lists({}, "su-kien") == []


def test_every_part_but_tasks_has_one_panel() -> None:
    keys = [key for keys in PANEL_KEYS.values() for key in keys]
    assert (sorted(keys), len(set(keys))) == (sorted({key for _, key, _, _ in CASES}), len(keys))


def test_panels_are_counted_with_groups_within_groups() -> None:
    reading = {"tasks": [{}, {}], "delegates": [{**SPAN, "children": [SPAN, SPAN]}], "quotas": [SPAN]}
    assert panel_counts(reading) == {
        Panel.TASKS.value: 2,
        Panel.FINDINGS.value: 0,
        Panel.EVENTS.value: 4,
        Panel.DUTIES.value: 0,
        Panel.REFERENCES.value: 0,
        Panel.UNREAD.value: 0,
    }


def test_findings_are_listed_by_their_gravity() -> None:
    grades = ("note", "error", "note", "warning")
    findings = [{**SPAN, "code": "CT1", "severity": grade, "message": "x"} for grade in grades]
    assert [
        (one.title, [entry.ref for entry in one.entries]) for one in panel_lists({"findings": findings}, "kiem-tra")
    ] == [
        ("Lỗi", ["k2"]),
        ("Cảnh báo", ["k4"]),
        ("Lưu ý", ["k1", "k3"]),
    ]
