"""``chutri import``, ``export``, ``serve`` and ``worker``: the office from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from chutri.cli.errors import CommandError, as_sentence, reason
from chutri.cli.forms import task_list
from chutri.cli.outputs import write_bytes
from chutri.office.project import start

ADDRESS = "http://127.0.0.1:8000"


def run(arguments: argparse.Namespace) -> int:
    """Carry out the command that the arguments name as their deed."""
    try:
        return int(_DEEDS[arguments.deed](arguments))
    except start.UnableToStart as error:
        raise CommandError(str(error)) from error


def _import_plans(arguments: argparse.Namespace) -> int:
    """Bring files into the office; 2 when one of them could not be brought in."""
    login = start.make_demo_user() if arguments.demo else None
    issue = arguments.issue or arguments.demo
    failed = 0
    there = []
    for file in arguments.files:
        try:
            Path(file).open("rb").close()
            there.append(Path(file))
        except OSError as error:
            failed += 1
            sys.stderr.write(f"{as_sentence(error, file)}\n")
    for imported in start.import_files(there, login=login[0] if login else "", issue=issue):
        if imported.problem:
            failed += 1
            sys.stderr.write(f"{imported.problem}\n")
            continue
        done = "Đã có từ trước" if imported.already_here else "Đã nhập"
        print(f"{done}: {imported.title} ({imported.task_count} nhiệm vụ)")
        print(f"  {ADDRESS}{imported.address}")
    if there:
        start.run_jobs_here()
    if login:
        print(f"\nMở trang web: make run (hoặc chutri serve), rồi vào {ADDRESS}")
        print(f"Tên đăng nhập: {login[0]}\nMật khẩu: {login[1]}")
        _tell_colleagues()
    return 2 if failed else 0


def _tell_colleagues() -> None:
    """Print who else works in the demo's office, each with a password that is shown this once."""
    print("\nNhững người khác cùng dùng thử; mật khẩu chỉ in một lần, chạy lại lệnh này thì đổi:")
    for one in start.make_demo_office():
        print(f"  {one.login:<5} {one.password}  {one.name}, {one.role.lower()}, {one.agency}")


def _export_tasks(arguments: argparse.Namespace) -> int:
    form = arguments.format or Path(arguments.out).suffix.lower().removeprefix(".")
    if form not in ("xlsx", "json"):
        raise CommandError(
            f"Không rõ cần ghi “{arguments.out}” theo dạng nào; hãy thêm --format xlsx hoặc --format json."
        )
    tasks = _followed(arguments.codes)
    if not tasks:
        which = f" của {', '.join(arguments.codes)}" if arguments.codes else ""
        raise CommandError(
            f"Cơ sở dữ liệu chưa có nhiệm vụ nào{which}; đưa kế hoạch vào bằng: chutri import --issue TỆP"
        )
    write_bytes(task_list.as_xlsx(tasks) if form == "xlsx" else task_list.as_json(tasks), arguments.out)
    sys.stderr.write(f"Đã xuất {len(tasks)} nhiệm vụ ra {arguments.out}.\n")
    return 0


def _followed(codes: Sequence[str]) -> list[task_list.FollowedTask]:
    """The office's tasks by plan and in the plan's order; only those of documents with such a code when some are named."""
    start.prepare()
    from chutri.office.plans.choices import PartyKind
    from chutri.office.tasks.models import Task
    from chutri.office.tasks.queries import with_what_a_row_shows

    tasks = with_what_a_row_shows(Task.objects.filter(counted=True).order_by("plan_id", "ordinal", "lead_order"))
    if codes:
        tasks = tasks.filter(plan__document__code__in=codes)
    followed = []
    for task in tasks:
        parties = list(task.parties.all())
        document = task.plan.document
        followed.append(
            task_list.FollowedTask(
                document=str(document),
                document_title=document.title,
                section=task.section,
                agencies=tuple(party.text for party in parties if party.kind == PartyKind.AGENCY)
                or tuple(filter(None, (task.lead_words,))),
                role=task.role,
                role_words=task.get_role_display(),
                action=task.action,
                partners=tuple(party.text for party in parties if party.kind == PartyKind.PARTNER),
                deadline=task.deadline,
                deadline_day=task.deadline_date,
                deadline_words=task.deadline_words,
                status=task.stage,
                status_words=task.stage_word,
            )
        )
    return followed


def _serve(arguments: argparse.Namespace) -> int:
    host, port = arguments.host, arguments.port
    _look_whether_free(host, port)
    start.choose_protection(host)
    at = f"[{host}]" if ":" in host else host
    print(f"Trang web: http://{at}:{port} (dừng bằng Ctrl-C)", flush=True)
    if start.needs_worker():
        print("Đọc kế hoạch, gửi thư, nhắc hạn chờ tiến trình riêng: hãy chạy thêm chutri worker", flush=True)
    start.serve(host, port)
    return 0


def _work(_: argparse.Namespace) -> int:
    print("Đang thực hiện các công việc nền (dừng bằng Ctrl-C)", flush=True)
    start.work()
    return 0


def _look_whether_free(host: str, port: int) -> None:
    """Say in Vietnamese what the server would say in English, after three attempts: that the place is taken."""
    import socket

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except socket.gaierror as error:
        raise CommandError(f"Không mở được cổng {port} trên {host}: không có địa chỉ này.") from error
    except OSError as error:
        raise CommandError(f"Không mở được cổng {port} trên {host}: {reason(error)}.") from error


def _load_agencies(arguments: argparse.Namespace) -> int:
    print(start.load_agencies(arguments.name, login=arguments.login))
    return 0


_DEEDS = {
    "load_agencies": _load_agencies,
    "import_plans": _import_plans,
    "export_tasks": _export_tasks,
    "serve": _serve,
    "work": _work,
}
