"""Addresses of the portal; FIXED_POINTS of the project: they may grow, they don't change."""

from django.urls import path

from wirnetz.portal.views import home, networks, offers, organisations, pages, region, search

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("kreise/", home.districts, name="districts"),
    path("region/<key>/", region.region, name="region"),
    path("netzwerke/", networks.network_list, name="networks"),
    path("netzwerke/<slug:slug>/", networks.network_detail, name="network"),
    path("organisationen/", organisations.organisation_list, name="organisations"),
    path("organisationen/fehlt/", organisations.missing, name="missing_organisation"),
    path("organisationen/<slug:slug>/", organisations.organisation_detail, name="organisation"),
    path("angebote/", offers.offer_list, name="offers"),
    path("angebote/<slug:slug>/", offers.offer_detail, name="offer"),
    path("suche/", search.search, name="search"),
    path("quellen/", pages.sources, name="sources"),
    path("impressum/", pages.imprint, name="imprint"),
    path("datenschutz/", pages.privacy, name="privacy"),
    path("barrierefreiheit/", pages.accessibility, name="accessibility"),
    path("healthz", pages.healthz, name="healthz"),
]
