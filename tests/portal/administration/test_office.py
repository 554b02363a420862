"""The alliance office: who gets in, what every page shows, two editors at once, and the way back."""

import html5lib
import pytest

from tests.factories.offers import make_offer
from tests.signing_in import sign_in
from wirnetz.accounts.models import Grant
from wirnetz.core.mail import send_mail
from wirnetz.core.models import OutboxMail
from wirnetz.offers.models import Offer
from wirnetz.organisations.actions import add_body
from wirnetz.organisations.enums import ApplicationState, BodyKind, PartnershipStatus
from wirnetz.organisations.models import Body, Organisation, PartnershipApplication

pytestmark = pytest.mark.django_db

PAGES = [
    "/verwaltung/",
    "/verwaltung/partner/",
    "/verwaltung/partner/?stand=partner&art=chamber&q=Mitte",
    "/verwaltung/partner/?nach=kaputt",
    "/verwaltung/partner/neu/",
    "/verwaltung/partner/kammer-mitte/",
    "/verwaltung/partner/kammer-mitte/aendern/",
    "/verwaltung/antraege/",
    "/verwaltung/personen/",
    "/verwaltung/personen/?rolle=administration&stand=unbestaetigt&q=Anna",
    "/verwaltung/personen/?nach=kaputt",
    "/verwaltung/personen/einladen/",
    "/verwaltung/katalog/",
    "/verwaltung/katalog/?stand=beendet&art=check&q=x",
    "/verwaltung/katalog/neu/",
    "/verwaltung/gremien/",
    "/verwaltung/gremien/neu/",
    "/verwaltung/einstellungen/",
    "/verwaltung/einstellungen/name/",
    "/verwaltung/einstellungen/betrieb/",
    "/verwaltung/einstellungen/mail/",
    "/verwaltung/einstellungen/regeln/",
    "/verwaltung/einstellungen/inhalt/",
    "/verwaltung/postausgang/",
    "/verwaltung/postausgang/?stand=failed&nach=kaputt",
    "/einrichten/name/",
    "/einrichten/betrieb/",
    "/einrichten/mails/",
    "/einrichten/gremien/",
    "/einrichten/anfang/",
    "/einrichten/fertig/",
]


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_the_administration_reads_every_page_as_valid_html(office, house, path):
    response = office.get(path)
    assert response.status_code == 200
    html5lib.HTMLParser(strict=True).parse(text_of(response))
    assert "<c-" not in text_of(response)


@pytest.mark.parametrize("path", PAGES)
def test_a_partner_is_told_that_there_is_no_page(other, head, path):
    assert sign_in(other, head).get(path).status_code == 404


def test_who_is_not_signed_in_is_led_to_sign_in(client, alliance):
    assert client.get("/verwaltung/").status_code == 302


def test_an_editor_opens_the_catalogue_alone(other, editor):
    sign_in(other, editor)
    assert [other.get(path).status_code for path in ("/verwaltung/katalog/", "/verwaltung/partner/")] == [200, 404]


def test_an_empty_office_says_that_nothing_waits(office):
    assert "Heute wartet nichts auf eine Entscheidung." in text_of(office.get("/verwaltung/"))


def organisation_form(**changes):
    values = {"name": "Institut Süd", "kind": "research", "reach": "regional", "partnership": "none"}
    return values | changes


def test_an_organisation_is_added_with_its_place_below_the_alliance(office, alliance):
    response = office.post("/verwaltung/partner/neu/", organisation_form())
    made = Organisation.objects.get(name="Institut Süd")
    assert response["Location"] == f"/verwaltung/partner/{made.slug}/"
    assert made.node.parent == alliance.node


def test_a_second_organisation_of_that_name_is_refused_beside_the_field(office):
    for _ in range(2):
        response = office.post("/verwaltung/partner/neu/", organisation_form())
    assert response.status_code == 422
    assert "Diese Organisation ist mit diesem Sitz schon eingetragen." in text_of(response)
    assert Organisation.objects.filter(name="Institut Süd").count() == 1


def seen_in(response):
    return text_of(response).split('name="seen" value="')[1].split('"')[0]


def test_two_editors_at_once_see_both_versions_and_nothing_is_lost(office, house):
    page = f"/verwaltung/partner/{house.slug}/aendern/"
    seen = seen_in(office.get(page))
    first = organisation_form(name="Kammer Mitte eins", kind="chamber", seen=seen)
    second = organisation_form(name="Kammer Mitte zwei", kind="chamber", seen=seen)
    assert office.post(page, first).status_code == 302
    response = office.post(page, second)
    assert response.status_code == 409
    assert "Kammer Mitte eins" in text_of(response)
    assert "Kammer Mitte zwei" in text_of(response)
    house.refresh_from_db()
    assert house.name == "Kammer Mitte eins"


def test_the_end_of_a_partnership_ends_access_at_once(office, house, head, other):
    Organisation.objects.filter(pk=house.pk).update(partnership=PartnershipStatus.DOCUMENTED)
    page = f"/verwaltung/partner/{house.slug}/beenden/"
    assert "Rollen, die enden" in text_of(office.get(page))
    assert office.post(page, {"on": "2026-11-01"}).status_code == 302
    house.refresh_from_db()
    assert (house.partnership, str(house.partner_until_on)) == (PartnershipStatus.NONE, "2026-11-01")
    assert not Grant.objects.unscoped("test").filter(person=head, until_on=None).exists()


def test_a_body_is_added_ended_and_taken_back_with_its_seats(office, alliance, admin):
    office.post("/verwaltung/gremien/neu/", {"name": "Leitungskreis", "kind": BodyKind.STEERING_COMMITTEE})
    body = Body.objects.get()
    assert body.node.parent == alliance.node
    office.post(f"/verwaltung/gremien/{body.slug}/beenden/", {"on": "2026-11-20"})
    body.refresh_from_db()
    assert str(body.until_on) == "2026-11-20"
    html5lib.HTMLParser(strict=True).parse(text_of(office.get(f"/verwaltung/gremien/{body.slug}/")))
    office.post(f"/verwaltung/gremien/{body.slug}/wieder/")
    body.refresh_from_db()
    assert body.until_on is None


def test_a_body_of_the_same_name_is_refused(office, alliance):
    add_body(name="Plenum", kind=BodyKind.PLENARY, by=None)
    response = office.post("/verwaltung/gremien/neu/", {"name": "plenum", "kind": BodyKind.PLENARY})
    assert (response.status_code, Body.objects.count()) == (422, 1)


def test_an_offer_is_edited_retired_and_taken_back(office, alliance):
    offer = make_offer("Check Nord")
    page = f"/verwaltung/katalog/{offer.slug}/"
    values = {"name": "Check Nordwest", "kind": "check", "source_url": "Beschluss", "seen": seen_in(office.get(page))}
    assert office.post(page, values).status_code == 302
    office.post(f"{page}beenden/", {"on": "2026-11-01"})
    offer.refresh_from_db()
    html5lib.HTMLParser(strict=True).parse(text_of(office.get(page)))
    assert (offer.name, offer.ended_on, offer.is_ended) == ("Check Nordwest", "2026-11-01", True)
    office.post(f"{page}wieder/")
    assert Offer.objects.get().is_ended is False


def test_a_mail_is_read_in_the_outbox(office):
    mail = send_mail(to="gast@wirnetz.example", subject="Zur Probe", text="Guten Tag", kind="test")
    assert "Zur Probe" in text_of(office.get("/verwaltung/postausgang/"))
    assert "Guten Tag" in text_of(office.get(f"/verwaltung/postausgang/{mail.pk}/"))


def application(**fields):
    values = {
        "organisation_name": "Verband West",
        "kind": "association",
        "seat_city": "",
        "contact_name": "Vera West",
        "contact_email": "vera@west.example",
        "state": ApplicationState.OPEN,
        "token_hash": "0" * 64,
    }
    return PartnershipApplication.objects.create(**values | fields)


def test_an_application_waits_is_accepted_and_its_contact_invited(office, alliance):
    asked = application()
    assert "Verband West möchte Partner werden." in text_of(office.get("/verwaltung/"))
    response = office.post(f"/verwaltung/antraege/{asked.pk}/aufnehmen/", {"organisation": "neu"})
    made = Organisation.objects.get(name="Verband West")
    assert response["Location"] == f"/verwaltung/partner/{made.slug}/"
    assert made.is_documented_partner
    mails = OutboxMail.objects.unscoped("test").filter(to_address="vera@west.example")
    assert sorted(mails.values_list("kind", flat=True)) == ["application_decided", "invitation"]
    invitation = made.node.invitations.unscoped("test").get()
    assert (invitation.email, invitation.role) == ("vera@west.example", "administration")


def test_an_application_of_a_recorded_organisation_is_tied_to_it(office, house):
    asked = application(organisation_name="Kammer Mitte")
    office.post(f"/verwaltung/antraege/{asked.pk}/aufnehmen/", {"organisation": house.slug})
    house.refresh_from_db()
    assert house.is_documented_partner
    assert Organisation.objects.filter(name="Kammer Mitte").count() == 1


def test_a_refusal_names_its_reason_and_can_be_taken_back(office, alliance):
    asked = application()
    office.post(f"/verwaltung/antraege/{asked.pk}/ablehnen/", {"reason": "Kein Bezug zu Betrieben."})
    assert "Kein Bezug zu Betrieben." in OutboxMail.objects.unscoped("test").get().text
    office.post(f"/verwaltung/antraege/{asked.pk}/wieder/")
    stored = PartnershipApplication.objects.unscoped("test").get()
    assert (stored.state, stored.decided_by) == (ApplicationState.OPEN, None)


def test_an_application_is_decided_once(office, alliance):
    asked = application()
    for _ in range(2):
        response = office.post(f"/verwaltung/antraege/{asked.pk}/aufnehmen/", {"organisation": "neu"}, follow=True)
    assert Organisation.objects.filter(name="Verband West").count() == 1
    assert "Über diesen Antrag ist schon entschieden." in text_of(response)


def test_deciding_asks_who_one_is(other, admin, alliance):
    asked = application()
    sign_in(other, admin, confirmed=False)
    response = other.post(f"/verwaltung/antraege/{asked.pk}/aufnehmen/", {"organisation": "neu"})
    assert response["Location"].startswith("/konto/bestaetigen/")
    assert PartnershipApplication.objects.unscoped("test").get().state == ApplicationState.OPEN
