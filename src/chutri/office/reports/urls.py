"""The site map of reports, below ``bao-cao/``."""

from __future__ import annotations

from django.urls import path

from chutri.office.reports.web import (
    consolidations,
    duties,
    matrix,
    mine,
    period_rules,
    report_deeds,
    report_page,
    rounds,
    sheets,
    templates,
)

app_name = "reports"
urlpatterns = [
    path("", mine.my_reports, name="my-reports"),
    path("che-do/", duties.duties, name="duties"),
    path("che-do/nhan", duties.take, name="take-duties"),
    path("che-do/them", duties.new_duty, name="new-duty"),
    path("che-do/co-quan", duties.agency_names, name="agency-names"),
    path("che-do/<int:pk>/", duties.duty_page, name="duty-page"),
    path("che-do/<int:pk>/xac-nhan", duties.confirm, name="confirm-duty"),
    path("che-do/<int:pk>/ket-thuc", duties.end, name="end-duty"),
    path("che-do/<int:pk>/mo-ky", duties.ask_now, name="ask-now"),
    path("mau/", templates.template_list, name="template-list"),
    path("mau/<int:pk>/", templates.template_page, name="template-page"),
    path("mau/<int:pk>/sua", templates.change_template, name="change-template"),
    path("tinh-hinh/", matrix.compliance, name="compliance"),
    path("tinh-hinh/excel", matrix.compliance_sheet, name="compliance-sheet"),
    path("chot-so-lieu/", period_rules.period_rule_list, name="period-rules"),
    path("chot-so-lieu/<int:pk>/thoi", period_rules.end_period_rule, name="end-period-rule"),
    path("ky/<int:pk>/", rounds.round_page, name="round-page"),
    path("ky/<int:pk>/tiep-nhan", rounds.accept_waiting, name="accept-waiting"),
    path("ky/<int:pk>/don-doc", rounds.urge, name="urge"),
    path("ky/<int:pk>/them-co-quan", rounds.ask_body, name="ask-body"),
    path("ky/<int:pk>/tong-hop", consolidations.consolidate, name="consolidate"),
    path("tong-hop/<int:pk>/", consolidations.consolidation_page, name="consolidation-page"),
    path("tong-hop/<int:pk>/bo", consolidations.drop, name="drop-consolidation"),
    path("tong-hop/<int:pk>/dung-lai", consolidations.make_again, name="make-again"),
    path("tong-hop/<int:pk>/tep/<str:shape>.<str:kind>", consolidations.consolidation_file, name="consolidation-file"),
    path("ky/<int:pk>/gui-tep", sheets.send_all, name="send-sheets"),
    path("nop-tep/<str:secret>/", sheets.return_report_sheet, name="return-report-sheet"),
    path("nop-tep/<str:secret>/tep", sheets.report_sheet_to_fill, name="report-sheet-to-fill"),
    path("<int:pk>/gui-tep", sheets.send, name="send-sheet"),
    path("<int:pk>/tep-excel/<int:sheet>/", sheets.sheet_page, name="sheet-page"),
    path("<int:pk>/", report_page.report_page, name="report-page"),
    path("<int:pk>/luu", report_deeds.save, name="save-report"),
    path("<int:pk>/nop", report_deeds.submit, name="submit-report"),
    path("<int:pk>/tiep-nhan", report_deeds.accept, name="accept-report"),
    path("<int:pk>/tra-lai", report_deeds.give_back, name="return-report"),
    path("<int:pk>/dinh-chinh", report_deeds.correct, name="correct-report"),
    path("<int:pk>/thoi-dinh-chinh", report_deeds.keep_given, name="keep-given"),
    path("<int:pk>/kem-tep/<str:key>", report_deeds.attach, name="attach-file"),
    path("<int:pk>/bo-tep/<int:file>", report_deeds.detach, name="detach-file"),
    path("<int:pk>/tep/<int:file>", report_deeds.file, name="report-file"),
]
