"""The office that the tracking benchmark measures is as large and as mixed as it says."""

from __future__ import annotations

import pytest
from django.db import connection
from pytest_django import Settings

from benchmarks import _tracking_office as office
from chutri.office.documents.models import Document
from chutri.office.plans.models import Plan
from chutri.office.tasks.models import Task, TaskParty


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="VACUUM stands in no transaction")
def test_plans_are_multiplied_with_all_that_hangs_on_them_and_spread(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
    monkeypatch.setattr(office, "AGENCIES", 12)
    person, _ = office.found_office()
    plan = office.bring_in(person, 10)
    parties = TaskParty.objects.count()
    assert (plan.task_count, parties >= 20) == (10, True)
    office.multiply(3)
    office.spread()
    office.multiply(2)
    assert (Plan.objects.count(), Task.objects.count(), TaskParty.objects.count()) == (6, 60, 6 * parties)
    assert Document.objects.values("sha256").distinct().count() == 6
    assert {one.plan_id for one in Task.objects.all()} == set(Plan.objects.values_list("pk", flat=True))
    assert {TaskParty.objects.filter(task__plan=one).count() for one in Plan.objects.all()} == {parties}
    assert Task.objects.values("lead").distinct().count() == 12
    assert Task.objects.filter(last_day=None).count() == 0
