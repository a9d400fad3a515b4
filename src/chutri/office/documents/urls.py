"""/van-ban/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.documents.web import files

app_name = "documents"
urlpatterns = [
    path("<int:pk>/tep", files.original_file, name="original-file"),
]
