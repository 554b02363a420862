"""Writing, reviewing and releasing an edition in the browser; the archive that everybody reads."""

import re
from datetime import date, datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pypdfium2 as pdfium
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from tests.factories.areas import make_area
from tests.factories.editions import make_edition, make_item
from tests.factories.offers import make_topic
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.core.editing import fingerprint
from wirnetz.core.german import date_words
from wirnetz.core.models import OutboxMail
from wirnetz.infoservice.actions import (
    add_item,
    begin_edition,
    change_item,
    pass_to_houses,
    release_due_editions,
    release_edition,
    set_info_service,
    submit_edition,
)
from wirnetz.infoservice.actions.settings import SETTING_FIELDS
from wirnetz.infoservice.actions.writing import ITEM_FIELDS
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import Edition, InfoService, Item
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.timing import going_out, window_end

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = "/verwaltung/infodienst/"
TODAY = timezone.localdate()


@pytest.fixture
def alliance(db):
    return make_alliance(slug="allianz").node


def at_work(person, node, role):
    grant_role(person=person, node=node, role=role, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), person)


@pytest.fixture
def writer(alliance, alice):
    return at_work(alice, alliance, Role.EDITING)


@pytest.fixture
def reviewer(alliance, bob):
    return at_work(bob, alliance, Role.RELEASE)


def values(headline="Ein Treffen am Hafen", **more):
    return {"kind": "news", "headline": headline, "text": "Für Betriebe.", "audience": "everybody"} | more


def draft(by, *headlines, title="Neues im Herbst"):
    edition = begin_edition(title=title, by=by)
    for headline in headlines:
        add_item(edition=edition, values=values(headline), by=by)
    return edition


def first_item(edition):
    return Item.objects.unscoped("test").filter(edition=edition).first()


def state_of(edition):
    return Edition.objects.unscoped("test").get(pk=edition.pk)


def test_an_editor_writes_an_edition_and_a_second_person_lets_it_go(writer, reviewer, alice, bob):
    began = writer.post(f"{OFFICE}neu/", {"title": "Zwei Netzwerke, ein Termin", "planned_on": ""})
    page = began["Location"]
    writer.post(f"{page}meldung/neu/", values(action="hingehen.", link="/kalender/", link_words="Termin ansehen"))
    writer.post(f"{page}meldung/neu/", values("Ein neuer Leitfaden"))
    writer.post(f"{page}meldung/2/schieben/", {"wohin": "hoch"})
    shown = writer.get(page).content.decode()
    assert shown.index("Ein neuer Leitfaden") < shown.index("Ein Treffen am Hafen")
    assert writer.post(f"{page}einreichen/")["Location"] == page
    edition = Edition.objects.unscoped("test").get()
    assert edition.state == EditionState.IN_REVIEW
    assert writer.post(f"{page}pruefen/", {"was": "zustimmen"}).status_code == 403
    assert writer.get(f"{page}meldung/1/").status_code == 302
    assert reviewer.post(f"{page}pruefen/", {"was": "zurueck", "note": ""}).status_code == 422
    reviewer.post(f"{page}pruefen/", {"was": "zustimmen"})
    edition.refresh_from_db()
    assert (edition.state, edition.reviewed_by) == (EditionState.WITH_HOUSES, bob)
    assert Client().get("/infodienst/zwei-netzwerke-ein-termin/").status_code == 404
    assert "Jetzt hinausgeben" not in reviewer.get(page).content.decode()  # the houses still have time
    assert reviewer.post(f"{page}hinausgeben/").status_code == 302
    assert state_of(edition).state == EditionState.WITH_HOUSES
    Edition.objects.unscoped("test").update(adapt_until=timezone.now() - timedelta(minutes=1))
    assert "Jetzt hinausgeben" in reviewer.get(page).content.decode()
    assert release_due_editions(letter_for) == [edition]
    assert release_due_editions(letter_for) == []
    told = Client().get("/infodienst/zwei-netzwerke-ein-termin/").content.decode()
    assert "Das können Sie damit in Ihrem Netzwerk tun:</b> hingehen." in told
    assert "Ein neuer Leitfaden" in Client().get("/infodienst/zwei-netzwerke-ein-termin/text.txt").content.decode()


def test_only_who_may_change_the_settings_is_led_to_them(alliance, writer, charlie):
    settings = f"{OFFICE}einstellungen/"
    administering = at_work(charlie, alliance, Role.ADMINISTRATION)
    for person, status in ((writer, 403), (administering, 200)):
        assert person.get(settings).status_code == status
        assert (f'href="{settings}"' in person.get(OFFICE).content.decode()) == (status == 200)


def test_nobody_agrees_to_their_own_edition_whatever_their_rights(alliance, alice):
    at_work(alice, alliance, Role.ADMINISTRATION)
    edition = submit_edition(edition=draft(alice, "Eins"), by=alice)
    with pytest.raises(PermissionDenied):
        pass_to_houses(edition=edition, by=alice)


def test_somebody_who_leads_a_partner_may_be_the_second_person(alliance, charlie, alice):
    house = add_node(kind=NodeKind.ORGANISATION, parent=alliance)
    make_organisation("IHK", slug="ihk", node=house)
    leading = at_work(charlie, house, Role.STEWARDSHIP)
    edition = submit_edition(edition=draft(alice, "Eins"), by=alice)
    page = f"{OFFICE}{edition.slug}/"
    assert leading.get(page).status_code == 404
    assert leading.get(f"{page}pruefen/").status_code == 200
    leading.post(f"{page}pruefen/", {"was": "zustimmen"})
    assert state_of(edition).reviewed_by == charlie


def test_a_change_after_the_agreement_needs_a_second_one(alliance, alice, bob, charlie):
    edition = pass_to_houses(edition=submit_edition(edition=draft(alice, "Eins"), by=alice), by=bob)
    item = first_item(edition)
    change_item(item=item, values=values("Eins, neu"), seen=fingerprint(item, ITEM_FIELDS), by=alice)
    Edition.objects.unscoped("test").update(adapt_until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="zweite Person"):
        release_edition(edition=edition, by=None, writer=letter_for)
    assert release_due_editions(letter_for) == []
    reader = at_work(charlie, alliance, Role.RELEASE)
    reader.post(f"{OFFICE}{edition.slug}/pruefen/", {"was": "zustimmen"})
    assert release_due_editions(letter_for) == [edition]


def test_one_person_is_enough_only_by_a_decision(writer, alice):
    with pytest.raises(IntegrityError, match="one_person_by_decision"), transaction.atomic():
        InfoService.objects.create(pk=1, needs_second_person=False)
    chosen = {name: getattr(info_service(), name) for name in SETTING_FIELDS} | {
        "needs_second_person": False, "decision": "Steuerkreis", "decided_on": TODAY, "window_hours": 0,
    }  # fmt: skip
    set_info_service(values=chosen, seen=fingerprint(InfoService(pk=1), SETTING_FIELDS), by=alice)
    edition = submit_edition(edition=draft(alice, "Eins"), by=alice)
    assert edition.state == EditionState.WITH_HOUSES
    assert release_due_editions(letter_for) == [edition]


def test_an_empty_or_outdated_edition_is_not_submitted(writer, alice):
    edition = draft(alice)
    said = writer.post(f"{OFFICE}{edition.slug}/einreichen/", follow=True).content.decode()
    assert "Die Ausgabe hat noch keine Meldung." in said
    add_item(edition=edition, values=values(expires_on=TODAY - timedelta(days=1)), by=alice)
    said = writer.post(f"{OFFICE}{edition.slug}/einreichen/", follow=True).content.decode()
    assert "ist schon vorbei" in said
    assert state_of(edition).state == EditionState.DRAFT


def test_wrong_input_is_told_at_its_field_and_nothing_is_stored(writer, alice):
    edition = draft(alice)
    sent = values(link="https://fremd.example/", link_words="www.ihk.de", text="Unter https://xn--hk-nna.de/")
    page = writer.post(f"{OFFICE}{edition.slug}/meldung/neu/", sent)
    assert page.context["form"].errors["link_words"] == ["Die Worte nennen ihk.de, die Adresse führt zu fremd.example."]
    assert set(page.context["form"].errors) == {"link_words", "text"}
    sent = values(link="javascript:alert(1)", text="a\u202eb", places="Nirgendwo")
    page = writer.post(f"{OFFICE}{edition.slug}/meldung/neu/", sent)
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"link", "text", "places"}
    assert first_item(edition) is None
    assert writer.post(f"{OFFICE}neu/", {"title": "Neu\r\nBcc: x@y.de"}).status_code == 422


def test_what_is_too_long_or_missing_is_said_in_our_words(writer, alice, alliance):
    page = f"{OFFICE}{draft(alice).slug}/"
    long = writer.post(f"{page}kopf/", {"title": "x" * 121, "greeting": "y" * 1201})
    assert long.context["form"].errors["title"] == [
        "Das sind 121 Zeichen. Höchstens 120 passen hinein; bitte kürzen Sie."
    ]
    assert "Häuser dürfen ihre eigene schreiben. Höchstens 1200 Zeichen." in long.content.decode()
    assert "sicherstellen" not in long.content.decode()


def test_two_editors_at_once_see_both_versions(writer, alice, bob):
    edition = draft(alice, "Eins")
    item = first_item(edition)
    page = f"{OFFICE}{edition.slug}/meldung/{item.key}/"
    seen = writer.get(page).context["form"]["seen"].value()
    change_item(item=item, values=values("Zwei"), seen=fingerprint(item, ITEM_FIELDS), by=bob)
    answer = writer.post(page, values("Drei") | {"seen": seen})
    assert answer.status_code == 409
    assert "Zwei" in answer.content.decode() and "Drei" in answer.content.decode()
    assert seen == fingerprint(item, ITEM_FIELDS)


def test_the_preview_is_the_mail_and_its_text_says_the_same(writer, alice, settings):
    edition = draft(alice, "Eins & zwei")
    page = f"{OFFICE}{edition.slug}/vorschau/"
    shown = writer.get(page)
    assert shown.status_code == 200
    mail_page = writer.get(f"{page}mail/")
    assert "Eins &amp; zwei" in mail_page.content.decode()
    assert "frame-ancestors 'self'" in mail_page["Content-Security-Policy"]
    assert "Eins & zwei" in shown.context["letter"].text
    writer.post(f"{page}senden/")
    [sent] = OutboxMail.objects.unscoped("test").filter(kind="edition_sample")
    assert (sent.to_address, sent.subject) == (alice.email, "Probe: Neues im Herbst")
    assert mail.outbox == []


def test_a_withdrawn_edition_says_why_and_leaves_the_feed(reviewer, alice, bob):
    for title in ("Bleibt", "Geht"):
        pass_to_houses(edition=submit_edition(edition=draft(alice, "Eins", title=title), by=alice), by=bob)
    Edition.objects.unscoped("test").update(adapt_until=timezone.now() - timedelta(minutes=1))
    assert len(release_due_editions(letter_for)) == 2
    assert reviewer.post(f"{OFFICE}geht/zurueckziehen/", {"reason": ""}).status_code == 422
    reviewer.post(f"{OFFICE}geht/zurueckziehen/", {"reason": "Der Termin war falsch."})
    page = Client().get("/infodienst/geht/").content.decode()
    assert "Der Termin war falsch." in page and "Eins" not in page
    assert Client().get("/infodienst/geht/text.txt").status_code == 404
    feed = ElementTree.fromstring(Client().get("/infodienst/feed.atom").content)
    assert [title.text for title in feed.iterfind(".//{*}entry/{*}title")] == ["Bleibt"]


def test_the_lists_ask_as_often_for_one_as_for_three(writer, alice):
    draft(alice, "Eins")
    writer.get(OFFICE)
    with CaptureQueriesContext(connection) as one:
        writer.get(OFFICE)
    draft(alice, "Eins", "Zwei", title="B")
    draft(alice, "Eins", title="C")
    with CaptureQueriesContext(connection) as three:
        writer.get(OFFICE)
    assert len(three) == len(one)


def test_the_office_is_closed_to_strangers(alliance, charlie, alice):
    edition = draft(alice, "Eins")
    stranger = sign_in(Client(), charlie)
    for path in ("", "neu/", f"{edition.slug}/", f"{edition.slug}/vorschau/", f"{edition.slug}/pruefen/"):
        assert stranger.get(f"{OFFICE}{path}").status_code == 404
    assert Client().get(OFFICE).status_code == 302


def test_a_feed_holds_only_what_is_about_its_topic_and_region(alice):
    topic, area = make_topic("Führung"), make_area("13004", "Schwerin")
    one = make_edition("Überall", state=EditionState.RELEASED, title="Eins")
    two = make_edition(state=EditionState.RELEASED, title="Zwei")
    make_item(two, "In Schwerin", topic=topic).areas.add(area)

    def entries(query):
        feed = ElementTree.fromstring(Client().get(f"/infodienst/feed.atom{query}").content)
        return {entry.find("{*}title").text: entry.find("{*}summary").text for entry in feed.iterfind(".//{*}entry")}

    assert entries("") == {"Zwei": "In Schwerin", "Eins": "Überall"}
    assert entries(f"?thema={topic.slug}") == {"Zwei": "In Schwerin"}
    assert entries("?region=01001") == {"Eins": "Überall"}
    assert entries("?region=13") == {"Zwei": "In Schwerin", "Eins": "Überall"}
    assert one.pk


def test_the_newest_edition_may_stand_on_other_websites_and_nothing_else_may():
    page = Client().get("/infodienst/aktuell/")
    assert "Noch ist keine Ausgabe erschienen." in page.content.decode()
    make_edition("Eins", state=EditionState.RELEASED, title="Die neueste")
    page = Client().get("/infodienst/aktuell/")
    assert "Die neueste" in page.content.decode()
    assert "frame-ancestors *" in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in page
    assert Client().get("/infodienst/")["X-Frame-Options"] == "DENY"


def test_a_sample_goes_to_the_whole_team_and_says_to_whom(writer, reviewer, alice, bob):
    Person.objects.filter(pk=bob.pk).update(name="Bob Beispiel")
    edition = draft(alice, "Eins")
    before = writer.get(f"{OFFICE}{edition.slug}/vorschau/").content.decode()
    assert "Probe an das Team (zwei Personen)" in before
    assert "Zum Team gehören Bob Beispiel und Sie." in before
    after = writer.post(f"{OFFICE}{edition.slug}/vorschau/senden/", {"an": "team"}, follow=True).content.decode()
    assert "Die Probe ist unterwegs an Bob Beispiel und Sie." in after
    sent = OutboxMail.objects.unscoped("test").filter(kind="edition_sample").values_list("to_address", flat=True)
    assert sorted(sent) == sorted([alice.email, bob.email])


def test_a_team_of_one_is_no_team(writer, alice):
    page = writer.get(f"{OFFICE}{draft(alice, 'Eins').slug}/vorschau/").content.decode()
    assert (f"Ihre Probe geht an {alice.email}." in page, "Probe an das Team" in page) == (True, False)


def test_the_second_person_is_told_of_an_item_that_asks_for_passwords_elsewhere(writer, reviewer, alice):
    edition = draft(alice, "Eins")
    add_item(edition=edition, values=values("Ihr Konto muss bestätigt werden", link="https://fremd.example/"), by=alice)
    submit_edition(edition=edition, by=alice)
    page = reviewer.get(f"{OFFICE}{edition.slug}/pruefen/").content.decode()
    assert "„Ihr Konto muss bestätigt werden“ fragt nach Zugangsdaten" in page


def test_the_time_of_the_houses_ends_on_a_working_day_at_a_full_hour():
    def end(*parts, hours=48):
        return window_end(datetime(*parts, tzinfo=BERLIN), hours).astimezone(BERLIN).strftime("%a %d %H:%M")

    assert end(2026, 11, 24, 10, 20) == "Thu 26 11:00"
    assert end(2026, 11, 24, 9, 0) == "Thu 26 09:00"
    assert end(2026, 11, 24, 4, 53) == "Thu 26 09:00"
    assert end(2026, 11, 24, 17, 30) == "Fri 27 09:00"
    assert end(2026, 11, 26, 15, 0) == "Mon 30 09:00"
    assert end(2026, 11, 27, 15, 0, hours=1) == "Fri 27 16:00"
    assert end(2026, 11, 28, 4, 53, hours=0) == "Sat 28 04:53"


def test_an_edition_is_a_paper_that_says_the_same(writer, alice):
    edition = make_edition("Ein Leitfaden", state=EditionState.RELEASED, title="Neues im Herbst", slug="herbst")
    make_item(edition, "Mit *Zeichen* #und $mehr", action="hingehen.", link="https://ihk.de/a_b")
    answer = Client().get("/infodienst/herbst/ausgabe.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(answer.content))
    for words in ("Neues im Herbst", "Ein Leitfaden", "Mit *Zeichen* #und $mehr", "hingehen.", "https://ihk.de/a_b"):
        assert words in text
    assert writer.get(f"{OFFICE}{draft(alice, 'Eins').slug}/vorschau/ausgabe.pdf").status_code == 200


def test_the_archive_leads_to_a_feed_of_ones_own_choice_and_to_a_frame_for_ones_website(settings):
    topic = make_topic("Führung")
    make_area("13", "Mecklenburg-Vorpommern")
    make_area("11", "Berlin")
    for key, name in (("13004", "Schwerin"), ("13074", "Nordwestmecklenburg"), ("11000", "Berlin")):
        make_area(key, name)
    page = Client().get("/infodienst/").content.decode()
    assert f'<option value="{topic.slug}">Führung</option>' in page
    choice = page[page.index('id="feed-region"') :]
    assert re.findall(r'<option value="([^"]*)">([^<,]*)', choice[: choice.index("</select>")]) == [
        ("", "alle"), ("11", "Berlin"), ("13", "ganz Mecklenburg-Vorpommern"),
        ("13074", "Nordwestmecklenburg"), ("13004", "Schwerin"),
    ]  # fmt: skip
    frame = f'<iframe src="{settings.BASE_URL}/infodienst/aktuell/" title="Infodienst" width="100%"'
    assert escape(frame) in page
    assert Client().get(f"/infodienst/feed.atom?thema={topic.slug}&region=13&haus=").status_code == 200


def test_an_edition_does_not_go_out_before_its_planned_day():
    def out(planned, hours=48):
        now = datetime(2026, 11, 24, 10, 20, tzinfo=BERLIN)
        return going_out(planned, now, hours).astimezone(BERLIN).strftime("%a %d %H:%M")

    assert out(None) == out(date(2026, 11, 24)) == out(date(2026, 11, 26)) == "Thu 26 11:00"
    assert out(date(2026, 11, 27)) == out(date(2026, 11, 27), hours=0) == "Fri 27 09:00"


def test_who_agrees_reads_when_it_goes_out_and_so_it_does(writer, reviewer, alice, bob):
    day = timezone.localdate() + timedelta(days=20)
    edition = draft(alice, "Eins")
    Edition.objects.unscoped("test").filter(pk=edition.pk).update(planned_on=day)
    assert f"soll am {date_words(day)} erscheinen" in writer.get(f"{OFFICE}{edition.slug}/").content.decode()
    submit_edition(edition=edition, by=alice)
    page = reviewer.get(f"{OFFICE}{edition.slug}/pruefen/").content.decode()
    assert f"können die Häuser bis {date_words(day)}, 09:00 Uhr anpassen. Dann geht die Ausgabe hinaus." in page
    agreed = pass_to_houses(edition=edition, by=bob)
    assert timezone.localtime(agreed.adapt_until).date() == day


def test_a_planned_day_is_still_to_come(writer, alice):
    gone = f"{timezone.localdate() - timedelta(days=3)}"
    refused = writer.post(f"{OFFICE}neu/", {"title": "Rückblick", "planned_on": gone})
    assert (refused.status_code, "Dieser Tag ist vorbei." in refused.content.decode()) == (422, True)


def test_what_was_written_meanwhile_stays_in_its_form(writer, charlie, alice):
    edition = draft(alice, "Eins")
    key = first_item(edition).key
    submit_edition(edition=edition, by=alice)
    page = f"{OFFICE}{edition.slug}/"
    words = {"meldung/neu/": values("Zu spät"), f"meldung/{key}/": values("Zu spät"), "kopf/": {"title": "Zu spät"}}
    for address, sent in words.items():
        late = writer.post(f"{page}{address}", sent)
        told = late.content.decode()
        assert (late.status_code, "Zu spät" in told) == (422, True)
        assert "liegt inzwischen bei der zweiten Person" in told
        assert "gespeichert ist er nicht" in told
    assert [item.headline for item in Item.objects.unscoped("test").filter(edition=edition)] == ["Eins"]
    assert "liegt inzwischen" in writer.get(f"{page}kopf/", follow=True).content.decode()
    assert sign_in(Client(), charlie).post(f"{page}kopf/", words["kopf/"]).status_code == 404


def test_a_name_that_no_place_bears_is_not_called_ambiguous(writer, alice):
    for key in ("08425001", "08425002"):
        make_area(key, "Oberdorf")
    make_area("08425003", "Winterlingen")
    address = f"{OFFICE}{draft(alice).slug}/meldung/neu/"

    def said(places):
        return writer.post(address, values(places=places)).context["form"].errors["places"][0]

    assert said("Winterlingn").startswith("„Winterlingn“ haben wir nicht gefunden. Meinten Sie Winterlingen")
    assert said("Oberdorf").startswith("„Oberdorf“ gibt es mehrfach.")
