"""Lets the database itself refuse to change or remove a line of the history."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

DEEDS = ("UPDATE", "DELETE")


def refuse_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of this engine."""
    if schema_editor.connection.vendor == "sqlite":
        for deed in DEEDS:
            schema_editor.execute(
                f"CREATE TRIGGER history_no_{deed.lower()} BEFORE {deed} ON history_historyline "
                "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
            )
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the history is append-only'; END $$"
        )
        schema_editor.execute(
            "CREATE TRIGGER history_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON history_historyline "
            "FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()"
        )


def allow_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove them again."""
    if schema_editor.connection.vendor == "sqlite":
        for deed in DEEDS:
            schema_editor.execute(f"DROP TRIGGER history_no_{deed.lower()}")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER history_no_change ON history_historyline")
        schema_editor.execute("DROP FUNCTION history_refuse()")


class Migration(migrations.Migration):
    """Append-only."""

    dependencies = [("history", "0001_initial")]

    operations = [migrations.RunPython(refuse_changes, allow_changes)]
