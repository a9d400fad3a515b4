"""The site map. Every page asks for a login but those on the way to one."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("chutri.office.dashboard.urls")),
    path("", include("chutri.office.people.urls")),
    path("", include("chutri.office.people.urls.sign_in")),
    path("ke-hoach/", include("chutri.office.rollout.urls")),
    path("ke-hoach/", include("chutri.office.plans.urls")),
    path("", include("chutri.office.tasks.urls")),
    path("bao-cao/", include("chutri.office.reports.urls")),
    path("", include("chutri.office.drafts.urls")),
    path("van-ban/", include("chutri.office.documents.urls")),
]
