"""The office as other programs start it: the command line and ``make demo`` call these.

Django is set up on the first call and not before, so importing this module costs nothing.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

from chutri.office.lib.hosts import is_this_machine

if TYPE_CHECKING:
    from chutri.office.background.worker.deliveries import DeliveryWorker
    from chutri.office.background.worker.threads import WorkerThreads
    from chutri.office.history.rules import Noted, Verification
    from chutri.office.people.models import User

DEMO_LOGIN = "an"
DEMO_NAME = "Nguyễn Thị An"
DEMO_AGENCY = "Văn phòng UBND tỉnh Minh Hải Đông"
DEMO_DIRECTORY = "minh-hai-dong"
# those who work beside: login, name, agency, role
DEMO_COLLEAGUES = (
    ("dung", "Phạm Văn Dũng", DEMO_AGENCY, "leader"),
    ("hoa", "Vũ Thị Hoa", DEMO_AGENCY, "specialist"),
    ("my", "Đặng Thị My", DEMO_AGENCY, "clerk"),
    ("binh", "Lê Văn Bình", DEMO_AGENCY, "reader"),
    ("chi", "Trần Thị Chi", "Sở Nông nghiệp và Môi trường tỉnh Minh Hải Đông", "focal"),
    ("khoa", "Hoàng Đăng Khoa", "Sở Nội vụ tỉnh Minh Hải Đông", "focal"),
)
SETTINGS = "chutri.office.project.settings"
# How long a worker that is told to stop waits for the jobs under way; they are taken again afterwards.
GRACE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """Somebody of the demo's office: who they are there, and the password that was just made."""

    login: str
    name: str
    role: str
    agency: str
    password: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: the plan's address in the site and its number of tasks, or ``problem`` in Vietnamese."""

    path: Path
    address: str = ""
    title: str = ""
    task_count: int = 0
    already_here: bool = False
    problem: str = ""


class UnableToStart(Exception):
    """The office can't do this now; the message is Vietnamese and fit for the terminal."""


def prepare() -> None:
    """Set Django up and bring the database to the newest shape. Harmless to repeat."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    from chutri.office.project.database import bring_up_to_date

    bring_up_to_date()


def make_demo_user() -> tuple[str, str]:
    """Make the demo's person, or give them a new password; give login and password, which is kept nowhere else."""
    one = _demo_person(DEMO_LOGIN, DEMO_NAME, DEMO_AGENCY, "office")
    load_agencies(DEMO_DIRECTORY, login=DEMO_LOGIN)
    return one.login, one.password


def make_demo_office() -> list[DemoLogin]:
    """Make those who work beside the demo's person, or give them new passwords, which are kept nowhere else."""
    return [_demo_person(*one) for one in DEMO_COLLEAGUES]


def _demo_person(login: str, name: str, agency: str, role: str) -> DemoLogin:
    prepare()
    from django.utils import timezone

    from chutri.office.people.choices import Role
    from chutri.office.people.operations import NewPerson, add_person, set_password
    from chutri.office.people.queries import person_called

    password, now = secrets.token_urlsafe(9), timezone.now()
    person = person_called(login)
    if person:
        set_password(person=person, password=password, by=person, at=now)
    else:
        new = NewPerson(username=login, full_name=name, agency=agency, role=Role(role))
        add_person(person=new, password=password, at=now, by=person_called(DEMO_LOGIN))
    return DemoLogin(login, name, str(Role(role).label), agency, password)


def import_files(paths: Iterable[Path], *, login: str = "", issue: bool = False) -> Iterator[Imported]:
    """Bring files in, one after the other, on behalf of ``login`` (without one: the first person of an office).

    They are read here and now and wait for their review; with ``issue`` their tasks are live at once. One bad file is reported and the rest go on. Raises UnableToStart when there is nobody to act for.
    """
    prepare()
    person = _acting(login)
    return (_import(path, person, issue=issue) for path in paths)


def load_agencies(name: str, *, login: str = "") -> str:
    """Bring a directory of agencies that comes with the program in, on behalf of ``login``; say what changed, in Vietnamese.

    Raises UnableToStart when there is no such directory or nobody to act for.
    """
    prepare()
    from django.utils import timezone

    from chutri.office.people.operations import UnableToLoadDirectory, load_directory

    try:
        return load_directory(name=name, by=_acting(login), at=timezone.now()).words
    except UnableToLoadDirectory as error:
        raise UnableToStart(str(error)) from error


def needs_worker() -> bool:
    """Whether background jobs wait for a ``chutri worker`` beside the site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.conf import settings

    return not settings.INPROCESS_WORKER


def run_jobs_here() -> None:
    """Run the background jobs that are waiting, where no ``chutri worker`` is expected to: a command ends, a site stays."""
    prepare()
    from django.conf import settings

    from chutri.office.background.worker.execution import run_waiting_jobs

    if settings.INPROCESS_WORKER:
        run_waiting_jobs()


def verify_history(noted: Noted | None = None) -> Verification:
    """Walk the history's chain and say where it is broken; ``noted`` is what an earlier walk ended with."""
    prepare()
    from chutri.office.history.queries import verify_history as verify

    return verify(noted)


def check_figures() -> list[str]:
    """Hold the kept figures against a recount of all tasks, then reckon them for today; give what had gone astray."""
    prepare()
    from django.utils import timezone

    from chutri.office.tasks.operations.figures import figures_astray, reckon_figures

    astray = [one.about for one in figures_astray()]
    reckon_figures(at=timezone.now())
    return astray


def choose_protection(host: str) -> None:
    """Speak plain http where only this machine's browsers listen. Comes before the settings are first looked at.

    Raises UnableToStart when other machines could reach the site and nobody said how it is protected.
    """
    if is_this_machine(host):
        os.environ.setdefault("CHUTRI_HTTPS", "off")
    elif "CHUTRI_HTTPS" not in os.environ:
        raise UnableToStart(
            "Để máy khác vào được, hãy nói rõ trang web được bảo vệ thế nào: CHUTRI_HTTPS=on CHUTRI_BEHIND_PROXY=on khi có "
            "máy chủ https đứng trước, hoặc CHUTRI_HTTPS=off trong mạng tin cậy; kèm CHUTRI_ALLOWED_HOSTS=tên-máy-chủ."
        )


def serve(host: str = "127.0.0.1", port: int = 8000, *, threads: int = 8) -> None:
    """Serve the site until it is stopped. On this machine only, plain http is enough and is what a browser will speak.

    Raises UnableToStart when other machines could reach it and nobody said how it is protected, or the port is taken.
    """
    choose_protection(host)
    _claim(host, port)
    prepare()
    from django.conf import settings
    from gunicorn.app.base import BaseApplication

    from chutri.office.project.database import let_go
    from chutri.office.project.wsgi import application

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            at = f"[{host}]" if ":" in host else host
            self.cfg.set("bind", f"{at}:{port}")
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("threads", threads)
            self.cfg.set("loglevel", "warning")
            # A scan of many pages is read within its request: the arbiter must not take that for a hung worker.
            self.cfg.set("timeout", 0)
            # Threads do not survive the fork of the process that answers requests: they begin in it.
            if settings.INPROCESS_WORKER:
                self.cfg.set("post_worker_init", lambda _: worker_beside().start())

        def load(self) -> Callable[..., Any]:
            return application

    let_go()
    Server().run()


def work() -> None:
    """Run background jobs until it is stopped (Ctrl-C, SIGTERM): what ``chutri serve`` leaves to others."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    prepare()
    worker = worker_beside()
    worker.start()
    ended.wait()
    worker.stop(within=GRACE_SECONDS)


def worker_beside() -> DeliveryWorker | WorkerThreads:
    """Give the worker of this office's database, to be started in threads of this process."""
    from django.conf import settings

    if settings.ON_POSTGRESQL:
        from chutri.office.background.worker.deliveries import DeliveryWorker

        return DeliveryWorker(settings.JOBS_AT_A_TIME)
    from chutri.office.background.worker.threads import WorkerThreads

    return WorkerThreads(settings.JOBS_AT_A_TIME)


def _claim(host: str, port: int) -> None:
    """See that the port is free before anything is begun."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UnableToStart(
                f"Không mở được cổng {port} trên {host} ({error.strerror}); hãy chọn cổng khác: chutri serve --port {port + 1}"
            ) from error


def _acting(login: str) -> User:
    from chutri.office.people.queries import first_in_office, person_called

    person = person_called(login) if login else first_in_office()
    if person is None:
        raise UnableToStart(
            f"Không có tài khoản “{login}”."
            if login
            else "Chưa có tài khoản nào để nhập kế hoạch. Tạo bằng: python manage.py add_person TÊN --name HỌ_TÊN --agency CƠ_QUAN"
        )
    return person


def _import(path: Path, person: User, *, issue: bool) -> Imported:
    from django.urls import reverse
    from django.utils import timezone

    from chutri.office.rollout.operations import PlanAlreadyHere, UnableToReadPlan, bring_in

    already = False
    try:
        plan = bring_in(data=path.read_bytes(), name=path.name, issue=issue, by=person, at=timezone.now())
    except PlanAlreadyHere as error:
        plan, already = error.plan, True
    except UnableToReadPlan as error:
        return Imported(path, problem=str(error))
    except OSError as error:
        return Imported(path, problem=f"Không mở được tệp: {error.strerror or error}.")
    address = reverse("plans:plan-page", args=[plan.pk])
    return Imported(path, address, plan.document.heading, plan.task_count, already)
