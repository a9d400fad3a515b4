"""/van-ban/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.documents import web

app_name = "documents"
urlpatterns = [
    path("<int:pk>/tep", web.original_file, name="original-file"),
]
