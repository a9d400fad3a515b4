"""The days on which periods close, as the law says them: data/period_rules.toml, each with its source."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import migrations

DATA = Path(__file__).parent.parent / "data" / "period_rules.toml"


def load(apps: Any, schema_editor: Any) -> None:
    """Put the rules of law into the database, where an office finds, overrules and ends them."""
    rule = apps.get_model("reports", "PeriodRule")
    rule.objects.bulk_create(rule(**facts) for facts in tomllib.loads(DATA.read_text("utf-8"))["rule"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
