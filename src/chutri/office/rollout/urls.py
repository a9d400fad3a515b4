"""/ke-hoach/tai-len"""

from __future__ import annotations

from django.urls import path

from chutri.office.rollout.web import upload

app_name = "rollout"
urlpatterns = [
    path("tai-len", upload.upload_plan, name="upload-plan"),
]
