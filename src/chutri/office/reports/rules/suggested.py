"""The words that a consolidated report begins with, before anybody edits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chutri.office.reports.choices import AnswerKind, Standing
from chutri.office.reports.rules.numbers import written

_NAMED, _SAID_BY = 8, 3


def suggested_texts(facts: Mapping[str, Any]) -> dict[str, str]:
    """Give a text for each part: opening, compliance, every section, closing, and the short report's whole."""
    counts = facts["counts"]
    total = sum(counts.values())
    given = counts.get(Standing.ON_TIME, 0) + counts.get(Standing.LATE, 0)
    span = f"số liệu từ ngày {facts['from']} đến ngày {facts['to']}"
    result = f"kết quả {facts['period']}".strip()
    opening = f"Thực hiện {facts['following']}, {facts['head']['issuer']} tổng hợp {result} ({span}) như sau:"
    lower = f"{facts['title'][:1].lower()}{facts['title'][1:]}"
    texts = {
        "opening": opening,
        "compliance": _compliance(facts, total, given),
        "closing": f"Trên đây là Báo cáo {lower}; {facts['head']['issuer']} trân trọng báo cáo.",
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
        (Standing.NOT_DUE, "Chưa gửi, còn trong hạn"),
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
    """Say what bodies said: alike words once with who said them, the most frequent first; tables are left to the annex."""
    rows = one["rows"]
    if not rows:
        return ()
    if one["kind"] == AnswerKind.TABLE:
        return (f"{one['label']}: {len(rows)} cơ quan nêu, chi tiết tại Phụ lục kèm theo.",)
    alike: dict[str, list[str]] = {}
    for name, words in rows:
        alike.setdefault(_one_line(words), []).append(name)
    ordered = sorted(alike.items(), key=lambda item: -len(item[1]))
    lines = [f"{one['label']} ({len(rows)} cơ quan nêu):"]
    lines += [f"- {words} ({_by(names)})" for words, names in ordered[:_NAMED]]
    if len(ordered) > _NAMED:
        lines.append(f"- {len(ordered) - _NAMED} ý kiến khác: nội dung tại Phụ lục kèm theo.")
    return lines


def _by(names: Sequence[str]) -> str:
    more = f" và {len(names) - _SAID_BY} cơ quan khác" if len(names) > _SAID_BY else ""
    return "; ".join(names[:_SAID_BY]) + more


def _figure(row: Mapping[str, Any]) -> str:
    label = row["label"][:1].lower() + row["label"][1:]
    return " ".join(filter(None, (f"{label}:", written(row["value"]), row["unit"])))


def _one_line(words: str) -> str:
    return "; ".join(line.strip(" -;.") for line in words.splitlines() if line.strip(" -;."))[:400]
