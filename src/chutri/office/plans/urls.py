"""/ke-hoach/…"""

from __future__ import annotations

from django.urls import path

from chutri.office.plans.web import (
    cascade,
    duty_forms,
    parents,
    plan_list,
    plan_page,
    progress,
    review_deeds,
    review_page,
    subplan_drafts,
)

REVIEW = "<int:pk>/ra-soat"
DUTY = f"{REVIEW}/<int:duty>"
DRAFT = "cap-duoi/<int:draft>"

app_name = "plans"
urlpatterns = [
    path("", plan_list.plan_list, name="plan-list"),
    path("<int:pk>/", plan_page.plan_page, name="plan-page"),
    path("<int:pk>/dang-doc", progress.plan_progress, name="plan-progress"),
    path("<int:pk>/doc-lai", progress.read_plan_again, name="read-plan-again"),
    path("<int:pk>/go-bo", progress.remove_unread_plan, name="remove-unread-plan"),
    path("<int:pk>/cap-tren", parents.plan_parent, name="plan-parent"),
    path("<int:pk>/cap-tren/nhiem-vu", parents.tie_duties, name="tie-duties"),
    path("<int:pk>/cap-tren/go", parents.leave_plan, name="leave-plan"),
    path("<int:pk>/trien-khai", cascade.cascade, name="cascade-map"),
    path("<int:pk>/trien-khai.xlsx", cascade.cascade_sheet, name="cascade-sheet-file"),
    path("<int:pk>/trien-khai/nhac", cascade.remind, name="remind-bodies"),
    path("<int:pk>/trien-khai/<int:body>/them", cascade.body_added, name="body-added"),
    path("<int:pk>/trien-khai/<int:body>/<int:duty>", cascade.cascade_cell, name="cascade-cell"),
    path("<int:pk>/cap-duoi", subplan_drafts.subplans, name="subplans"),
    path(f"{DRAFT}/", subplan_drafts.subplan_draft, name="subplan-draft"),
    path(f"{DRAFT}/tep.<str:kind>", subplan_drafts.subplan_file, name="subplan-file"),
    path(f"{DRAFT}/bo", subplan_drafts.discard_draft, name="discard-subplan"),
    path(REVIEW, review_page.review_page, name="review-page"),
    path(f"{REVIEW}/thay-doi", review_page.review_changes, name="review-changes"),
    path(f"{REVIEW}/chap-nhan-chac-chan", review_deeds.accept_all_certain, name="accept-certain"),
    path(f"{REVIEW}/them", review_deeds.add, name="add-duty"),
    path(f"{REVIEW}/doan", review_deeds.say_paragraph, name="say-paragraph"),
    path(f"{REVIEW}/hoan-tac", review_deeds.undo, name="undo-step"),
    path(f"{DUTY}/chap-nhan", review_deeds.accept, name="accept-duty"),
    path(f"{DUTY}/dau-kia", review_deeds.tie, name="tie-duty"),
    path(f"{DUTY}/bo", review_deeds.dismiss, name="dismiss-duty"),
    path(f"{DUTY}/ly-do", duty_forms.dismiss_form, name="dismiss-form"),
    path(f"{DUTY}/khoi-phuc", review_deeds.restore, name="restore-duty"),
    path(f"{DUTY}/sua", duty_forms.edit, name="edit-duty"),
    path(f"{DUTY}/cho-tach", duty_forms.split_form, name="split-form"),
    path(f"{DUTY}/tach", review_deeds.split, name="split-duty"),
    path(f"{DUTY}/gop", review_deeds.merge, name="merge-duty"),
    path(f"{DUTY}/thoi-han", review_deeds.fix, name="fix-deadline"),
    path(f"{DUTY}/co-quan", duty_forms.agency_form, name="agency-form"),
    path(f"{DUTY}/chon-co-quan", review_deeds.choose, name="choose-agency"),
]
