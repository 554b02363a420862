"""Subscribing with a mail that asks back, choosing and leaving without signing in, and the proof of it."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from wirnetz.core.models import OutboxMail
from wirnetz.infoservice import tasks
from wirnetz.infoservice.actions.choosing import honour_leaving, leave_level
from wirnetz.infoservice.actions.forgetting import close_consents, forget_consents, forget_readers
from wirnetz.infoservice.actions.mailing import MailBody, release_mailing
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.actions.staging import Addressee
from wirnetz.infoservice.actions.subscribing import confirm_subscription
from wirnetz.infoservice.enums import LeavingWay
from wirnetz.infoservice.models import ConsentEntry, LeftLevel, MailingRecipient, Reader, Subscription, Suppression
from wirnetz.infoservice.queries.tokens import reader_of_token, reader_token, request_of_token, request_token
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ANNA, BERT = "anna@kammer.example", "bert@kammer.example"
FORM = "/infodienst/abonnieren/"


def rows(model):
    return model.objects.unscoped("test")


def ask(email, path=FORM, **more):
    client = Client()
    page = client.get(path)
    return client.post(path, {"email": email, "ticket": page.context["form"]["ticket"].value(), **more})


def mails():
    return list(rows(OutboxMail).order_by("pk"))


def link_in(mail):
    (address,) = [line for line in mail.text.splitlines() if "/infodienst/" in line]
    return address[address.index("/infodienst/") :]


def fresh(reader):
    return rows(Reader).get(pk=reader.pk)


def test_a_wish_counts_only_after_the_button_behind_the_link(house, unhurried):
    answer = ask("Anna@Kammer.example", FORM + "?von=kammer-ulm")
    assert answer["Location"] == FORM + "mail/"
    (mail,) = mails()
    assert mail.to_address == "Anna@Kammer.example"
    assert "Infodienst von „Kammer Ulm“" in mail.text
    assert mail.html == ""
    link = link_in(mail)
    for _ in range(3):
        page = Client().get(link)
        assert b"Ja, abonnieren" in page.content
        Client().head(link)
    subscription = rows(Subscription).get()
    assert subscription.confirmed_at is None
    assert not rows(ConsentEntry).exists()
    assert Client().post(link).status_code == 302
    assert Client().post(link).status_code == 302
    subscription.refresh_from_db(from_queryset=rows(Subscription))
    assert subscription.confirmed_at is not None
    entry = rows(ConsentEntry).get()
    assert (entry.act, entry.place, entry.place_name) == ("given", house.node.pk, "Kammer Ulm")
    assert entry.details == {
        "topics": [],
        "areas": [],
        "text": subscription.text,
        "text_version": "2026-11",
        "text_digest": sha256(subscription.text.encode()).hexdigest(),
        "language": "de",
        "form": FORM + "?von=kammer-ulm",
        "requested_at": subscription.requested_at.isoformat(),
        "mailed_at": subscription.mailed_at.isoformat(),
        "message_id": mail.message_id,
    }
    assert ANNA not in f"{entry.subject}{entry.details}".lower()


def test_the_page_answers_the_same_whether_an_address_is_known(house, unhurried):
    unknown = ask(ANNA)
    Client().post(link_in(mails()[0]))
    known = ask(ANNA)
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert mails()[1].subject == "Sie haben den Infodienst schon: Offensive"
    assert link_in(mails()[1]) == f"/infodienst/wahl/{reader_token(rows(Reader).get().pk)}/"
    assert [ask(ANNA).status_code for _ in range(3)] == [302, 302, 302]
    assert len(mails()) == 3
    assert rows(Subscription).count() == 1
    assert Client().get(FORM + "?von=gibt-es-nicht").status_code == 404


def test_a_stranger_changes_nothing_for_who_reads_already(house, unhurried):
    reader = reader_for(ANNA)
    rows(Reader).filter(pk=reader.pk).update(topics=["mein-thema"], left_at=timezone.now())
    ask(ANNA)
    assert (fresh(reader).topics, fresh(reader).left_at is None) == (["mein-thema"], False)
    Client().post(link_in(mails()[0]))
    assert (fresh(reader).topics, fresh(reader).left_at) == (["mein-thema"], None)


def test_what_nobody_confirmed_in_fourteen_days_does_not_count_and_is_gone(house, unhurried):
    with time_machine.travel("2026-03-02 23:30+01:00"):
        for address in (ANNA, BERT, "carl@kammer.example"):
            ask(address)
    links = [link_in(mail) for mail in mails()]
    with time_machine.travel("2026-03-16 23:59+01:00"):
        tasks.forget_readers(timezone.localdate())
        assert (Client().get(links[0]).status_code, Client().post(links[1]).status_code) == (200, 302)
    with time_machine.travel("2026-03-17 00:01+01:00"):  # before the daily work
        assert (Client().get(links[0]).status_code, Client().post(links[0]).status_code) == (404, 404)
        asked = request_of_token(links[2].split("/")[-2])
        assert confirm_subscription(asked).confirmed_at is None
        tasks.forget_readers(timezone.localdate())
    assert [reader.address for reader in rows(Reader)] == [BERT]
    assert (rows(Subscription).count(), rows(ConsentEntry).count()) == (1, 1)
    assert forget_readers(on=date(2027, 7, 1)) == 0


def test_the_mail_that_asks_back_says_nothing_but_what_was_asked(house, unhurried):
    """PRV-6: no text of whoever filled in the form, no second link, no picture, no advertisement."""
    ask(ANNA, FORM + "?von=kammer-ulm&x=Kaufen", message="Kaufen", name="Kaufen Sie", place="Kaufen")
    (mail,) = mails()
    text = rows(Subscription).get().text
    assert mail.subject == "Bitte bestätigen: Infodienst von Kammer Ulm"
    assert mail.text == (
        "Guten Tag,\n\nmit dieser Adresse wurde der Infodienst von „Kammer Ulm“ erbeten. Das waren die Worte dazu:\n\n"
        f"{text}\n\nWollen Sie das? Dann öffnen Sie diese Seite und drücken Sie den Knopf:\n"
        f"{settings.BASE_URL}{link_in(mail)}\n\n"
        "Waren Sie das nicht, tun Sie nichts. Sie bekommen dann nichts weiter, und nach 14 Tagen ist die Adresse "
        "gelöscht."
    )
    assert text == (
        "Ich möchte den Infodienst von „Kammer Ulm“ per E-Mail bekommen. Meine Adresse dient nur dazu. Ich kann ihn "
        "jederzeit abbestellen: mit dem Link in jeder Mail, ohne Anmeldung und ohne Begründung."
    )
    assert (mail.html, mail.to_address, rows(OutboxMail).count()) == ("", ANNA, 1)


def test_leaving_takes_fewer_steps_than_coming(house, unhurried):
    """PRV-6: two presses and a mail to subscribe; one press to leave, without any of that, and it is written down."""
    ask(ANNA)
    Client().post(link_in(mails()[0]))
    word = reader_token(rows(Reader).get().pk)
    page = Client().get(f"/infodienst/abmelden/{word}/").content.decode().partition("<main")[2].partition("</main")[0]
    assert (page.count("<form"), page.count("<input"), page.count("<button")) == (1, 0, 1)
    assert Client().post(f"/infodienst/abmelden/{word}/?seite=1").status_code == 200
    assert fresh(rows(Reader).get()).left_at is not None
    assert [entry.act for entry in rows(ConsentEntry).order_by("position")] == ["given", "withdrawn"]


def test_the_record_of_consents_is_chained_and_stays_three_full_years(house, unhurried):
    ask(ANNA)
    Client().post(link_in(mails()[0]))
    reader = rows(Reader).get()
    Client().post(f"/infodienst/abmelden/{reader_token(reader.pk)}/")
    given, withdrawn = rows(ConsentEntry).order_by("position")
    assert (given.position, withdrawn.position) == (1, 2)
    assert withdrawn.previous_hash == given.hash != ""
    assert (withdrawn.act, withdrawn.details) == ("withdrawn", {"way": "one_click"})
    for change in ("UPDATE infoservice_consententry SET place_name = 'x'", "DELETE FROM infoservice_consententry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    rows(Reader).get().delete()
    assert Suppression.objects.count() == 1
    assert close_consents(on=TODAY) == 0
    assert forget_consents(on=TODAY.replace(year=TODAY.year + 3, month=12, day=28)) == 0
    assert forget_consents(on=TODAY.replace(year=TODAY.year + 4, month=1, day=1)) == 2


def test_a_consent_ends_with_the_erasure_of_who_gave_it(house, unhurried):
    ask(ANNA)
    Client().post(link_in(mails()[0]))
    assert close_consents(on=TODAY) == 0
    rows(Reader).get().delete()
    assert (close_consents(on=TODAY), close_consents(on=TODAY)) == (1, 0)
    assert [entry.way for entry in rows(ConsentEntry).order_by("position")] == ["", "durch Löschung der Daten"]


def mailing_to(*addresses, family="f", reasons=()):
    body = MailBody(
        key="base", subject="Neu", html="<p>Neu</p>", text="Neu", sender_name="A", sender_address="a@wirnetz.example"
    )
    recipients = [Addressee(each, "base", reasons=reasons) for each in addresses]
    return release_mailing(family=family, title="Neu", bodies=[body], recipients=recipients, by=None)


@pytest.mark.parametrize(
    "content",
    [
        {"data": "List-Unsubscribe=One-Click", "content_type": "application/x-www-form-urlencoded"},
        {"data": {"List-Unsubscribe": "One-Click"}},
        {"data": b"\xff broken", "content_type": "multipart/form-data; boundary=x"},
    ],
)
def test_one_click_leaves_at_once_without_cookie_or_redirect(house, content):
    anna, bert = reader_for(ANNA), reader_for(BERT)
    mailing_to(ANNA, BERT)
    address = f"/infodienst/abmelden/{reader_token(anna.pk)}/"
    client = Client(enforce_csrf_checks=True)
    for _ in range(20):
        assert client.get(address).status_code == client.head(address).status_code == 200
    assert client.get(address).cookies == {}
    assert fresh(anna).left_at is None
    answer = client.post(address, **content)
    assert (answer.status_code, answer.cookies) == (200, {})
    assert b"Sie sind abgemeldet" in answer.content
    left_at = fresh(anna).left_at
    assert left_at is not None
    assert client.post(address, **content).status_code == 200
    assert fresh(anna).left_at == left_at
    assert fresh(bert).left_at is None
    states = dict(rows(MailingRecipient).values_list("canonical", "state"))
    assert states == {ANNA: "suppressed", BERT: "queued"}


@pytest.mark.drill
def test_ten_thousand_looks_change_nothing(house):
    """REL-15: programs that fetch links ahead of people, in mails and on the pages that they lead to."""
    reader = reader_for(ANNA)
    mailing_to(ANNA)
    word, client = reader_token(reader.pk), Client()
    before = [list(rows(model).values()) for model in (Reader, LeftLevel, Subscription, ConsentEntry, MailingRecipient)]
    for number in range(5_000):
        address = f"/infodienst/{'abmelden' if number % 20 else 'wahl'}/{word}/"
        assert client.get(address).status_code == client.head(address).status_code == 200
    after = [list(rows(model).values()) for model in (Reader, LeftLevel, Subscription, ConsentEntry, MailingRecipient)]
    assert after == before


def test_leaving_a_level_stops_only_what_has_no_other_reason(house):
    reader = reader_for(ANNA)
    here, there = house.node.pk, house.node.parent_id
    for number, places in enumerate([[here], [here, there], []]):
        mailing_to(ANNA, family=f"f{number}", reasons=[{"place": place} for place in places])
    leave_level(reader, place=here, way=LeavingWay.PAGE)
    by_mailing = rows(MailingRecipient).order_by("mailing__family").values_list("state", flat=True)
    assert list(by_mailing) == ["suppressed", "queued", "queued"]
    rows(Reader).update(left_at=timezone.now())
    assert (honour_leaving(), honour_leaving()) == (2, 0)


def test_a_word_opens_one_reader_and_nothing_else(house, settings):
    anna, bert = reader_for(ANNA), reader_for(BERT)
    word = reader_token(anna.pk)
    assert reader_of_token(word) == anna
    assert reader_of_token(word.upper()) == anna
    mac = word.partition("-")[2]
    assert len(mac) == 26
    others = [
        f"{bert.pk}-{mac}",
        f"0{word}"[:-1],
        mac,
        "",
        "1-",
        f"{anna.pk}-{mac[::-1]}",
        "٣-" + mac,
        request_token(anna.pk),
    ]
    assert [reader_of_token(other) for other in others] == [None] * len(others)
    assert request_of_token(word) is None
    assert {
        Client().post(f"/infodienst/abmelden/{other}/").status_code for other in others if other.isascii() and other
    } == {404}
    assert fresh(bert).left_at is None
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of the same installation, many days later"
    assert reader_of_token(word) == anna


def test_whoever_left_and_has_no_way_is_led_to_subscribing_not_to_nothing(house):
    reader = reader_for(ANNA)
    address, client = f"/infodienst/wahl/{reader_token(reader.pk)}/", Client()
    client.post(address, {"leave_all": "1"})
    alone = client.get(address).content.decode()
    assert ('name="come_back"' in alone, '<a class="btn" href="/infodienst/abonnieren/">' in alone) == (False, True)
    Adviser.objects.create(organisation=house, name="Anna", email=ANNA)
    assert 'name="come_back"' in client.get(address).content.decode()


def test_choices_are_made_without_signing_in_and_said_back(house):
    reader = reader_for(ANNA)
    Adviser.objects.create(organisation=house, name="Anna", email=ANNA)
    address = f"/infodienst/wahl/{reader_token(reader.pk)}/"
    client = Client()

    def said(**answers):
        page = client.post(address, answers, follow=True)
        return [str(message) for message in page.context["messages"]], page.context["answer"]

    assert client.get(address).context["answer"] == "Sie bekommen jede Ausgabe, sobald sie erscheint."
    assert said(save="1", rhythm="weekly")[0] == [
        "Gespeichert: zu allen Themen für ganz Deutschland, einmal in der Woche, was erschienen ist."
    ]
    until = TODAY + timedelta(days=9)
    _words, answer = said(save="1", rhythm="at_once", paused_until=until.isoformat())
    assert answer.startswith("Sie machen Pause bis einschließlich ")
    assert fresh(reader).paused_until == until
    past = client.post(address, {"save": "1", "rhythm": "at_once", "paused_until": "2020-01-01"})
    assert past.status_code == 422
    assert said(save="1", rhythm="at_once")[1] == "Sie bekommen jede Ausgabe, sobald sie erscheint."
    place = str(house.node.pk)
    assert "Weil Sie als Ansprechperson eingetragen sind." in client.get(address).content.decode()
    assert said(leave=place) == (
        ["Über „Kammer Ulm“ bekommen Sie nichts mehr. Andere Wege bleiben, bis Sie auch sie abbestellen."],
        "Sie bekommen zurzeit nichts: Kein Weg führt zu Ihnen.",
    )
    assert rows(LeftLevel).count() == 1
    assert said(join=place)[0] == ["Über „Kammer Ulm“ bekommen Sie den Infodienst wieder."]
    assert said(leave_all="1")[1] == "Sie haben alles abbestellt und bekommen nichts."
    assert said(come_back="1")[1] == "Sie bekommen jede Ausgabe, sobald sie erscheint."
    assert ANNA not in client.get(address).content.decode()
    assert client.get(address)["Referrer-Policy"] == "same-origin"  # "no-referrer" makes browsers hide where forms are


def test_the_proof_stands_on_a_sheet(house, unhurried):
    ask(ANNA)
    Client().post(link_in(mails()[0]))
    word = reader_token(rows(Reader).get().pk)
    Client().post(f"/infodienst/wahl/{word}/", {"leave_all": "1"})
    page = Client().get(f"/infodienst/wahl/{word}/nachweis/").content.decode()
    for told in (
        "Offensive",
        mails()[0].message_id.strip("<>"),
        "Fassung",
        "auf der Seite mit den Einstellungen",
        FORM,
    ):
        assert told in page
