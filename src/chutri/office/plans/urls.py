"""/ke-hoach/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.plans.web import plan_list, plan_page, progress

app_name = "plans"
urlpatterns = [
    path("", plan_list.plan_list, name="plan-list"),
    path("<int:pk>/", plan_page.plan_page, name="plan-page"),
    path("<int:pk>/dang-doc", progress.plan_progress, name="plan-progress"),
    path("<int:pk>/doc-lai", progress.read_plan_again, name="read-plan-again"),
    path("<int:pk>/go-bo", progress.remove_unread_plan, name="remove-unread-plan"),
]
