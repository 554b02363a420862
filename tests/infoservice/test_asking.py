"""Who hears by mail that an edition waits for them: second persons, writers, and who decides in a house."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.editions import make_edition
from tests.infoservice.test_houses import at_work, sent
from tests.infoservice.test_office import values
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Person
from wirnetz.core.models import OutboxMail
from wirnetz.infoservice.actions import add_item, begin_edition, pass_to_houses, send_edition_back, submit_edition
from wirnetz.infoservice.actions.asking import tell_houses
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Adaptation, PassingOn

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def mails(kind):
    return list(OutboxMail.objects.unscoped("test").filter(kind=kind).order_by("to_address"))


def decides(person, node, role=Role.STEWARDSHIP, **days):
    grant_role(person=person, node=node, role=role, from_on=TODAY, until_on=days.get("until"), by=None)


def submitted(by):
    edition = begin_edition(title="Neues im Herbst", by=by)
    add_item(edition=edition, values=values(), by=by)
    return submit_edition(edition=edition, by=by)


def test_second_persons_hear_of_it_and_the_writer_of_what_came_back(world, alice, bob, charlie):
    decides(alice, world["root"], Role.RELEASE)
    decides(bob, world["root"], Role.RELEASE)
    decides(charlie, world["root"], Role.EDITING)
    edition = submitted(alice)
    [asked] = mails("edition_review")
    assert (asked.to_address, asked.subject) == (bob.email, "Bitte lesen: „Neues im Herbst“")
    assert f"/verwaltung/infodienst/{edition.slug}/pruefen/" in asked.text
    send_edition_back(edition=edition, note="Der Termin stimmt nicht.", by=bob)
    [back] = mails("edition_back")
    assert back.to_address == alice.email and "Der Termin stimmt nicht." in back.text


def test_houses_hear_of_an_edition_once_and_one_click_passes_it_on(world, alice, bob, charlie):
    decides(bob, world["house"].node)
    decides(bob, world["office"].node, Role.EDITING)
    decides(charlie, world["network"].node)
    edition = pass_to_houses(edition=submitted(alice), by=None)
    assert (tell_houses(), tell_houses()) == (2, 0)
    told = {mail.to_address: mail.text for mail in mails("edition_with_houses")}
    assert sorted(told) == sorted([bob.email, charlie.email])
    pages = re.findall(r"https?://[^/]+(/\S+)", told[bob.email])
    assert pages == [f"/arbeitsplatz/{slug}/infodienst/{edition.slug}/" for slug in ("ihk", "buero")]
    assert "Wenn niemand entscheidet: Die Ausgabe der Allianz geht ohne Änderung hinaus." in told[bob.email]
    assert f"/arbeitsplatz/netzwerk/verbund/infodienst/{edition.slug}/" in told[charlie.email]
    client = sign_in(Client(), bob)
    assert "Ohne Änderung weitergeben" in client.get(pages[0]).content.decode()
    client.post(pages[0], sent(client, pages[0], was="freigeben"))
    assert Adaptation.objects.unscoped("test").get().approved_by == bob


def test_what_a_house_has_begun_to_change_goes_with_one_click_too(world, alice):
    client, page = at_work(alice, world["house"]), "/arbeitsplatz/ihk/infodienst/herbst/"
    later = timezone.now() + timedelta(hours=48)
    make_edition("Ein Treffen", state=EditionState.WITH_HOUSES, adapt_until=later, slug="herbst")
    client.post(page, sent(client, page, **{"headline-1": "Bei uns", "was": "speichern"}))
    assert "Gespeicherte Fassung weitergeben" in client.get(page).content.decode()
    client.post(page, sent(client, page, was="freigeben"))
    assert "Gespeicherte Fassung weitergeben" not in client.get(page).content.decode()


def test_nobody_is_told_without_need(world, alice, bob, charlie, settings):
    decides(bob, world["house"].node)
    decides(charlie, world["network"].node, until=TODAY)
    PassingOn.objects.create(place=world["house"].node, is_told=False)
    dora = Person.objects.create_user("dora@wirnetz.example", name="Dora", is_example=True)
    decides(dora, world["network"].node)
    make_edition(state=EditionState.WITH_HOUSES, adapt_until=timezone.now() + timedelta(hours=2), is_example=True)
    make_edition(state=EditionState.WITH_HOUSES, adapt_until=timezone.now() - timedelta(hours=2))
    assert tell_houses() == 0
    make_edition(state=EditionState.WITH_HOUSES, adapt_until=timezone.now() + timedelta(hours=2))
    settings.SMTP = {"host": "mail.example"}
    assert tell_houses() == 1
    assert [mail.to_address for mail in mails("edition_with_houses")] == [charlie.email]
    page = "/arbeitsplatz/ihk/infodienst/weitergabe/"
    client = sign_in(Client(), bob)
    client.post(page, sent(client, page, is_told="on"))
    assert PassingOn.objects.get().is_told is True
