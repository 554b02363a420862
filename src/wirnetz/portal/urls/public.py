"""Addresses that everybody may open, and the two ways to become part of it."""

from django.urls import path

from wirnetz.portal.views import (
    entry_checks,
    home,
    joining,
    look,
    networks,
    offers,
    organisations,
    pages,
    partnership,
    proposals,
    region,
    search,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("kreise/", home.districts, name="districts"),
    path("region/<key>/", region.region, name="region"),
    path("netzwerke/", networks.network_list, name="networks"),
    path("netzwerke/vorschlagen/", proposals.propose, name="propose"),
    path("netzwerke/vorschlag/<token>/", proposals.follow, name="proposal"),
    path("netzwerke/nachfrage/<key>/", entry_checks.confirm, name="entry_check"),
    path("netzwerke/nachfrage/<key>/berichtigen/", entry_checks.correct, name="entry_correct"),
    path("netzwerke/<slug:slug>/stand/", entry_checks.state, name="entry_state"),
    path("netzwerke/<slug:slug>/hinweis/", proposals.hint, name="hint"),
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
    path("farben.css", look.colours, name="colours"),
    path("logo.png", look.logo, name="logo"),
    path("partner-werden/", partnership.apply, name="partnership"),
    path("partner-werden/gesendet/", partnership.applied, name="partnership_applied"),
    path("partner-werden/bestaetigen/<key>/", partnership.confirm, name="partnership_confirm"),
    path("konto/aufnahme/", joining.join, name="join"),
    path("healthz", pages.healthz, name="healthz"),
]
