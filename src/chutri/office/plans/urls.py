"""/ke-hoach/ and /ke-hoach/<pk>/"""

from __future__ import annotations

from django.urls import path

from chutri.office.plans.web import plan_list, plan_page

app_name = "plans"
urlpatterns = [
    path("", plan_list.plan_list, name="plan-list"),
    path("<int:pk>/", plan_page.plan_page, name="plan-page"),
]
