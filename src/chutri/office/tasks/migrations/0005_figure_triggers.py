"""Lets the database keep the figures up with every change of a task, whoever makes it and however many at once.

A migration that makes tasks_task anew (on SQLite most changes of its columns do) loses its triggers: it must end with
``make_triggers`` of this one, or its successor's. A test asks the finished database for them.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_WORKING = "s.stage IN ('not_started', 'under_way', 'returned')"
# what each figure counts: the same as queries.standings, which a test holds against these after random deeds
_WHEN = {
    "on_time": "s.stage = 'done' AND s.last_day >= s.finished_on",
    "late": "s.stage = 'done' AND s.last_day < s.finished_on",
    "running": f"({_WORKING} AND s.last_day >= r.day) OR (s.stage = 'submitted' AND s.last_day >= s.submitted_on)",
    "overdue": f"({_WORKING} AND s.last_day < r.day) OR (s.stage = 'submitted' AND s.last_day < s.submitted_on)",
    "undated": "s.last_day IS NULL AND s.stage <> 'cancelled'",
    "cancelled": "s.stage = 'cancelled'",
    "done": "s.stage = 'done'",
    "waiting": "s.stage = 'submitted'",
    "silent": "s.stage IN ('not_started', 'under_way', 'submitted', 'returned') AND s.moved_at < {silent_before}",
}
_READ = (
    "giver_id", "lead_id", "plan_id", "stage", "counted", "last_day", "submitted_on", "finished_on", "moved_at",
)  # fmt: skip
_KEPT = {"tasks_agencyfigures": ("giver_id", "lead_id"), "tasks_planfigures": ("plan_id",)}
_SILENT_DAYS = "COALESCE((SELECT h.silent_after FROM tasks_rhythm h WHERE h.agency_id = s.lead_id), r.silent_after)"
_SILENT_BEFORE = {
    "sqlite": f"datetime(r.midnight, '-' || {_SILENT_DAYS} || ' days')",
    "postgresql": f"r.midnight - make_interval(days => {_SILENT_DAYS})",
}
_SIGNS = {"INSERT": ("new",), "UPDATE": ("new", "old"), "DELETE": ("old",)}


def make_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of this engine; those that are there are replaced."""
    vendor = schema_editor.connection.vendor
    drop_triggers(apps, schema_editor)
    for deed, rows in _SIGNS.items():
        body = "; ".join(_adding(table, keys, rows, vendor) for table, keys in _KEPT.items())
        name = f"tasks_figures_{deed.lower()}"
        if vendor == "sqlite":
            columns = f" OF {', '.join(_READ)}" if deed == "UPDATE" else ""
            schema_editor.execute(f"CREATE TRIGGER {name} AFTER {deed}{columns} ON tasks_task BEGIN {body}; END")
        elif vendor == "postgresql":
            referencing = " ".join(f"{row.upper()} TABLE AS {row}_rows" for row in rows)
            schema_editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {name} AFTER {deed} ON tasks_task REFERENCING {referencing} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove them."""
    for deed in _SIGNS:
        name = f"tasks_figures_{deed.lower()}"
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        elif schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name} ON tasks_task")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")


def _adding(table: str, keys: tuple[str, ...], rows: tuple[str, ...], vendor: str) -> str:
    """Say in SQL: add what the changed rows add to the figures and take away from them; nothing where that is nothing."""
    counted = {"total": "s.sign"}
    for figure, when in _WHEN.items():
        counted[figure] = f"CASE WHEN {when.format(silent_before=_SILENT_BEFORE[vendor])} THEN s.sign ELSE 0 END"
    by = ", ".join(f"s.{key}" for key in keys)
    sums = [f"SUM({one})" for one in counted.values()]
    changed = " UNION ALL ".join(_changed(row, vendor) for row in rows)
    return (
        f"INSERT INTO {table} (day, {', '.join(keys)}, {', '.join(counted)}) "  # noqa: S608  nothing from outside
        f"SELECT r.day, {by}, {', '.join(sums)} FROM ({changed}) s CROSS JOIN tasks_reckoning r WHERE s.counted "
        f"GROUP BY r.day, {by} HAVING {' OR '.join(f'{one} <> 0' for one in sums)}"
    )


def _changed(row: str, vendor: str) -> str:
    sign = 1 if row == "new" else -1
    if vendor == "sqlite":
        return f"SELECT {sign} AS sign, " + ", ".join(f"{row.upper()}.{column} AS {column}" for column in _READ)
    return f"SELECT {sign} AS sign, {', '.join(_READ)} FROM {row}_rows"  # noqa: S608  nothing from outside


class Migration(migrations.Migration):
    """Figures that keep up."""

    dependencies = [("tasks", "0004_figures")]

    operations = [migrations.RunPython(make_triggers, drop_triggers)]
