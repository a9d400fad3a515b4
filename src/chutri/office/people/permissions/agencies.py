"""Who may change the directory. Everybody who logs in may read it."""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import User
from chutri.office.people.permissions.standing import holds


def can_edit_directory(person: User) -> Verdict:
    """Say whether somebody may add, change, close and import agencies: an office or whoever looks after the system."""
    if holds(person, Role.OFFICE, Role.ADMINISTRATOR):
        return ALLOWED
    return refused("Chỉ Văn phòng hoặc người quản trị hệ thống được sửa danh bạ. Bạn vẫn xem và xuất được danh bạ.")
