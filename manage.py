"""Django's commands: ``.venv/bin/python manage.py migrate``, ``add_person``, ``makemigrations`` …"""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chutri.office.project.settings")
    execute_from_command_line(sys.argv)
