"""Readings as plain values and as JSON."""

from __future__ import annotations

import json

import pytest

from chutri.reading import read_text, to_dict, to_json

PLAN = """KẾ HOẠCH
Ứng dụng chữ ký số

I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Chủ trì, phối hợp với Sở Tài chính rà soát, báo cáo trước ngày 20/11/2025.
| TT | Nội dung | Cơ quan chủ trì |
| 1 | Tập huấn | Sở Nội vụ |
"""


def span_of(words: str) -> list[int]:
    """Where words first stand in the plan."""
    start = PLAN.index(words)
    return [start, start + len(words)]


@pytest.mark.parametrize("with_text", [False, True])
def test_json_says_what_the_plain_values_say_in_their_order(with_text: bool) -> None:
    reading = read_text(PLAN, "ke-hoach.txt")
    plain = to_dict(reading, with_text=with_text)
    written = to_json(reading, with_text=with_text, beside={"findings": []})
    assert json.dumps(json.loads(written)) == json.dumps({**plain, "findings": []})
    assert ("text" in plain, b"\n" in written) == (with_text, False)


def test_half_a_character_becomes_a_question_mark() -> None:
    reading = read_text("KẾ HOẠCH\nTập huấn \ud800 kỹ năng\n")
    assert json.loads(to_json(reading, with_text=True))["text"] == "KẾ HOẠCH\nTập huấn ? kỹ năng\n"


def test_shape_is_the_contracts() -> None:
    """Names and order of keys are what other programs rely on."""
    written = to_dict(read_text(PLAN, "ke-hoach.txt"))

    assert list(written) == [
        *(
            "schema",
            "source",
            "header",
            "signature",
            "recipients",
            "references",
            "outline",
            "tables",
            "tasks",
            "events",
        ),
        *(
            "delegates",
            "quotas",
            "dossiers",
            "nomination_deadline",
            "reporting",
            "funding",
            "channels",
            "annexes",
            "unread",
        ),
    ]
    assert written["schema"] == "chutri.reading/1"
    assert {name: list(written[name]) for name in ("source", "header")} == {
        "source": ["name", "sha256", "media_type", "characters"],
        "header": ["issuer", "kind", "code", "number", "symbol", "place", "date", "title", "span"],
    }


def test_task_as_the_contract_shows_it() -> None:
    task, row = to_dict(read_text(PLAN))["tasks"]

    assert json.loads(json.dumps(task)) == {
        "id": "I.1/1",
        "section": "I.1",
        "parent": None,
        "form": "item",
        "agencies": [{"text": "Sở Nội vụ", "span": span_of("Sở Nội vụ"), "key": None}],
        "mode": "assigned",
        "role": "lead",
        "partners": [{"text": "Sở Tài chính", "span": span_of("Sở Tài chính"), "key": None}],
        "consults": [],
        "submits_to": [],
        "action": "Chủ trì, phối hợp với Sở Tài chính rà soát, báo cáo trước ngày 20/11/2025.",
        "context": None,
        "deliverables": [],
        "start": None,
        "deadline": {
            "date": "2025-11-20",
            "relation": "before",
            "text": "trước ngày 20/11/2025",
            "span": span_of("trước ngày 20/11/2025"),
        },
        "recurrence": None,
        "confidence": 0.97,
        "span": span_of("Chủ trì, phối hợp với Sở Tài chính rà soát, báo cáo trước ngày 20/11/2025."),
    }
    assert (row["form"], row["action"]) == ("row", "Tập huấn")
