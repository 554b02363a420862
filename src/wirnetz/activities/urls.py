"""Addresses of the calendar and of a network's own pages."""

from django.urls import path

from wirnetz.activities.views import (
    answers,
    calendar,
    feeds,
    gatherings,
    memberships,
    network,
    network_contacts,
    network_members,
    network_profile,
    network_territory,
    parties,
    registrations,
    years,
)

app_name = "activities"
urlpatterns = [
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender.ics", calendar.calendar_ics, name="calendar_ics"),
    path("kalender/jahr/<int:year>/", years.year, name="year"),
    path("konto/kalender/", feeds.own_feed, name="own_feed"),
    path("kalender/eigener/<str:token>.ics", feeds.own_feed_ics, name="own_feed_ics"),
    path("kalender/anmeldung/<str:key>/", registrations.registration, name="registration"),
    path("anfragen/<int:pk>/", parties.part_request, name="part_request"),
    path("kalender/<slug:slug>/gemeinsam/", parties.more_hosts, name="more_hosts"),
    path("kalender/<slug:slug>/anmelden/", registrations.sign_up, name="sign_up"),
    path("kalender/<slug:slug>/anmeldungen/", registrations.registrations, name="registrations"),
    path("kalender/<slug:slug>/anmeldungen.csv", registrations.registrations_csv, name="registrations_csv"),
    path("kalender/<slug:slug>/", gatherings.gathering, name="gathering"),
    path("kalender/<slug:slug>/termin.ics", gatherings.gathering_ics, name="gathering_ics"),
    path("kalender/<slug:slug>/bearbeiten/", gatherings.edit, name="gathering_edit"),
    path("kalender/<slug:slug>/absagen/", gatherings.cancel, name="gathering_cancel"),
    path("kalender/<slug:slug>/ergebnisse/", gatherings.results, name="gathering_results"),
    path("arbeitsplatz/netzwerk/<slug:slug>/", network.overview, name="network"),
    path("arbeitsplatz/netzwerk/<slug:slug>/termin/", network.plan, name="network_plan"),
    path("arbeitsplatz/netzwerk/<slug:slug>/profil/", network_profile.profile, name="network_profile"),
    path("arbeitsplatz/netzwerk/<slug:slug>/stand/", network_profile.status, name="network_status"),
    path("arbeitsplatz/netzwerk/<slug:slug>/gebiet/", network_territory.territory, name="network_territory"),
    path("arbeitsplatz/netzwerk/<slug:slug>/gebiet/kleiner/", network_territory.shorten, name="network_shorten"),
    path("arbeitsplatz/netzwerk/<slug:slug>/mitglieder/", network_members.members, name="network_members"),
    path("arbeitsplatz/netzwerk/<slug:slug>/kontakte/", network_contacts.contacts, name="network_contacts"),
    path(
        "arbeitsplatz/netzwerk/<slug:slug>/kontakte/<int:number>/wegnehmen/",
        network_contacts.contact_end,
        name="network_contact_end",
    ),
    path("arbeitsplatz/mitgliedschaft/<int:number>/", memberships.membership, name="membership"),
    path("arbeitsplatz/mitgliedschaft/anfrage/<int:number>/", memberships.decide, name="membership_request"),
    path(
        "arbeitsplatz/mitgliedschaft/anfrage/<int:number>/zurueckziehen/",
        memberships.withdraw,
        name="membership_withdraw",
    ),
    path("arbeitsplatz/netzwerk/<slug:slug>/angebote/", answers.network_offers, name="network_offers"),
    path("arbeitsplatz/<slug:slug>/angebote/", answers.house_offers, name="house_offers"),
    path("arbeitsplatz/<slug:slug>/rueckmeldungen/", answers.feedback, name="feedback"),
    path("arbeitsplatz/<slug:slug>/rueckmeldungen/<int:number>/", answers.reply, name="feedback_reply"),
    path("angebote/<slug:slug>/antwort/", answers.offer_answer, name="offer_answer"),
]
