"""What a plan says that goes into the plans below it besides duties: its grounds, its place, the reports that it wants."""

from __future__ import annotations

from datetime import date

from chutri.office.people.models import Agency
from chutri.office.people.rules.addressees import addressee_rule
from chutri.office.people.rules.names import name_key
from chutri.office.plans.models import Plan
from chutri.office.plans.queries.covering import covers
from chutri.office.plans.queries.sources import parts_of_reading
from chutri.office.plans.rules.marks import Json
from chutri.office.plans.rules.subplan_words import Report

# "các cơ quan, đơn vị, địa phương báo cáo …": whoever has a duty
_EVERYBODY = ("các cơ quan", "các đơn vị", "các địa phương", "các ngành", "thủ trưởng các")


def document_place(parent: Plan) -> str:
    """Give the place that a plan's head names. One query."""
    return str((parts_of_reading(parent, ("header",)).get("header") or {}).get("place") or "")


def stated_grounds(parent: Plan) -> list[tuple[str, str]]:
    """Give the numbered grounds of a plan as (code, words). One query."""
    references = parts_of_reading(parent, ("references",)).get("references") or ()
    return [(one["code"], _said(one)) for one in references if one.get("basis")]


def reports_of(parent: Plan, body: Agency, on: date) -> list[Report]:
    """Give the reports that a plan wants of a body: those asked of it by name, of a class that covers it, or of everybody."""
    asked = parts_of_reading(parent, ("reporting",)).get("reporting") or ()
    return [_report(one) for one in asked if one.get("to") and _asks(one, parent, body, on)]


def _asks(entry: Json, parent: Plan, body: Agency, on: date) -> bool:
    for party in entry.get("who") or ():
        words = party["text"]
        if words.casefold().startswith(_EVERYBODY) or name_key(words) == name_key(body.name):
            return True
        rule = addressee_rule(words)
        if rule is not None and body.pk in covers(parent, rule, on):
            return True
    return False


def _report(entry: Json) -> Report:
    when = (entry.get("deadline") or {}).get("text") or ""
    rhythm = (entry.get("recurrence") or {}).get("text") or ""
    said = "; báo cáo tổng kết ".join(words for words in (rhythm, when) if words)
    through = entry.get("through") or ()
    return Report(entry["to"][0]["text"], through[0]["text"] if through else "", said)


def _said(reference: Json) -> str:
    words = f"{reference.get('kind') or 'Văn bản'} số {reference['code']}"
    if reference.get("date"):
        year, month, day = (*str(reference["date"]).split("-"), "", "")[:3]
        words += f" ngày {day}/{int(month)}/{year}" if day else ""
    if reference.get("issuer"):
        words += f" của {reference['issuer']}"
    return words + (f" {reference['title']}" if reference.get("title") else "")
