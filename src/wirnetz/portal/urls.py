"""Addresses of the portal; FIXED_POINTS of the project: they may grow, they don't change."""

from django.urls import path

from wirnetz.portal.views import home, networks, offers, organisations, pages, region, search
from wirnetz.portal.views.workspace import activity, offices, overview, people, seats, waiting

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
    path("arbeitsplatz/<slug:slug>/wo-sitzen-wir/", seats.seats, name="seats"),
    path("arbeitsplatz/<slug:slug>/wo-sitzen-wir/liste.pdf", seats.pdf, name="seats_pdf"),
    path("arbeitsplatz/<slug:slug>/wo-sitzen-wir/angeben/", seats.ticks, name="seats_ticks"),
    path("arbeitsplatz/", waiting.waiting, name="waiting"),
    path("arbeitsplatz/<slug:slug>/", overview.overview, name="workspace"),
    path("arbeitsplatz/<slug:slug>/stellen/", offices.office_list, name="workspace_offices"),
    path("arbeitsplatz/<slug:slug>/stelle-eintragen/", offices.office_add, name="workspace_office_add"),
    path("arbeitsplatz/<slug:slug>/stellen/<slug:office>/", offices.office, name="workspace_office"),
    path("arbeitsplatz/<slug:slug>/stellen/<slug:office>/aendern/", offices.office_edit, name="workspace_office_edit"),
    path(
        "arbeitsplatz/<slug:slug>/stellen/<slug:office>/umhaengen/", offices.office_move, name="workspace_office_move"
    ),
    path("arbeitsplatz/<slug:slug>/stellen/<slug:office>/beenden/", offices.office_end, name="workspace_office_end"),
    path("arbeitsplatz/<slug:slug>/personen/", people.people, name="workspace_people"),
    path("arbeitsplatz/<slug:slug>/personen/aktiv/", activity.activity, name="workspace_activity"),
    path("arbeitsplatz/<slug:slug>/personen/neu/", people.person_add, name="workspace_person_add"),
    path("arbeitsplatz/<slug:slug>/personen/<int:number>/", people.person, name="workspace_person"),
    path("arbeitsplatz/<slug:slug>/personen/<int:number>/aendern/", people.person_edit, name="workspace_person_edit"),
    path(
        "arbeitsplatz/<slug:slug>/personen/<int:number>/bestaetigen/",
        people.person_confirm,
        name="workspace_person_confirm",
    ),
    path("arbeitsplatz/<slug:slug>/personen/<int:number>/beenden/", people.person_end, name="workspace_person_end"),
    path(
        "arbeitsplatz/<slug:slug>/personen/<int:number>/mitarbeit/",
        activity.involvement_add,
        name="workspace_involvement_add",
    ),
    path(
        "arbeitsplatz/<slug:slug>/personen/<int:number>/mitarbeit/<int:involvement>/beenden/",
        activity.involvement_end,
        name="workspace_involvement_end",
    ),
    path("healthz", pages.healthz, name="healthz"),
]
