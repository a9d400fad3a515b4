"""What the panels beside the source list besides tasks: findings, events, duties, citations, what was not understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chutri.office.plans.choices import Panel, Severity
from chutri.office.plans.rules.cards import date_words, due_of, party_texts
from chutri.office.plans.rules.marks import Found, Json, found


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing read that is no task: its ref, a head, and facts as pairs of label and value."""

    ref: str
    start: int
    head: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    tone: str = ""
    badge: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntryList:
    """Entries of one sort, under a title."""

    title: str
    entries: list[Entry]


def panel_lists(reading: Json, panel: str) -> list[EntryList]:
    """Give what a panel other than that of tasks lists; sorts of which nothing was read are left out."""
    lists = [
        EntryList(title, [entry(one) for one in found(reading, key)]) for title, key, entry in _PANELS.get(panel, ())
    ]
    if panel == Panel.FINDINGS:
        lists = [EntryList(str(grade.label), _of_grade(lists, grade)) for grade in Severity]
    return [one for one in lists if one.entries]


def _of_grade(lists: list[EntryList], grade: Severity) -> list[Entry]:
    return [entry for one in lists for entry in one.entries if entry.tone == grade]


def panel_counts(reading: Json) -> dict[str, int]:
    """Count what each panel would list."""
    counts = {panel: sum(len(found(reading, key)) for _, key, _ in sorts) for panel, sorts in _PANELS.items()}
    return {**counts, Panel.TASKS.value: len(reading.get("tasks") or ())}


def _facts(*pairs: tuple[str, Any]) -> list[tuple[str, str]]:
    """Keep the pairs that have a value; lists are joined."""
    told = []
    for label, value in pairs:
        text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        if text:
            told.append((label, text))
    return told


def _start(value: Json) -> int:
    return int((value.get("span") or (0, 0))[0])


def _due_words(value: Json) -> str:
    due = due_of(value.get("deadline"))
    return (due.label or due.words) if due else ""


def _event(one: Found) -> Entry:
    value = one.value
    period = " – ".join(dict.fromkeys(filter(None, (date_words(value.get("start")), date_words(value.get("end"))))))
    programme = [f"{line.get('time') or ''} {line['text']}".strip() for line in value.get("programme") or ()]
    facts = _facts(
        ("Thời gian", " ".join(filter(None, (value.get("time"), period)))),
        ("Theo văn bản", value.get("window")),
        ("Địa điểm", value.get("venue")),
        ("Đơn vị tổ chức", party_texts(value.get("hosts"))),
        ("Chương trình", "\n".join(programme)),
        ("Ma-két", "\n".join(value.get("backdrop") or ())),
        ("Truyền hình", value.get("broadcast")),
    )
    return Entry(one.ref, _start(value), value["title"], facts)


def _delegates(one: Found) -> Entry:
    value = one.value
    count = value.get("count")
    about = "khoảng " if value.get("approximate") else ""
    facts = _facts(("Số lượng", f"{about}{count}" if count is not None else None))
    return Entry(one.ref, _start(value), value["text"], facts, badge="Tổng số" if value.get("total") else "")


def _quota(one: Found) -> Entry:
    value = one.value
    most = "không quá " if value.get("at_most") else ""
    sizes = (("Tập thể", value.get("collectives")), ("Cá nhân", value.get("individuals")))
    facts = _facts(*((label, None if size is None else f"{most}{size}") for label, size in sizes))
    return Entry(one.ref, _start(value), value["unit"], facts)


def _dossier(one: Found) -> Entry:
    value = one.value
    facts = _facts(
        ("Gồm", party_texts(value.get("parts"))),
        ("Nơi nhận hồ sơ", value.get("addressee")),
        ("Số bộ", value.get("copies")),
        ("Thời hạn", _due_words(value)),
    )
    return Entry(one.ref, _start(value), value["title"], facts)


def _reporting(one: Found) -> Entry:
    value = one.value
    facts = _facts(
        ("Ai báo cáo", party_texts(value.get("who"))),
        ("Gửi", party_texts(value.get("to"))),
        ("Qua", party_texts(value.get("through"))),
        ("Định kỳ", (value.get("recurrence") or {}).get("text")),
        ("Thời hạn", _due_words(value)),
    )
    return Entry(one.ref, _start(value), value["text"], facts)


def _funding(one: Found) -> Entry:
    return Entry(one.ref, _start(one.value), one.value["text"], _facts(("Nguồn", list(one.value.get("sources") or ()))))


def _channel(one: Found) -> Entry:
    value = one.value
    period = " – ".join(filter(None, (date_words(value.get("start")), date_words(value.get("end")))))
    peak = " – ".join(filter(None, (date_words(value.get("peak_start")), date_words(value.get("peak_end")))))
    return Entry(one.ref, _start(value), value["text"], _facts(("Thời gian", period), ("Cao điểm", peak)))


def _reference(one: Found) -> Entry:
    value = one.value
    head = f"{value.get('kind') or 'Văn bản'} {value['code']}"
    facts = _facts(
        ("Ngày", date_words(value.get("date"))), ("Ban hành", value.get("issuer")), ("Về", value.get("title"))
    )
    return Entry(one.ref, _start(value), head, facts, badge="Căn cứ" if value.get("basis") else "")


def _annex(one: Found) -> Entry:
    value = one.value
    head = " ".join(filter(None, (value.get("marker"), value.get("title")))) or "Phụ lục"
    badge = "" if value.get("attached") else "Không kèm theo tệp"
    return Entry(one.ref, _start(value), head, badge=badge)


def _finding(one: Found) -> Entry:
    value = one.value
    severity = value.get("severity")
    label = Severity(severity).label if severity in Severity.values else str(severity)
    facts = _facts(("Nên làm", value.get("hint")))
    return Entry(one.ref, _start(value), value["message"], facts, str(severity), str(label), value["code"])


def _unread(one: Found) -> Entry:
    return Entry(one.ref, _start(one.value), one.value["text"], [("Vì sao", one.value["reason"])])


_PANELS: dict[str, tuple[tuple[str, str, Callable[[Found], Entry]], ...]] = {
    Panel.FINDINGS.value: (("Những chỗ cần kiểm tra", "findings", _finding),),
    Panel.EVENTS.value: (
        ("Sự kiện", "events", _event),
        ("Thành phần đại biểu", "delegates", _delegates),
        ("Chỉ tiêu khen thưởng", "quotas", _quota),
    ),
    Panel.DUTIES.value: (
        ("Chế độ báo cáo", "reporting", _reporting),
        ("Kinh phí", "funding", _funding),
        ("Hồ sơ", "dossiers", _dossier),
        ("Kênh tuyên truyền", "channels", _channel),
    ),
    Panel.REFERENCES.value: (("Văn bản được dẫn", "references", _reference), ("Phụ lục", "annexes", _annex)),
    Panel.UNREAD.value: (("Đoạn chưa hiểu", "unread", _unread),),
}
# what each panel holds, in full
PANEL_HOLDS: dict[str, str] = {
    Panel.TASKS.value: "Ai làm gì, đến khi nào",
    Panel.FINDINGS.value: "Những chỗ cần kiểm tra trước khi ký",
    Panel.EVENTS.value: "Sự kiện, thành phần đại biểu, chỉ tiêu khen thưởng",
    Panel.DUTIES.value: "Chế độ báo cáo, kinh phí, hồ sơ, kênh tuyên truyền",
    Panel.REFERENCES.value: "Căn cứ, văn bản được dẫn, phụ lục",
    Panel.UNREAD.value: "Những đoạn máy chưa hiểu",
}
# which parts of the reading each panel needs
PANEL_KEYS: dict[str, tuple[str, ...]] = {panel: tuple(key for _, key, _ in sorts) for panel, sorts in _PANELS.items()}
