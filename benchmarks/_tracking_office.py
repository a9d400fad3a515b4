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
from chutri.office.tasks.models import Task

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


def found_office() -> User:
    """Make agencies and the person of the office that the plans belong to."""
    for number in range(AGENCIES):
        enter_agency(AgencyFacts(name=f"Sở {_name(number)} tỉnh Minh Hải Đông", kind=AgencyKind.DEPARTMENT))
    person = NewPerson(
        username="an", full_name="Nguyễn Thị An", agency="Văn phòng UBND tỉnh Minh Hải Đông", role=Role.OFFICE
    )
    return add_person(person=person, password="cá-kèo-nướng-2026", at=NOW)  # noqa: S106  opens nothing


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


def spread(person: User) -> None:
    """Let the tasks have leads, days and states, all of them alike often, in an order that no index follows."""
    table = Task._meta.db_table
    agencies = list(
        Agency.objects.exclude(pk=person.agency_id).order_by("pk").values_list("pk", "name", "name_order")[:AGENCIES]
    )
    days = (
        "DATE '2025-06-01' + (tasks_task.id * 7919 % 700)::int"
        if connection.vendor == "postgresql"
        else "date('2025-06-01', '+' || (tasks_task.id * 7919 % 700) || ' days')"
    )
    columns = {field.column for field in Task._meta.concrete_fields}
    state = "stage" if "stage" in columns else "status"
    states = [word for one in Task._meta.concrete_fields if one.name == state for word, _ in one.flatchoices]
    cases = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(states))
    wanted = {
        "last_day": days,
        "deadline_date": days,
        state: f"CASE {table}.id * 31 % {len(states)} {cases} END",
        "finished_on": f"CASE WHEN {table}.id * 31 % {len(states)} = {states.index('done')} THEN {days} END",
        "submitted_on": f"CASE WHEN {table}.id * 31 % {len(states)} = {states.index('done')} THEN {days} END",
        "lead_id": "bench_agency.pk",
        "holder_id": "bench_agency.pk",
        "lead_words": "bench_agency.name",
        "lead_order": "bench_agency.name_order",
    }
    changes = ", ".join(f"{column} = {value}" for column, value in wanted.items() if column in columns)
    _execute("CREATE TABLE bench_agency (place integer PRIMARY KEY, pk bigint, name text, name_order text)")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO bench_agency VALUES (%s, %s, %s, %s)", [(at, *agency) for at, agency in enumerate(agencies)]
        )
    _execute(
        f"UPDATE {table} SET {changes} FROM bench_agency "  # noqa: S608
        f"WHERE bench_agency.place = {table}.id * 104729 % {len(agencies)}"
    )
    _execute("DROP TABLE bench_agency")
    _settle([Task])


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
