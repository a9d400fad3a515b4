"""Whoever is to hear of what happens to a report."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.operations import notify
from chutri.office.people.queries import people_of
from chutri.office.reports.models import Report

HEARING = (Role.FOCAL, Role.OFFICE, Role.LEADER)


def tell_receiver(report: Report, *, by: User, at: datetime) -> None:
    """Tell the people of the receiver that reports have come, in the app: once a round and day, not once a body."""
    round_ = report.round
    duty = round_.duty
    agencies = [key for key in (duty.through_id, duty.receiver_id) if key][:1]
    people = [person for person in people_of(agencies, HEARING) if person.pk != by.pk]
    words = f"Có báo cáo mới nộp: {duty} – {round_.period}"
    address = reverse("reports:round-page", args=[round_.pk])
    key = f"reports-came:{round_.pk}:{localdate(at)}"
    notify(people=people, words=words, address=address, key=key, at=at, mail=False)


def tell_body(report: Report, *, by: User, at: datetime, words: str) -> None:
    """Tell the people of the body that owes it, by mail too."""
    people = [person for person in people_of([report.agency_id], HEARING) if person.pk != by.pk]
    address = reverse("reports:report-page", args=[report.pk])
    notify(people=people, words=words, address=address, key="", at=at, mail=True)
