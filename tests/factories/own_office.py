"""An office of its own for a test that starts processes: its folder, and a database that no other test sees."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent
PREPARE = "from chutri.office.project import start; start.prepare(); from tests.factories import declared_jobs\n"


@dataclass(frozen=True)
class OwnOffice:
    """Where it is: what processes of it need in their environment."""

    environment: dict[str, str]

    def popen(self, script: str) -> subprocess.Popen[str]:
        """Start a process of the office; the script finds Django set up."""
        words = [sys.executable, "-c", PREPARE + textwrap.dedent(script)]
        return subprocess.Popen(
            words, env=self.environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, script: str) -> str:
        """Let a process of the office run to its end and give what it printed."""
        process = self.popen(script)
        out, err = process.communicate(timeout=180)
        if process.returncode:
            raise AssertionError(f"exit status {process.returncode}\n{err}")
        return out.strip()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask its database, past the program."""
        url = self.environment.get("CHUTRI_DATABASE_URL", "")
        if url.startswith("postgres"):
            with psycopg.connect(url) as server:
                return server.execute(query.encode()).fetchall()
        with closing(sqlite3.connect(Path(self.environment["CHUTRI_HOME"]) / "chutri.sqlite3", timeout=20)) as file:
            return file.execute(query).fetchall()


@cache
def _laid_out() -> Path:
    """An embedded database with all its tables and nothing in them, made once a run: offices begin as copies of it."""
    home = Path(tempfile.mkdtemp(prefix="chutri-laid-out-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    OwnOffice({**os.environ, "CHUTRI_HOME": str(home), "CHUTRI_HTTPS": "off"}).run("")
    return home / "chutri.sqlite3"


@cache
def _laid_out_on_server(url: str) -> str:
    """The same as a database of the server, removed when the run ends; gives its name."""
    name = f"laid_out_{secrets.token_hex(6)}"
    home = Path(tempfile.mkdtemp(prefix="chutri-laid-out-"))
    _say(url, f'CREATE DATABASE "{name}"')
    atexit.register(_say, url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    environment = {**os.environ, "CHUTRI_HOME": str(home), "CHUTRI_HTTPS": "off"}
    OwnOffice({**environment, "CHUTRI_DATABASE_URL": _beside(url, name)}).run("")
    return name


def _beside(url: str, name: str) -> str:
    """The address of another database of the same server."""
    place, _, options = url.partition("?")
    return f"{place.rpartition('/')[0]}/{name}?{options}"


def _say(url: str, words: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(words.encode())


@contextmanager
def own_database(home: Path) -> Iterator[dict[str, str]]:
    """Give the environment of an office in ``home``; on PostgreSQL make it a database, and remove it afterwards."""
    environment = {**os.environ, "CHUTRI_HOME": str(home), "CHUTRI_HTTPS": "off"}
    url = os.environ.get("CHUTRI_DATABASE_URL", "")
    if not url.startswith("postgres"):
        home.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_laid_out(), home / "chutri.sqlite3")
        yield environment
        return
    name = f"office_{secrets.token_hex(6)}"
    _say(url, f'CREATE DATABASE "{name}" TEMPLATE "{_laid_out_on_server(url)}"')
    try:
        yield {**environment, "CHUTRI_DATABASE_URL": _beside(url, name)}
    finally:
        _say(url, f'DROP DATABASE "{name}" WITH (FORCE)')
