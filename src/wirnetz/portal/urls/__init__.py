"""Addresses of the portal, one file per subject; FIXED_POINTS of the project: they may grow, they don't change."""

from wirnetz.portal.urls import administration, first_hour, public, workspace

app_name = "portal"
urlpatterns = [
    *public.urlpatterns,
    *workspace.urlpatterns,
    *first_hour.urlpatterns,
    *administration.urlpatterns,
]
