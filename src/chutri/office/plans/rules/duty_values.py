"""The fields of a duty as a form shows them: text, one body or product a line."""

from __future__ import annotations

from datetime import date

from chutri.office.lib.stated_dates import StatedDate
from chutri.office.plans.choices import PartyKind
from chutri.office.plans.rules.marks import Json

# name in the form → what the screen calls it
LABELS: dict[str, str] = {
    "action": "Nội dung",
    "section": "Mục",
    "role": "Vai trò",
    "mode": "Hình thức giao",
    "leads": "Cơ quan được giao",
    "partners": "Phối hợp",
    "consults": "Xin ý kiến",
    "submits_to": "Trình, báo cáo",
    "deadline": "Ngày hạn",
    "relation": "Cách tính hạn",
    "deadline_words": "Thời hạn theo lời văn bản",
    "deliverables": "Sản phẩm",
}
_PARTIES = {
    "leads": PartyKind.AGENCY,
    "partners": PartyKind.PARTNER,
    "consults": PartyKind.CONSULTED,
    "submits_to": PartyKind.SUPERIOR,
}


def values_of(kept: Json) -> dict[str, str]:
    """Give the values of a duty's snapshot by the names of the form."""
    from_fields = kept["fields"]
    values = {name: str(from_fields[name] or "") for name in ("action", "section", "role", "mode", "deadline_words")}
    values["deliverables"] = "\n".join(from_fields["deliverables"])
    values["relation"] = from_fields["deadline_relation"]
    values["deadline"] = _date(from_fields["deadline_date"], from_fields["deadline_precision"])
    for name, kind in _PARTIES.items():
        texts = (party["text"] for party in kept["parties"] if party["kind"] == kind)
        values[name] = "\n".join(dict.fromkeys(texts))
    return values


def lines_in(typed: str) -> tuple[str, ...]:
    """Give the lines that somebody typed, without the empty ones."""
    return tuple(line for line in (" ".join(line.split()) for line in typed.splitlines()) if line)


def _date(day: str | None, precision: str) -> str:
    if not day:
        return ""

    return str(StatedDate(date.fromisoformat(day), precision))  # type: ignore[arg-type]
