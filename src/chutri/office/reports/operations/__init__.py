"""Deeds of reports, by noun: one deed, one function, one transaction, one history line."""

from __future__ import annotations


class UnableToReport(Exception):
    """What was asked for can't be done; the message is Vietnamese and fit for the screen."""


class ReportChangedMeanwhile(UnableToReport):
    """Somebody saved it since it was shown."""
