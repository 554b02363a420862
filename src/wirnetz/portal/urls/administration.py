"""Addresses of the alliance office."""

from django.urls import path

from wirnetz.portal.views import audit, history
from wirnetz.portal.views.administration import (
    applications,
    bodies,
    catalogue,
    outbox,
    partners,
    privacy,
    settings,
    start,
)
from wirnetz.portal.views.administration import people as office_people

urlpatterns = [
    path("verwaltung/", start.start, name="office"),
    path("verwaltung/partner/", partners.partner_list, name="office_partners"),
    path("verwaltung/partner/neu/", partners.partner_add, name="office_partner_add"),
    path("verwaltung/partner/<slug:slug>/", partners.partner, name="office_partner"),
    path("verwaltung/partner/<slug:slug>/aendern/", partners.partner_edit, name="office_partner_edit"),
    path("verwaltung/partner/<slug:slug>/beenden/", partners.partner_end, name="office_partner_end"),
    path("verwaltung/antraege/", applications.application_list, name="office_applications"),
    path("verwaltung/antraege/<int:pk>/", applications.application, name="office_application"),
    path("verwaltung/antraege/<int:pk>/aufnehmen/", applications.application_accept, name="office_application_accept"),
    path("verwaltung/antraege/<int:pk>/ablehnen/", applications.application_decline, name="office_application_decline"),
    path("verwaltung/antraege/<int:pk>/wieder/", applications.application_reopen, name="office_application_reopen"),
    path("verwaltung/personen/", office_people.people, name="office_people"),
    path("verwaltung/personen/einladen/", office_people.person_invite, name="office_person_invite"),
    path("verwaltung/personen/rolle/<int:pk>/beenden/", office_people.grant_end, name="office_grant_end"),
    path("verwaltung/personen/rolle/<int:pk>/bestaetigen/", office_people.grant_confirm, name="office_grant_confirm"),
    path("verwaltung/personen/bitte/<int:pk>/", office_people.request_decide, name="office_request_decide"),
    path("verwaltung/personen/einladung/<int:pk>/", office_people.invitation_decide, name="office_invitation_decide"),
    path(
        "verwaltung/personen/einladung/<int:pk>/zurueckziehen/",
        office_people.invitation_withdraw,
        name="office_invitation_withdraw",
    ),
    path("verwaltung/katalog/", catalogue.offer_list, name="office_catalogue"),
    path("verwaltung/katalog/neu/", catalogue.offer_add, name="office_offer_add"),
    path("verwaltung/katalog/<slug:slug>/", catalogue.offer_edit, name="office_offer"),
    path("verwaltung/katalog/<slug:slug>/beenden/", catalogue.offer_end, name="office_offer_end"),
    path("verwaltung/katalog/<slug:slug>/wieder/", catalogue.offer_resume, name="office_offer_resume"),
    path("verwaltung/gremien/", bodies.body_list, name="office_bodies"),
    path("verwaltung/gremien/neu/", bodies.body_add, name="office_body_add"),
    path("verwaltung/gremien/<slug:slug>/", bodies.body, name="office_body"),
    path("verwaltung/gremien/<slug:slug>/aendern/", bodies.body_edit, name="office_body_edit"),
    path("verwaltung/gremien/<slug:slug>/beenden/", bodies.body_end, name="office_body_end"),
    path("verwaltung/gremien/<slug:slug>/wieder/", bodies.body_resume, name="office_body_resume"),
    path("verwaltung/einstellungen/", settings.overview, name="office_settings"),
    path("verwaltung/einstellungen/testmail/", settings.test_mail, name="office_test_mail"),
    path("verwaltung/einstellungen/inhalt/", settings.contents, name="office_contents"),
    path("verwaltung/einstellungen/<slug:part>/", settings.part, name="office_settings_part"),
    path("verwaltung/postausgang/", outbox.outbox, name="office_outbox"),
    path("verwaltung/postausgang/<int:pk>/", outbox.outbox_mail, name="office_mail"),
    path("verwaltung/postausgang/<int:pk>/noch-einmal/", outbox.outbox_again, name="office_mail_again"),
    path("verwaltung/datenschutz/", privacy.office_privacy, name="office_privacy"),
    path("verwaltung/datenschutz/anfrage/", privacy.office_privacy_request, name="office_privacy_request"),
    path("verwaltung/verlauf/<slug:kind>/<int:pk>/", history.history, name="history"),
    path("verwaltung/protokoll/", audit.office_audit, name="office_audit"),
]
