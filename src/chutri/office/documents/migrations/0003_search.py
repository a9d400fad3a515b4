"""Full text search: an FTS5 table kept in step by triggers on SQLite, a generated tsvector column on PostgreSQL.

Then every document that is there gets its first row of words, its file's row and the day that its register goes by.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils.timezone import localdate

from chutri.office.documents.rules.codes import code_key, issuer_key
from chutri.office.lib.folding import words_of

TABLE, INDEX = "documents_documenttext", "documents_search"
_DROP = "INSERT INTO documents_search(documents_search, rowid, head, folded) VALUES ('delete', old.id, old.head, old.folded);"
_PUT = "INSERT INTO documents_search(rowid, head, folded) VALUES (new.id, new.head, new.folded);"
SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(head, folded, content='{TABLE}', content_rowid='id')",
    f"CREATE TRIGGER {INDEX}_insert AFTER INSERT ON {TABLE} BEGIN {_PUT} END",
    f"CREATE TRIGGER {INDEX}_delete AFTER DELETE ON {TABLE} BEGIN {_DROP} END",
    f"CREATE TRIGGER {INDEX}_update AFTER UPDATE ON {TABLE} BEGIN {_DROP} {_PUT} END",
)
POSTGRESQL = (
    f"ALTER TABLE {TABLE} ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, head || ' ' || folded)) STORED",
    f"CREATE INDEX {INDEX} ON {TABLE} USING gin (words)",
)


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what this engine searches by."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def remove_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove it again."""
    if schema_editor.connection.vendor == "sqlite":
        for when in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER {INDEX}_{when}")
        schema_editor.execute(f"DROP TABLE {INDEX}")
    else:
        schema_editor.execute(f"DROP INDEX {INDEX}")
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP COLUMN words")


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Bring the documents that were kept before into the new form."""
    documents = apps.get_model("documents", "Document")
    files = apps.get_model("documents", "DocumentFile")
    texts = apps.get_model("documents", "DocumentText")
    for one in documents.objects.all().iterator():
        one.booked_on = localdate(one.received_at)
        one.code_key = code_key(one.code)
        one.issuer_key = issuer_key(one.issuer)
        one.save(update_fields=["booked_on", "code_key", "issuer_key"])
        files.objects.create(
            document=one,
            sha256=one.sha256,
            name=one.name,
            media_type=one.media_type,
            size=one.size,
            added_at=one.received_at,
            added_by_id=one.received_by_id,
        )
        told = f"{one.code} {one.kind} {one.title} {one.issuer} {one.name}"
        texts.objects.create(document=one, head=" ".join(words_of(told)))


class Migration(migrations.Migration):
    """Search."""

    dependencies = [("documents", "0002_register")]

    operations = [
        migrations.RunPython(make_index, remove_index),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
