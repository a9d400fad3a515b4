"""Reporting duties, forms, reports, facts, consolidated reports."""

from __future__ import annotations

from chutri.office.reports.models.consolidations import Consolidation
from chutri.office.reports.models.duties import DutyReporter, PeriodRule, ReportingDuty, ReportRound
from chutri.office.reports.models.forms import Indicator, Question, ReportTemplate, TemplateVersion
from chutri.office.reports.models.reports import Fact, Report, ReportFile, ReportVersion
from chutri.office.reports.models.sheets import ReportSheet

__all__ = [
    "Consolidation",
    "DutyReporter",
    "Fact",
    "Indicator",
    "PeriodRule",
    "Question",
    "Report",
    "ReportFile",
    "ReportRound",
    "ReportSheet",
    "ReportTemplate",
    "ReportVersion",
    "ReportingDuty",
    "TemplateVersion",
]
