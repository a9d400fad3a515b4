"""What a web server runs: ``gunicorn chutri.office.project.wsgi``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chutri.office.project.settings")

application = get_wsgi_application()
