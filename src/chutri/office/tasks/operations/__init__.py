"""Deeds about tasks, by noun: one deed, one function, one transaction, one history line."""

from __future__ import annotations

from chutri.office.tasks.operations.amending import Amendment, amend_task, cancel_task, recall_tasks
from chutri.office.tasks.operations.assigning import Piece, add_subtask, hand_task, name_lead
from chutri.office.tasks.operations.creating import create_tasks
from chutri.office.tasks.operations.duplicates import (
    find_duplicates,
    judge_duplicate,
    merge_duplicate,
    release_merged,
)
from chutri.office.tasks.operations.extensions import ask_extension, decide_extension, fix_deadline
from chutri.office.tasks.operations.filters import UnableToSaveFilter, forget_filter, save_filter
from chutri.office.tasks.operations.progress import report_progress, start_task, undo_last
from chutri.office.tasks.operations.reminding import remind_lead
from chutri.office.tasks.operations.results import (
    HandedFile,
    accept_result,
    reopen_task,
    return_result,
    submit_result,
    withdraw_result,
)
from chutri.office.tasks.operations.saving import TaskChangedMeanwhile, UnableToChangeTask
from chutri.office.tasks.operations.successors import reevaluate
from chutri.office.tasks.operations.supporting import answer_support, describe_part
from chutri.office.tasks.operations.talking import add_comment, follow_task, unfollow_task

__all__ = [
    "Amendment",
    "HandedFile",
    "Piece",
    "TaskChangedMeanwhile",
    "UnableToChangeTask",
    "UnableToSaveFilter",
    "accept_result",
    "add_comment",
    "add_subtask",
    "amend_task",
    "answer_support",
    "ask_extension",
    "cancel_task",
    "create_tasks",
    "decide_extension",
    "describe_part",
    "find_duplicates",
    "fix_deadline",
    "follow_task",
    "forget_filter",
    "hand_task",
    "judge_duplicate",
    "merge_duplicate",
    "name_lead",
    "recall_tasks",
    "reevaluate",
    "release_merged",
    "remind_lead",
    "reopen_task",
    "report_progress",
    "return_result",
    "save_filter",
    "start_task",
    "submit_result",
    "undo_last",
    "unfollow_task",
    "withdraw_result",
]
