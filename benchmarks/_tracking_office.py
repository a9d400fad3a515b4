"""An office of a size: agencies, plans, tasks, people. What the product makes once is multiplied in the database.

One plan is read and issued by the product; its rows are copied with new keys, and then spread over agencies, days and
states. So every row looks as the product writes it, whatever columns it has, and a million take minutes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model

from chutri.office.people.choices import AgencyKind, Role
from chutri.office.people.models import Agency, User
from chutri.office.people.operations import NewPerson, add_person
from chutri.office.people.operations.agencies import enter_agency
from chutri.office.people.queries.facts import AgencyFacts
from chutri.office.plans.models import Plan
from chutri.office.rollout import operations as rollout
from chutri.office.tasks.choices import Stage
from chutri.office.tasks.models import Rhythm, Task

AGENCIES = 300
TASKS_A_PLAN = 100
# what a copy of a plan needs: parents before children
_COPIED = (
    "documents.Document", "plans.Plan", "plans.Duty", "plans.DutyParty", "tasks.Task", "tasks.TaskParty", "tasks.TaskAgency",
)  # fmt: skip
_DEEDS = (
    "xây dựng kế hoạch kiểm tra việc thực hiện chế độ thông tin, báo cáo của các đơn vị trực thuộc",
    "rà soát, hoàn thiện danh mục thủ tục hành chính thuộc phạm vi quản lý, công khai trên trang thông tin điện tử",
    "tổng hợp kết quả thực hiện, tham mưu Ủy ban nhân dân tỉnh báo cáo cơ quan có thẩm quyền theo quy định",
    "tổ chức tập huấn nghiệp vụ cho công chức cấp xã về tiếp nhận và giải quyết hồ sơ trên môi trường điện tử",
)
OFFICE = "Văn phòng UBND tỉnh Minh Hải Đông"
FIRST_DAY = "DATE '2025-06-01'"
# of a hundred tasks so many are at this stage or one before it
STAGES = {
    Stage.DONE: 62, Stage.SUBMITTED: 65, Stage.CANCELLED: 68, Stage.RETURNED: 70, Stage.UNDER_WAY: 88, Stage.NOT_STARTED: 100,
}  # fmt: skip
NOW = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
_numbers = count(1)


def plan_text(tasks: int) -> bytes:
    """A plan with so many tasks, one an item, each with a lead, a supporter and a day."""
    lines = [
        "ỦY BAN NHÂN DÂN", "TỈNH MINH HẢI ĐÔNG", "-------", "", f"Số: {next(_numbers)}/KH-UBND", "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------", "",
        "Minh Hải Đông, ngày 27 tháng 02 năm 2026", "", "KẾ HOẠCH", "Cải cách hành chính năm 2026", "",
        "I. MỤC ĐÍCH, YÊU CẦU", "", "Nâng cao chất lượng phục vụ người dân, doanh nghiệp.", "",
        "II. TỔ CHỨC THỰC HIỆN", "",
    ]  # fmt: skip
    for number in range(tasks):
        lead, other = number % AGENCIES, (number * 7 + 1) % AGENCIES
        day, month = number % 28 + 1, number % 9 + 4
        lines += [
            f"{number + 1}. Sở {_name(lead)} chủ trì, phối hợp với Sở {_name(other)} {_DEEDS[number % len(_DEEDS)]}, "
            f"hoàn thành trước ngày {day:02}/{month:02}/2026.",
            "",
        ]
    lines += ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lê Văn Hải", ""]
    return "\n".join(lines).encode()


def _name(number: int) -> str:
    """A word that a body's name may have."""
    onsets, rhymes = ("B", "Đ", "G", "H", "L", "M", "N", "S", "T", "V"), ("ải", "ình", "ông", "ương", "iên")
    first, second = divmod(number, 50)
    return f"{onsets[first % 10]}{rhymes[first % 5]} {onsets[second // 5]}{rhymes[second % 5]}"


def found_office() -> tuple[User, User]:
    """Make agencies, the person of the office that the plans belong to, and the focal point of a department."""
    for number in range(AGENCIES):
        enter_agency(AgencyFacts(name=f"Sở {_name(number)} tỉnh Minh Hải Đông", kind=AgencyKind.DEPARTMENT))
    people = (
        NewPerson(username="an", full_name="Nguyễn Thị An", agency=OFFICE, role=Role.OFFICE),
        NewPerson(
            username="dung", full_name="Phạm Văn Dũng", agency=f"Sở {_name(7)} tỉnh Minh Hải Đông", role=Role.FOCAL
        ),
    )
    an, dung = (add_person(person=one, password="cá-kèo-nướng-2026", at=NOW) for one in people)  # noqa: S106  opens nothing
    return an, dung


def bring_in(person: User, tasks: int) -> Plan:
    """Read and issue one plan as the product does."""
    return rollout.bring_in(data=plan_text(tasks), name="ke-hoach.txt", issue=True, by=person, at=NOW)


def multiply(times: int) -> None:
    """Copy all plans that are there so often, with all that hangs on them, under new keys."""
    models = [model for name in _COPIED if (model := _found(name))]
    step = 1 + max(model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0 for model in models)
    copies = ", ".join(f"({number})" for number in range(1, times))
    for model in models:
        columns = [field for field in model._meta.concrete_fields if not field.generated]
        names = ", ".join(f'"{field.column}"' for field in columns)
        values = ", ".join(_copied_value(field, set(models), step) for field in columns)
        _execute(
            f'WITH copies(n) AS (VALUES {copies}) INSERT INTO "{model._meta.db_table}" ({names}) '  # noqa: S608
            f'SELECT {values} FROM "{model._meta.db_table}" AS old, copies'
        )
    _settle(models)


def _found(name: str) -> type[Model] | None:
    try:
        return apps.get_model(name)
    except LookupError:
        return None


def _copied_value(field: Field[Any, Any], models: set[type[Model]], step: int) -> str:
    column = f'old."{field.column}"'
    if field.primary_key or (field.is_relation and field.related_model in models):
        return f"{column} + copies.n * {step}"
    if field.name in ("sha256", "code", "number", "symbol") and field.get_internal_type() in ("CharField", "TextField"):
        # another plan has another number and another file
        return f"CASE WHEN {column} = '' THEN '' ELSE substr((copies.n * {step}) || '-' || {column}, 1, {field.max_length or 64}) END"
    return column


def spread() -> None:
    """Let the tasks have leads, days, stages and last movements in an order that no index follows, as a busy office has them.

    Of a hundred tasks 62 are done and 3 cancelled, of the others three in four are past their day; every agency has a rhythm.
    """
    office = Agency.objects.get(name=OFFICE).pk
    agencies = list(Agency.objects.exclude(pk=office).order_by("pk").values_list("pk", "name", "name_order")[:AGENCIES])
    postgresql = connection.vendor == "postgresql"
    days = (
        f"{FIRST_DAY} + (tasks_task.id * 7919 % 701)::int" if postgresql else _sqlite_day("tasks_task.id * 7919 % 701")
    )
    moved = (
        f"{FIRST_DAY} + (tasks_task.id * 613 % 541)::int" if postgresql else _sqlite_day("tasks_task.id * 613 % 541")
    )
    stage = (
        "CASE "
        + " ".join(
            f"WHEN tasks_task.id * 7907 % 9973 % 100 < {below} THEN '{stage.value}'" for stage, below in STAGES.items()
        )
        + " END"
    )
    done = f"tasks_task.id * 7907 % 9973 % 100 < {STAGES[Stage.DONE]}"
    submitted = f"tasks_task.id * 7907 % 9973 % 100 < {STAGES[Stage.SUBMITTED]}"
    wanted = {
        "last_day": days,
        "deadline_date": days,
        "stage": stage,
        "finished_on": f"CASE WHEN {done} THEN {moved} END",
        "submitted_on": f"CASE WHEN {submitted} THEN {moved} END",
        "moved_at": moved,
        "lead_id": "bench_agency.pk",
        "holder_id": f"CASE WHEN {done} THEN NULL WHEN {submitted} THEN {office} ELSE bench_agency.pk END",
        "lead_words": "bench_agency.name",
        "lead_order": "bench_agency.name_order",
    }
    changes = ", ".join(f"{column} = {value}" for column, value in wanted.items())
    _execute("CREATE TABLE bench_agency (place integer PRIMARY KEY, pk bigint, name text, name_order text)")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO bench_agency VALUES (%s, %s, %s, %s)", [(at, *agency) for at, agency in enumerate(agencies)]
        )
    _execute(
        f"UPDATE tasks_task SET {changes} FROM bench_agency "  # noqa: S608
        f"WHERE bench_agency.place = tasks_task.id * 104729 % {len(agencies)}"
    )
    _execute("DROP TABLE bench_agency")
    Rhythm.objects.bulk_create(
        (Rhythm(agency_id=pk, silent_after=7 + pk % 54, gaps=20, reckoned_on=NOW.date()) for pk, _, _ in agencies),
        ignore_conflicts=True,
    )
    _settle([Task])


def _sqlite_day(number: str) -> str:
    return f"date({FIRST_DAY.removeprefix('DATE ')}, '+' || ({number}) || ' days')"


def _settle(models: list[type[Model]]) -> None:
    """Set the counters of keys behind the copies, and let the planner see what is there."""
    if connection.vendor == "postgresql":
        for model in models:
            table = model._meta.db_table
            _execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")  # noqa: S608
        _execute("VACUUM ANALYZE")
    else:
        _execute("ANALYZE")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
