"""Who may do what on the dashboard's pages. Whose figures one sees is answered by ``queries.tasks_in``."""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.permissions import holds


def can_look_after_jobs(person: User) -> Verdict:
    """Say whether somebody may see what runs in the background, and decide what failed."""
    if holds(person, Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Trang việc chạy nền dành cho người quản trị hệ thống.")
