"""Subscribing, choosing and leaving in English: every text of these pages and mails is there in it."""

import gettext
from datetime import timedelta
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.utils import timezone
from django.utils.translation import trans_real

import wirnetz
from tests.infoservice.test_readers import ANNA, FORM, ask, fresh, link_in, mails, rows
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.models import Deliverability, Reader, Subscription
from wirnetz.infoservice.queries.tokens import reader_token
from wirnetz.offers.models import Topic
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db
ENGLISH = FORM + "?von=kammer-ulm&sprache=en"
SOURCE = Path(wirnetz.__file__).parent / "core" / "locale" / "django.pot"


def texts_of_ours():
    with SOURCE.open("rb") as file:
        return {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(file)}


class Missing(gettext.NullTranslations):
    """Asked after the English catalogue: collects what is not in it."""

    def __init__(self):
        super().__init__()
        self.texts = set()

    def gettext(self, message):
        self.texts.add(message)
        return super().gettext(message)

    def ngettext(self, msgid1, msgid2, n):
        self.texts.add(msgid1)
        return super().ngettext(msgid1, msgid2, n)


@pytest.fixture
def missing(monkeypatch):
    """Texts of ours that were wanted in English and are not there."""
    collecting = Missing()
    monkeypatch.setattr(trans_real.translation("en"), "_fallback", collecting)
    return lambda: collecting.texts & texts_of_ours()


def read(address, **answers):
    """The page, or the one that an answer leads to."""
    page = Client().post(address, answers, follow=True) if answers else Client().get(address)
    assert '<html lang="en">' in page.content.decode()
    return page.content.decode()


def subscribed():
    """Anna subscribed on the English form; her word."""
    ask(ANNA, ENGLISH)
    Client().post(link_in(mails()[-1]))
    return reader_token(rows(Reader).get().pk)


def test_a_link_leads_to_the_form_in_the_other_language_and_keeps_whose_it_is(house):
    german = Client().get(FORM + "?von=kammer-ulm").content.decode()
    assert '<html lang="de">' in german
    assert 'href="?von=kammer-ulm&amp;sprache=en" hreflang="en" lang="en">' in german
    english = read(ENGLISH)
    assert 'href="?von=kammer-ulm&amp;sprache=de" hreflang="de" lang="de">' in english
    assert "Your address is enough" in english and "Ihre Adresse" not in english


def test_who_asks_in_english_is_asked_back_and_reads_in_english(house, unhurried, missing):
    Topic.objects.create(slug="nachfolge", name="Nachfolge")
    told = ask(ANNA, ENGLISH, topics=["nachfolge"])
    assert told["Location"] == FORM + "mail/?sprache=en"
    assert "Almost done" in read(told["Location"])
    (mail,) = mails()
    assert mail.subject == "Please confirm: info service of Kammer Ulm"
    assert "I would like to get the info service of “Kammer Ulm” by e-mail." in mail.text
    assert "Infodienst von" not in mail.text
    assert "Yes, subscribe" in read(link_in(mail))
    assert "You have subscribed" in read(link_in(mail), yes="1")
    reader, subscription = rows(Reader).get(), rows(Subscription).get()
    assert (reader.language, subscription.language, reader.topics) == ("en", "en", ["nachfolge"])
    assert subscription.text.endswith("Topics: Nachfolge.")
    ask(ANNA, ENGLISH)
    assert mails()[-1].subject == "You have the info service already: Kammer Ulm"
    assert missing() == set()


def test_the_german_form_leaves_a_reader_their_english_unless_they_choose_german(house, unhurried):
    word = subscribed()
    reader = rows(Reader).get()
    ask(ANNA)
    assert mails()[-1].subject == "Bitte bestätigen: Infodienst von Offensive"
    Client().post(link_in(mails()[-1]))
    assert fresh(reader).language == "en"
    Client().post(f"/infodienst/wahl/{word}/", {"leave_all": "1"})
    ask(ANNA, FORM + "?sprache=de")
    assert fresh(reader).language == "en"
    Client().post(link_in(mails()[-1]))
    assert fresh(reader).language == "de"


def test_wrong_answers_are_told_in_english(house, missing):
    late = Client().post(ENGLISH, {"email": ANNA, "ticket": "old"})
    assert late.status_code == 422 and "The page was open for a long time" in late.content.decode()
    assert "That was very quick." in ask(ANNA, ENGLISH).content.decode()
    told = ask("anna", ENGLISH).content.decode()
    assert "This is not a complete e-mail address" in told and "One answer is not clear yet." in told
    word = listed(house)
    late = (
        Client()
        .post(f"/infodienst/wahl/{word}/", {"save": "1", "rhythm": "never", "paused_until": "2020-01-01"})
        .content.decode()
    )
    assert "This day is over." in late and "Some answers are not clear yet." in late
    far = timezone.localdate() + timedelta(days=900)
    page = Client().post(f"/infodienst/wahl/{word}/", {"save": "1", "rhythm": "weekly", "paused_until": far})
    assert "A pause lasts a year at most." in page.content.decode()
    page = Client().post(f"/infodienst/wahl/{word}/", {"save": "1", "rhythm": "weekly", "paused_until": "morgen"})
    assert "There is no such day." in page.content.decode()
    assert missing() == set()


def listed(house):
    reader = reader_for(ANNA)
    rows(Reader).filter(pk=reader.pk).update(language="en")
    Adviser.objects.create(organisation=house, name="Anna", email=ANNA)
    return reader_token(reader.pk)


def test_choices_are_read_and_said_back_in_english(house, missing):
    Topic.objects.create(slug="nachfolge", name="Nachfolge")
    word = listed(house)
    address = f"/infodienst/wahl/{word}/"
    place = str(house.node.pk)
    page = read(address)
    assert "You get every edition as soon as it comes out." in page
    assert "Because you are listed as a contact." in page and '<bdi lang="de">Nachfolge</bdi>' in page
    until = timezone.localdate() + timedelta(days=9)
    said = read(address, save="1", rhythm="weekly", topics=["nachfolge"], paused_until=until.isoformat())
    assert "Saved: on Nachfolge, for all of Germany, once a week what came out." in said
    assert f"Your pause lasts until the end of {until.day}" in said
    assert "nothing more by way of “Kammer Ulm”" in read(address, leave=place)
    assert "by way of “Kammer Ulm” again" in read(address, join=place)
    german = Client().post(address, {"save": "1", "rhythm": "monthly", "language": "de"}, follow=True)
    assert "Gespeichert: zu allen Themen" in german.content.decode()
    english = read(address, save="1", rhythm="monthly", language="en")
    assert "Saved: on all topics, for all of Germany, once a month what came out." in english
    assert "You get nothing more." in read(address, leave_all="1")
    assert "Welcome back." in read(address, come_back="1")
    now = timezone.now()
    Deliverability.objects.create(canonical=ANNA, address=ANNA, undeliverable_at=now, last_at=now)
    assert "messages to you came back" in read(address)
    rows(Deliverability).all().delete()
    rows(Adviser).all().delete()
    assert "there is no way to you" in read(address).lower()
    assert missing() == set()


def test_leaving_and_its_proof_are_in_english(house, unhurried, missing):
    word = subscribed()
    assert "Do you want to get nothing more?" in read(f"/infodienst/abmelden/{word}/")
    assert "You are unsubscribed" in read(f"/infodienst/abmelden/{word}/?seite=1", yes="1")
    proof = read(f"/infodienst/wahl/{word}/nachweis/")
    assert "Consent confirmed" in proof and "on the page with the settings" in proof
    other = reader_for("bert@kammer.example")
    rows(Reader).filter(pk=other.pk).update(language="en")
    assert "There is no consent" in read(f"/infodienst/wahl/{reader_token(other.pk)}/nachweis/")
    assert missing() == set()
