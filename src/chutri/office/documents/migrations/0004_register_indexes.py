"""Indexes for what the register offers to filter by."""

from __future__ import annotations

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def keep_words_plain(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let PostgreSQL keep the words uncompressed: whether they stand together is looked up in each row that has them."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE documents_documenttext ALTER COLUMN words SET STORAGE EXTERNAL")


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_search"),
        ("people", "0004_access"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="document",
            name="document_issuer",
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["agency", "direction", "issuer_key", "id"], name="document_issuer"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["agency", "direction", "kind"], name="document_kind"),
        ),
        migrations.RunPython(keep_words_plain, migrations.RunPython.noop),
    ]
