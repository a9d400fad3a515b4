"""/nhiem-vu/…, /viec-cua-toi/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.tasks.web import bulk, deeds, duplicates, filters, mine, reminders, sheets, task_list, task_page

app_name = "tasks"
urlpatterns = [
    path("viec-cua-toi/", mine.my_work, name="my-work"),
    path("viec-cua-toi/nhac-viec/", reminders.reminders, name="reminders"),
    path("viec-cua-toi/lich/tao", reminders.make_calendar, name="make-calendar"),
    path("viec-cua-toi/lich/thoi", reminders.end_calendar, name="end-calendar"),
    path("lich/<str:secret>.ics", reminders.calendar_feed, name="calendar-feed"),
    # lists
    path("nhiem-vu/", task_list.task_list, name="task-list"),
    path("nhiem-vu/danh-sach.xlsx", task_list.task_sheet_file, name="task-sheet-file"),
    path("nhiem-vu/trung-lap", duplicates.duplicate_list, name="duplicate-list"),
    path("nhiem-vu/trung-lap/<int:pair>/gop", duplicates.merge_pair, name="merge-pair"),
    path("nhiem-vu/trung-lap/<int:pair>/la", duplicates.judge_pair, name="judge-pair"),
    path("nhiem-vu/da-danh-dau", bulk.ticked_tasks, name="ticked-tasks"),
    path("nhiem-vu/bo-loc", filters.keep_filter, name="keep-filter"),
    path("nhiem-vu/bo-loc/<int:pk>/bo", filters.remove_filter, name="remove-filter"),
    path("nhiem-vu/cua-ke-hoach/<int:plan>/tinh-trang", task_page.plan_statuses, name="plan-statuses"),
    path("nhiem-vu/phieu/", sheets.sheet_list, name="sheet-list"),
    path("nhiem-vu/phieu/<int:pk>/", sheets.sheet_page, name="sheet-page"),
    path("phieu-bao-cao/<str:secret>/", sheets.return_sheet, name="return-sheet"),
    path("phieu-bao-cao/<str:secret>/phieu.xlsx", sheets.sheet_to_fill, name="sheet-to-fill"),
    # one task
    path("nhiem-vu/<int:pk>/", task_page.task_page, name="task-page"),
    path("nhiem-vu/<int:pk>/minh-chung/<int:evidence>", task_page.evidence_file, name="evidence-file"),
    path("nhiem-vu/<int:pk>/bat-dau", deeds.start, name="start"),
    path("nhiem-vu/<int:pk>/tien-do", deeds.progress, name="progress"),
    path("nhiem-vu/<int:pk>/hoan-tac", deeds.undo, name="undo"),
    path("nhiem-vu/<int:pk>/nop-ket-qua", deeds.submit, name="submit"),
    path("nhiem-vu/<int:pk>/rut-ket-qua", deeds.withdraw, name="withdraw"),
    path("nhiem-vu/<int:pk>/nghiem-thu", deeds.accept, name="accept"),
    path("nhiem-vu/<int:pk>/tra-lai", deeds.give_back, name="give-back"),
    path("nhiem-vu/<int:pk>/mo-lai", deeds.reopen, name="reopen"),
    path("nhiem-vu/<int:pk>/xin-gia-han", deeds.extend, name="extend"),
    path("nhiem-vu/<int:pk>/quyet-dinh-gia-han", deeds.decide, name="decide"),
    path("nhiem-vu/<int:pk>/an-dinh-han", deeds.fix, name="fix"),
    path("nhiem-vu/<int:pk>/giao-nguoi", deeds.hand, name="hand"),
    path("nhiem-vu/<int:pk>/chu-tri", deeds.lead, name="lead"),
    path("nhiem-vu/<int:pk>/viec-con", deeds.divide, name="divide"),
    path("nhiem-vu/<int:pk>/sua", deeds.amend, name="amend"),
    path("nhiem-vu/<int:pk>/huy", deeds.cancel, name="cancel"),
    path("nhiem-vu/<int:pk>/phoi-hop/<int:part>/tra-loi", deeds.answer, name="answer"),
    path("nhiem-vu/<int:pk>/phoi-hop/<int:part>/phan-viec", deeds.describe, name="describe"),
    path("nhiem-vu/<int:pk>/trao-doi", deeds.comment, name="comment"),
    path("nhiem-vu/<int:pk>/theo-doi", deeds.follow, name="follow"),
]
