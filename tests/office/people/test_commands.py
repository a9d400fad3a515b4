"""``manage.py add_person`` and ``load_agencies``."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from chutri.office.people.models import User


def add(username: str) -> str:
    out = StringIO()
    call_command("add_person", username, "--name", "Lê Văn Em", "--agency", "Sở Y tế", "--role", "reader", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_person_is_added_and_the_password_told_once() -> None:
    told = dict(line.split(": ") for line in add("em").splitlines())
    person = User.objects.get(username=told["Tên đăng nhập"])
    assert (person.check_password(told["Mật khẩu"]), person.full_name, person.role) == (True, "Lê Văn Em", "reader")


@pytest.mark.django_db
def test_a_login_that_is_taken_is_refused() -> None:
    add("em")
    with pytest.raises(CommandError, match="Tên đăng nhập"):
        add("em")


@pytest.mark.django_db
def test_a_directory_is_loaded_on_somebodys_behalf() -> None:
    with pytest.raises(CommandError, match="Chưa có tài khoản nào"):
        call_command("load_agencies", "minh-hai-dong")
    add("em")
    out = StringIO()
    call_command("load_agencies", "minh-hai-dong", "--by", "em", stdout=out)
    assert out.getvalue().startswith("Danh bạ: thêm ")
    with pytest.raises(CommandError, match="Không có danh bạ “x”"):
        call_command("load_agencies", "x", "--by", "em")
