"""Addresses of the info service."""

from django.urls import path

from wirnetz.infoservice.views import (
    choosing,
    houses,
    office,
    public,
    reach,
    reviewing,
    subscribing,
    unreachable,
    writing,
)

app_name = "infoservice"
NETWORK = "arbeitsplatz/netzwerk/<slug:slug>/infodienst/"
urlpatterns = [
    path(NETWORK, houses.network_editions, name="network_editions"),
    path(f"{NETWORK}weitergabe/", houses.network_passing_on, name="network_passing_on"),
    path(f"{NETWORK}unzustellbar/", unreachable.network_unreachable, name="network_unreachable"),
    path(f"{NETWORK}unzustellbar/<slug:key>/fragen/", unreachable.network_ask_again, name="network_ask_again"),
    path(f"{NETWORK}<slug:edition>/", houses.network_edition, name="network_edition"),
    path(f"{NETWORK}<slug:edition>/vorschau/", houses.network_preview, name="network_preview"),
    path(f"{NETWORK}<slug:edition>/mail/", houses.network_preview_mail, name="network_preview_mail"),
    path("arbeitsplatz/<slug:slug>/infodienst/", houses.house_editions, name="house_editions"),
    path("arbeitsplatz/<slug:slug>/infodienst/weitergabe/", houses.house_passing_on, name="house_passing_on"),
    path("arbeitsplatz/<slug:slug>/infodienst/unzustellbar/", unreachable.house_unreachable, name="house_unreachable"),
    path(
        "arbeitsplatz/<slug:slug>/infodienst/unzustellbar/<slug:key>/fragen/",
        unreachable.house_ask_again,
        name="house_ask_again",
    ),
    path("arbeitsplatz/<slug:slug>/infodienst/<slug:edition>/", houses.house_edition, name="house_edition"),
    path("arbeitsplatz/<slug:slug>/infodienst/<slug:edition>/vorschau/", houses.house_preview, name="house_preview"),
    path(
        "arbeitsplatz/<slug:slug>/infodienst/<slug:edition>/mail/", houses.house_preview_mail, name="house_preview_mail"
    ),
    path("infodienst/", public.edition_list, name="editions"),
    path("infodienst/aktuell/", public.latest, name="latest"),
    path("infodienst/feed.atom", public.feed, name="feed"),
    path("infodienst/abonnieren/", subscribing.subscribe, name="subscribe"),
    path("infodienst/abonnieren/mail/", subscribing.subscribe_asked, name="subscribe_asked"),
    path("infodienst/bestaetigen/<slug:token>/", subscribing.confirm, name="confirm"),
    path("konto/infodienst/", choosing.own_choices, name="own_choices"),
    path("infodienst/wahl/<slug:token>/", choosing.choices, name="choices"),
    path("infodienst/wahl/<slug:token>/nachweis/", choosing.consents, name="consents"),
    path("infodienst/abmelden/<slug:token>/", choosing.unsubscribe, name="unsubscribe"),
    path("infodienst/<slug:slug>/", public.edition_detail, name="edition"),
    path("infodienst/<slug:slug>/text.txt", public.edition_text, name="edition_text"),
    path("infodienst/<slug:slug>/ausgabe.pdf", public.edition_paper, name="edition_paper"),
    path("infodienst/<slug:slug>/bild/<slug:key>/", public.edition_picture, name="edition_picture"),
    path("verwaltung/infodienst/", office.office, name="office"),
    path("verwaltung/infodienst/neu/", office.office_new, name="office_new"),
    path("verwaltung/infodienst/einstellungen/", office.office_settings, name="office_settings"),
    path("verwaltung/infodienst/<slug:slug>/", office.office_edition, name="office_edition"),
    path("verwaltung/infodienst/<slug:slug>/empfang/", reach.office_reach, name="office_reach"),
    path("verwaltung/infodienst/<slug:slug>/versand/", reach.office_sending, name="office_sending"),
    path("verwaltung/infodienst/<slug:slug>/versand/steuern/", reach.office_steer, name="office_steer"),
    path("verwaltung/infodienst/<slug:slug>/kopf/", writing.office_head, name="office_head"),
    path("verwaltung/infodienst/<slug:slug>/vorschlag/", office.office_suggestion, name="office_suggestion"),
    path("verwaltung/infodienst/<slug:slug>/verwerfen/", office.office_drop, name="office_drop"),
    path("verwaltung/infodienst/<slug:slug>/meldung/neu/", writing.office_item_new, name="office_item_new"),
    path("verwaltung/infodienst/<slug:slug>/meldung/<slug:key>/", writing.office_item, name="office_item"),
    path(
        "verwaltung/infodienst/<slug:slug>/meldung/<slug:key>/schieben/",
        writing.office_item_move,
        name="office_item_move",
    ),
    path(
        "verwaltung/infodienst/<slug:slug>/meldung/<slug:key>/entfernen/",
        writing.office_item_remove,
        name="office_item_remove",
    ),
    path("verwaltung/infodienst/<slug:slug>/einreichen/", reviewing.office_submit, name="office_submit"),
    path("verwaltung/infodienst/<slug:slug>/zurueckholen/", reviewing.office_reclaim, name="office_reclaim"),
    path("verwaltung/infodienst/<slug:slug>/pruefen/", reviewing.office_review, name="office_review"),
    path("verwaltung/infodienst/<slug:slug>/zurueckziehen/", reviewing.office_withdraw, name="office_withdraw"),
    path("verwaltung/infodienst/<slug:slug>/hinausgeben/", reviewing.office_release, name="office_release"),
    path("verwaltung/infodienst/<slug:slug>/vorschau/", reviewing.office_preview, name="office_preview"),
    path(
        "verwaltung/infodienst/<slug:slug>/vorschau/ausgabe.pdf",
        reviewing.office_preview_paper,
        name="office_preview_paper",
    ),
    path("verwaltung/infodienst/<slug:slug>/vorschau/mail/", reviewing.office_preview_mail, name="office_preview_mail"),
    path("verwaltung/infodienst/<slug:slug>/vorschau/senden/", reviewing.office_send_sample, name="office_send_sample"),
]
