"""Whoever is to hear of what happens to a report."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.operations import notify
from chutri.office.people.queries import people_of
from chutri.office.reports.models import Report

HEARING = (Role.FOCAL, Role.OFFICE, Role.LEADER)


def tell_receiver(report: Report, *, by: User, at: datetime, words: str) -> None:
    """Tell the people of the receiver, in the app."""
    duty = report.round.duty
    _tell([key for key in (duty.through_id, duty.receiver_id) if key][:1], report, words, (by, at), mail=False)


def tell_body(report: Report, *, by: User, at: datetime, words: str) -> None:
    """Tell the people of the body that owes it, by mail too."""
    _tell([report.agency_id], report, words, (by, at), mail=True)


def _tell(agencies: list[int], report: Report, words: str, told: tuple[User, datetime], *, mail: bool) -> None:
    by, at = told
    people = [person for person in people_of(agencies, HEARING) if person.pk != by.pk]
    address = reverse("reports:report-page", args=[report.pk])
    notify(people=people, words=words, address=address, key="", at=at, mail=mail)
