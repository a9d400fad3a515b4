"""What stands in the way of inviting each line of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.functions import Lower

from chutri.office.lib.folding import fold
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.permissions.people import can_give_role
from chutri.office.people.queries.people import open_agencies_looked_after
from chutri.office.people.rules.roster import RosterRow, duplicates, is_username, role_called, username_for


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A line with what it means here, and what is wrong with it in Vietnamese; without problems it can be invited."""

    row: RosterRow
    username: str
    agency: Agency | None
    role: Role | None
    problems: tuple[str, ...]


def check_roster(rows: list[RosterRow], *, by: User) -> list[CheckedRow]:
    """Check every line against what is here and against the others; three queries whatever its length."""
    agencies: dict[str, Agency] = {}
    for agency in open_agencies_looked_after(by):
        agencies.setdefault(fold(agency.name), agency)
    emails = {row.email.lower() for row in rows if row.email}
    known = set(
        User.objects.annotate(address=Lower("email")).filter(address__in=emails).values_list("address", flat=True)
    )
    taken = set(User.objects.values_list("username", flat=True))
    given = {row.username.lower() for row in rows if row.username}
    twice = duplicates(row.email for row in rows) | duplicates(row.username for row in rows)
    checked = []
    names = set(taken) | given
    for row in rows:
        username = row.username.lower() or username_for(row.full_name, row.email, names)
        names.add(username)
        place, role = agencies.get(fold(row.agency)), role_called(row.role)
        problems = [*_wrong_writing(row), *_wrong_place(row, place, role, by)]
        if row.email.lower() in known:
            problems.append("Địa chỉ thư này đã có tài khoản.")
        if row.username and row.username.lower() in taken:
            problems.append("Tên đăng nhập này đã có người dùng.")
        if row.email.lower() in twice or row.username.lower() in twice:
            problems.append("Trùng với dòng khác trong tệp.")
        checked.append(CheckedRow(row, username, place, role, tuple(problems)))
    return checked


def _wrong_writing(row: RosterRow) -> list[str]:
    problems = []
    if not row.full_name:
        problems.append("Thiếu họ và tên.")
    elif len(row.full_name) > 120:
        problems.append("Họ và tên quá dài.")
    if row.username and not is_username(row.username.lower()):
        problems.append("Tên đăng nhập chỉ gồm chữ không dấu, số, dấu chấm, gạch nối.")
    if len(row.position) > 120:
        problems.append("Chức vụ quá dài.")
    if not row.email:
        problems.append("Thiếu thư điện tử.")
        return problems
    try:
        validate_email(row.email)
    except ValidationError:
        problems.append("Thư điện tử không đúng dạng.")
    return problems


def _wrong_place(row: RosterRow, agency: Agency | None, role: Role | None, by: User) -> list[str]:
    problems = []
    if agency is None:
        problems.append(f"Không có cơ quan “{row.agency}” trong phạm vi của bạn." if row.agency else "Thiếu cơ quan.")
    if role is None:
        problems.append(f"Không có vai trò “{row.role}”." if row.role else "Thiếu vai trò.")
    if agency and role:
        verdict = can_give_role(by, role, agency)
        if not verdict.allowed:
            problems.append(verdict.reason)
    return problems
