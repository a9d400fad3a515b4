"""``manage.py add_person``: gives somebody a login."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chutri.office.people.choices import Role
from chutri.office.people.operations import NewPerson, add_person


class Command(BaseCommand):
    """Thêm người dùng; mật khẩu ngẫu nhiên được in ra một lần."""

    help = "Thêm người dùng; mật khẩu ngẫu nhiên được in ra một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--agency", required=True, help="cơ quan; chưa có thì được tạo")
        parser.add_argument("--role", choices=Role.values, default=Role.OFFICE, help="vai trò")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the person, print the password."""
        password = secrets.token_urlsafe(12)
        try:
            add_person(
                person=NewPerson(
                    username=options["username"],
                    full_name=options["name"],
                    agency=options["agency"],
                    role=Role(options["role"]),
                ),
                password=password,
                at=timezone.now(),
            )
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"Tên đăng nhập: {options['username']}\nMật khẩu: {password}")
