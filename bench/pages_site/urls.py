"""The product's addresses and those that it is compared with."""

from django.urls import include, path

from bench.pages_site import views
from wirnetz.config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [
    path("bench/empty/", views.empty),
    path("bench/anew/", views.anew),
    path("bench/usual/", views.usual),
    path("bench/aggregates/<key>/", views.aggregates),
    path("", include("wirnetz.config.urls")),
]
