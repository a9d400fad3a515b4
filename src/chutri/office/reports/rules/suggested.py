"""The words that a consolidated report begins with, before anybody edits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chutri.office.reports.choices import Standing
from chutri.office.reports.rules.numbers import written

_NAMED = 8


def suggested_texts(facts: Mapping[str, Any]) -> dict[str, str]:
    """Give a text for each part: opening, compliance, every section, closing, and the short report's whole."""
    counts = facts["counts"]
    total = sum(counts.values())
    given = counts.get(Standing.ON_TIME, 0) + counts.get(Standing.LATE, 0)
    span = f"số liệu từ ngày {facts['from']} đến ngày {facts['to']}"
    opening = f"Thực hiện {facts['following']}, {facts['head']['issuer']} tổng hợp kết quả {facts['period']} ({span}) như sau:"
    texts = {
        "opening": opening,
        "compliance": _compliance(facts, total, given),
        "closing": f"Trên đây là {facts['title'][:1].lower()}{facts['title'][1:]}; {facts['head']['issuer']} trân trọng báo cáo.",
    }
    for section in facts["sections"]:
        texts[section["key"]] = _section(section)
    figures = [_figure(row) for section in facts["sections"] for row in section["figures"] if row["value"]]
    short = [f"{opening[: -len(' như sau:')]}: {given}/{total} cơ quan đã báo cáo."]
    if figures:
        short.append("Kết quả chủ yếu: " + "; ".join(figures) + ".")
    texts["short"] = "\n".join(short)
    return texts


def _compliance(facts: Mapping[str, Any], total: int, given: int) -> str:
    counts = facts["counts"]
    lines = [
        f"Có {given}/{total} cơ quan đã gửi báo cáo (hạn ngày {facts['due']}): {counts.get(Standing.ON_TIME, 0)} đúng hạn, "
        f"{counts.get(Standing.LATE, 0)} muộn."
    ]
    for kind, words in (
        (Standing.LATE, "Gửi muộn"),
        (Standing.MISSING, "Chưa gửi báo cáo"),
        (Standing.RETURNED, "Bị trả lại, chưa gửi lại"),
    ):
        names = [body["name"] for body in facts["bodies"] if body["standing"] == kind]
        if names:
            more = f" và {len(names) - _NAMED} cơ quan khác (Phụ lục kèm theo)" if len(names) > _NAMED else ""
            lines.append(f"{words} ({len(names)}): {'; '.join(names[:_NAMED])}{more}.")
    return "\n".join(lines)


def _section(section: Mapping[str, Any]) -> str:
    lines = []
    figures = [_figure(row) for row in section["figures"] if row["value"]]
    if figures:
        lines.append("Tổng hợp từ báo cáo của các cơ quan: " + "; ".join(figures) + ".")
    for one in section["said"]:
        lines += _said(one)
    return "\n".join(lines)


def _said(one: Mapping[str, Any]) -> Sequence[str]:
    rows = one["rows"]
    if not rows:
        return ()
    lines = [f"{one['label']} ({len(rows)} cơ quan nêu):"]
    lines += [f"- {name}: {_one_line(words)}" for name, words in rows[:_NAMED]]
    if len(rows) > _NAMED:
        lines.append(f"- {len(rows) - _NAMED} cơ quan khác: nội dung tại Phụ lục kèm theo.")
    return lines


def _figure(row: Mapping[str, Any]) -> str:
    label = row["label"][:1].lower() + row["label"][1:]
    return " ".join(filter(None, (f"{label}:", written(row["value"]), row["unit"])))


def _one_line(words: Any) -> str:
    if isinstance(words, list):
        return f"bảng {len(words)} dòng"
    return "; ".join(line.strip(" -;.") for line in str(words).splitlines() if line.strip(" -;."))[:400]
