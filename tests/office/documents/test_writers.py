"""Eight programs issue documents at once into one database: the numbers are 1 to 50, the history's chain is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

PREPARE = """
from chutri.office.project.start import prepare
prepare()
from django.utils import timezone
from chutri.office.documents.choices import PartRole
from chutri.office.documents.models import SymbolPart
from chutri.office.people.choices import Role
from chutri.office.people.operations import NewPerson, add_person
new = NewPerson(username="an", full_name="Nguyễn Thị An", agency="Văn phòng UBND tỉnh Minh Hải Đông", role=Role.OFFICE)
an = add_person(person=new, password="cá-kèo-nướng-2026", at=timezone.now())
SymbolPart.objects.create(agency=an.agency, role=PartRole.ISSUER, part="UBND")
"""
WRITE = """
import sys
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "chutri.office.project.settings"
django.setup()
from django.utils import timezone
from chutri.office.documents.models import Document
from chutri.office.documents.operations.numbering import issue_document
from chutri.office.people.models import User
an, now = User.objects.select_related("agency").get(), timezone.now()
for _ in range(int(sys.argv[1])):
    document = Document(agency=an.agency, direction="outgoing", kind="Kế hoạch", title="Tổ chức Hội nghị",
        received_at=now, received_by=an, booked_on=now.date(), title_order="")
    document.save()
    print(issue_document(document=document, by=an, at=now).number)
"""
CHECK = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "chutri.office.project.settings"
django.setup()
from chutri.office.history.queries import verify_history
print(len(verify_history().problems))
"""
SHARES = (7, 7, 6, 6, 6, 6, 6, 6)


def started(script: str, home: Path, database: str, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "CHUTRI_HOME": str(home), "CHUTRI_DATABASE_URL": database}
    return subprocess.Popen([sys.executable, "-c", script, *words], env=environment, text=True, stdout=subprocess.PIPE)


def told(program: subprocess.Popen[str]) -> list[int]:
    out, _ = program.communicate(timeout=120)
    assert program.returncode == 0
    return [int(word) for word in out.split()]


def check_numbers(home: Path, database: str) -> None:
    assert told(started(PREPARE, home, database)) == []
    writers = [started(WRITE, home, database, str(share)) for share in SHARES]
    numbers = [number for writer in writers for number in told(writer)]
    assert sorted(numbers) == list(range(1, 51))
    assert told(started(CHECK, home, database)) == [0]


def test_fifty_numbers_by_eight_programs_on_sqlite(tmp_path: Path) -> None:
    check_numbers(tmp_path, f"sqlite:///{tmp_path / 'office.sqlite3'}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="runs where CHUTRI_DATABASE_URL names a PostgreSQL")
def test_fifty_numbers_by_eight_programs_on_postgresql(tmp_path: Path) -> None:
    place = urlsplit(os.environ["CHUTRI_DATABASE_URL"])
    name = f"chutri_writers_{os.getpid()}"
    with psycopg.connect(os.environ["CHUTRI_DATABASE_URL"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            check_numbers(tmp_path, urlunsplit(place._replace(path=f"/{name}")))
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
