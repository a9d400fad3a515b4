"""Nhiệm vụ: what a plan's tasks become once they are followed up: who, by when, how far.

Owns ``Task`` and ``TaskParty``. ``web/task_list.py`` is the list, ``web/task_page.py`` one task with its history.
"""
