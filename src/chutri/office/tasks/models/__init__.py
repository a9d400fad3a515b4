"""Tasks under way, the bodies with a part in them, and what is done about them."""

from __future__ import annotations

from chutri.office.tasks.models.duplicates import Duplicate
from chutri.office.tasks.models.figures import AgencyFigures, Figures, PlanFigures, Reckoning
from chutri.office.tasks.models.following import CalendarKey, Comment, Follow, ReminderChoice, SavedFilter
from chutri.office.tasks.models.results import Evidence, Extension, Result, Spell, TaskChange
from chutri.office.tasks.models.rhythms import Rhythm
from chutri.office.tasks.models.sheets import Sheet
from chutri.office.tasks.models.tasks import Task, TaskAgency, TaskParty

__all__ = [
    "AgencyFigures",
    "CalendarKey",
    "Comment",
    "Duplicate",
    "Evidence",
    "Extension",
    "Figures",
    "Follow",
    "PlanFigures",
    "Reckoning",
    "ReminderChoice",
    "Result",
    "Rhythm",
    "SavedFilter",
    "Sheet",
    "Spell",
    "Task",
    "TaskAgency",
    "TaskChange",
    "TaskParty",
]
