"""/nhiem-vu/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.tasks.web import task_list, task_page

app_name = "tasks"
urlpatterns = [
    path("", task_list.task_list, name="task-list"),
    path("danh-sach.xlsx", task_list.task_sheet_file, name="task-sheet-file"),
    path("<int:pk>/", task_page.task_page, name="task-page"),
    path("<int:pk>/tinh-trang", task_page.set_task_status, name="set-task-status"),
    path("cua-ke-hoach/<int:plan>/tinh-trang", task_page.plan_statuses, name="plan-statuses"),
]
