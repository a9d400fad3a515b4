"""/danh-ba: the directory of agencies."""

from __future__ import annotations

from django.urls import path

from chutri.office.people.web import agency_forms, agency_list, agency_page, agency_sheets

urlpatterns = [
    path("", agency_list.agency_list, name="agency-list"),
    path("tim", agency_list.agency_choices, name="agency-choices"),
    path("goi-y", agency_list.agency_suggestions, name="agency-suggestions"),
    path("danh-ba.xlsx", agency_sheets.agency_sheet_file, name="agency-sheet-file"),
    path("mau.xlsx", agency_sheets.agency_template_file, name="agency-template-file"),
    path("nhap", agency_sheets.import_agencies, name="import-agencies"),
    path("nhap/<int:sheet>", agency_sheets.agency_import, name="agency-import"),
    path("nhap/<int:sheet>/ap-dung", agency_sheets.apply_import, name="apply-import"),
    path("them", agency_forms.add, name="add-agency"),
    path("<int:agency>", agency_page.agency_page, name="agency-page"),
    path("<int:agency>/sua", agency_forms.edit, name="edit-agency"),
    path("<int:agency>/doi-ten", agency_forms.rename, name="rename-agency"),
    path("<int:agency>/ket-thuc", agency_forms.close, name="close-agency"),
    path("<int:agency>/hoan-tac", agency_page.reopen, name="reopen-agency"),
]
