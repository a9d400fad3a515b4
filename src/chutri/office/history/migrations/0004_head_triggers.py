"""Begins the chain's head at the last line; lets it go forward only, and refuses to empty either table.

A head that is set back, removed or added to would hide that lines were cut off at the end.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

HEAD = "history_historyhead"
FIRST = "0" * 64


def begin(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the one row out of the lines that are there."""
    line = apps.get_model("history", "HistoryLine").objects
    last = line.order_by("-pk").values_list("seal", flat=True).first()
    apps.get_model("history", "HistoryHead").objects.create(pk=1, count=line.count(), seal=last or FIRST)


def refuse_setting_back(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of this engine."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER history_head_forward BEFORE UPDATE ON {HEAD} WHEN NEW.count <= OLD.count "
            "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
        )
        schema_editor.execute(
            f"CREATE TRIGGER history_head_no_delete BEFORE DELETE ON {HEAD} "
            "BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END"
        )
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER history_head_forward BEFORE UPDATE ON {HEAD} FOR EACH ROW "
            "WHEN (NEW.count <= OLD.count) EXECUTE FUNCTION history_refuse()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER history_head_no_delete BEFORE DELETE OR TRUNCATE ON {HEAD} "
            "FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()"
        )


def allow_setting_back(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove them again."""
    on = f" ON {HEAD}" if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("forward", "no_delete"):
        schema_editor.execute(f"DROP TRIGGER history_head_{name}{on}")


class Migration(migrations.Migration):
    """The head goes forward."""

    dependencies = [("history", "0003_historyhead")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(refuse_setting_back, allow_setting_back),
    ]
