"""``manage.py load_agencies``: brings a directory that comes with the program in, or up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from chutri.office.people.operations import UnableToLoadDirectory, directories_there, load_directory
from chutri.office.people.queries import first_in_office, person_called


class Command(BaseCommand):
    """Nạp danh bạ cơ quan kèm theo chương trình."""

    help = "Nạp danh bạ cơ quan kèm theo chương trình; nạp lại chỉ bổ sung phần mới, không ghi đè phần đã sửa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("name", help=f"tên danh bạ: {', '.join(directories_there())}")
        parser.add_argument("--by", default="", help="tên đăng nhập của người nạp")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, say what changed."""
        person = person_called(options["by"]) if options["by"] else first_in_office()
        if person is None:
            raise CommandError("Chưa có tài khoản nào để ghi nhật ký; tạo bằng: manage.py add_person")
        try:
            loaded = load_directory(name=options["name"], by=person, at=timezone.now())
        except UnableToLoadDirectory as error:
            raise CommandError(str(error)) from error
        self.stdout.write(loaded.words)
