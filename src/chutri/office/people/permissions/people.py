"""Who looks after whom: an administrator everybody, an office the people of its agency; nobody themselves."""

from __future__ import annotations

from chutri.office.lib.verdict import ALLOWED, Verdict, refused
from chutri.office.people.choices import Role
from chutri.office.people.models import Agency, User
from chutri.office.people.queries.people import (
    agencies_looked_after,
    looks_after_everybody,
    postings_that_matter,
)


def can_look_after_people(person: User) -> Verdict:
    """Say whether somebody may see and invite people at all."""
    if looks_after_everybody(person) or agencies_looked_after(person):
        return ALLOWED
    return refused("Danh sách người dùng dành cho quản trị hệ thống và văn phòng của cơ quan.")


def can_give_role(person: User, role: str, agency: Agency) -> Verdict:
    """Say whether somebody may give a role in an agency: an office all but looking after the system, in its own."""
    if looks_after_everybody(person):
        return ALLOWED
    if agency.pk not in agencies_looked_after(person):
        return refused("Bạn chỉ giao được vai trò trong cơ quan mình.")
    if role == Role.ADMINISTRATOR:
        return refused("Chỉ người quản trị hệ thống giao được vai trò quản trị.")
    return ALLOWED


def can_change_person(by: User, person: User) -> Verdict:
    """Say whether somebody may change another's login and roles.

    An office may where the other has no role outside its agencies and does not look after the system: whoever can take
    over a login holds all its rights.
    """
    if by.pk == person.pk:
        return refused("Không ai tự thay đổi quyền của mình; hãy nhờ người quản trị khác.")
    if looks_after_everybody(by):
        return ALLOWED
    own = agencies_looked_after(by)
    held = [(person.agency_id, person.role), *postings_that_matter(person, by).values_list("agency_id", "role")]
    if any(role == Role.ADMINISTRATOR for _, role in held):
        return refused("Chỉ người quản trị hệ thống thay đổi được tài khoản của người quản trị.")
    if any(agency not in own for agency, _ in held):
        return refused("Người này còn có vai trò ở cơ quan khác; hãy nhờ người quản trị hệ thống.")
    return ALLOWED


def can_hand_over_link(by: User, person: User) -> Verdict:
    """Say whether somebody may see the link with which another sets a password: it gives whoever opens it all their rights.

    An office may for somebody who has never logged in, so that people come in where there is no mail server.
    """
    verdict = can_change_person(by, person)
    if not verdict.allowed or looks_after_everybody(by) or not person.has_usable_password():
        return verdict
    return refused("Chỉ người quản trị hệ thống lấy được đường dẫn đặt lại mật khẩu của người đã dùng tài khoản.")


def can_remove_second_factor(by: User, person: User) -> Verdict:
    """Say whether somebody may take away another's codes and keys: whoever looks after the system."""
    if looks_after_everybody(by) and by.pk != person.pk:
        return ALLOWED
    return refused("Chỉ người quản trị hệ thống khác gỡ được xác thực hai bước.")
