"""/ke-hoach/tai-len, and what becomes of a plan"""

from __future__ import annotations

from django.urls import path

from chutri.office.rollout.web import amending, drafting, issuing, upload

app_name = "rollout"
urlpatterns = [
    path("cap-duoi/<int:draft>/soan-thao", drafting.draft_in_full, name="draft-subplan"),
    path("tai-len", upload.upload_plan, name="upload-plan"),
    path("<int:pk>/giao-viec", issuing.issue_plan, name="issue-plan"),
    path("<int:pk>/thu-hoi", issuing.recall_plan, name="recall-plan"),
    path("<int:pk>/sua-doi", amending.amend_plan, name="amend-plan"),
    path("<int:pk>/thay-doi", amending.plan_changes, name="plan-changes"),
]
