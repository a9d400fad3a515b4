"""/ke-hoach/tai-len, and what becomes of a plan"""

from __future__ import annotations

from django.urls import path

from chutri.office.rollout.web import issuing, upload

app_name = "rollout"
urlpatterns = [
    path("tai-len", upload.upload_plan, name="upload-plan"),
    path("<int:pk>/giao-viec", issuing.issue_plan, name="issue-plan"),
]
