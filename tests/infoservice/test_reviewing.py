"""What a second person sees of an edition before it goes on."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.activities import make_gathering
from tests.factories.areas import make_area
from tests.factories.editions import make_edition, make_item, make_picture
from tests.factories.offers import make_topic
from tests.factories.organisations import make_alliance
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Person
from wirnetz.core.german import date_words
from wirnetz.core.models import OutboxMail
from wirnetz.infoservice.actions import begin_edition
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Edition, Item
from wirnetz.infoservice.queries.suggestions import suggestions_for

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def alliance(db):
    return make_alliance(slug="allianz").node


@pytest.fixture
def reviewer(alliance, bob):
    grant_role(person=bob, node=alliance, role=Role.RELEASE, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), bob)


@pytest.fixture
def writer(alliance, alice):
    grant_role(person=alice, node=alliance, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), alice)


def told(page):
    """What each item tells the second person alone, as pairs."""
    lists = re.findall(r'<dl class="plain to-check"[^>]*>(.*?)</dl>', page.content.decode(), re.DOTALL)
    return [re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", each) for each in lists]


def test_a_reviewer_reads_for_whom_an_item_is_and_what_is_said_of_its_picture(reviewer, alice):
    edition = make_edition("Für alle", state=EditionState.IN_REVIEW, author=alice, changed_by=alice)
    limited = make_item(
        edition, "Für wenige", kind="date", audience="advisers", topic=make_topic("Arbeitszeit"),
        expires_on=date(2099, 3, 1), picture=make_picture(90, 60), picture_alt="Ein Kran im Hafen",
        headline_en="For a few", text_en="Few.", picture_alt_en="A crane",
    )  # fmt: skip
    limited.areas.add(make_area("13074", "Hafenkreis"), make_area("13075", "Seekreis"))
    page = reviewer.get(f"/verwaltung/infodienst/{edition.slug}/pruefen/")
    whom = ("Bekommen", "nur: Beraterinnen und Berater; Thema „Arbeitszeit“; Gebiet: Hafenkreis oder Seekreis")
    until = ("Gilt bis", "1. März 2099")
    everybody = [("Bekommen", "alle, überall")]
    assert told(page) == [
        everybody,
        [whom, until, ("Bild beschrieben als", "Ein Kran im Hafen")],
        everybody,
        [whom, until, ("Bild beschrieben als", "A crane")],
    ]


def test_giving_to_review_is_asked_first_and_writing_on_stays_where_it_was(writer, reviewer, alice, bob):
    Person.objects.filter(pk=bob.pk).update(name="Bob Beispiel")
    edition = make_edition("Eins", author=alice, changed_by=alice)
    page = f"/verwaltung/infodienst/{edition.slug}/"
    buttons = re.findall(r'<a class="btn([^"]*)" href="([^"]*)">', writer.get(page).content.decode())
    assert buttons[:2] == [("", f"{page}meldung/neu/"), (" quiet", f"{page}einreichen/")]
    asked = writer.get(f"{page}einreichen/").content.decode()
    assert "Es liest und stimmt zu: Bob Beispiel, oder wer" in asked
    assert "<li>Eins</li>" in asked  # has no sentence on what to do with it
    edition.refresh_from_db()
    assert edition.state == EditionState.DRAFT
    writer.post(f"{page}einreichen/")
    edition.refresh_from_db()
    assert edition.state == EditionState.IN_REVIEW


def test_who_gives_an_edition_twice_or_goes_back_is_told_where_it_lies(writer, reviewer, alice, bob):
    Person.objects.filter(pk=bob.pk).update(name="Bob Beispiel")
    edition = make_edition("Eins", author=alice, changed_by=alice)
    page = f"/verwaltung/infodienst/{edition.slug}/"
    writer.post(f"{page}einreichen/", follow=True)
    for again in (writer.post, writer.get):
        answer = again(f"{page}einreichen/", follow=True)
        assert answer.redirect_chain == [(page, 302)]
        [message] = answer.context["messages"]
        said = f"„{edition.title}“ liegt schon bei der zweiten Person: Bob Beispiel."
        assert (message.level_tag, str(message)) == ("info", said)
    Edition.objects.unscoped("test").update(state=EditionState.WITH_HOUSES, adapt_until=timezone.now())
    [message] = writer.post(f"{page}einreichen/", follow=True).context["messages"]
    assert str(message) == f"„{edition.title}“ liegt schon bei den Häusern."


def test_an_item_that_is_over_before_the_edition_goes_out_is_told_at_each_step(writer, reviewer, alice):
    tomorrow = TODAY + timedelta(days=1)
    edition = make_edition("Eins", author=alice, changed_by=alice)
    item = make_item(edition, "Ein Abend", expires_on=tomorrow)
    page = f"/verwaltung/infodienst/{edition.slug}/"
    fault = f"„Ein Abend“ gilt bis {date_words(tomorrow)}, die Ausgabe geht frühestens am"
    shown = writer.get(page).content.decode()
    assert (fault in shown, f"{page}einreichen/" in shown) == (True, False)
    assert fault in writer.post(f"{page}einreichen/", follow=True).content.decode()
    edition.refresh_from_db()
    assert edition.state == EditionState.DRAFT
    Edition.objects.unscoped("test").update(state=EditionState.IN_REVIEW)
    assert fault in reviewer.get(f"{page}pruefen/").content.decode()
    assert fault in reviewer.post(f"{page}pruefen/", {"was": "zustimmen"}).content.decode()
    until = timezone.now() + timedelta(days=2)
    Edition.objects.unscoped("test").update(
        state=EditionState.WITH_HOUSES, adapt_until=until, reviewed_at=timezone.now()
    )
    assert fault in writer.get(page).content.decode()
    Item.objects.unscoped("test").filter(pk=item.pk).update(expires_on=timezone.localdate(until))
    assert fault not in writer.get(page).content.decode()


def test_a_date_that_is_over_before_the_planned_day_offers_itself_to_no_edition(writer, alice):
    for days in (10, 20):
        make_gathering(starts_at=timezone.now() + timedelta(days=days))
    edition = begin_edition(title="Neues", by=alice, planned_on=TODAY + timedelta(days=15))
    assert [found.expires_on for found in suggestions_for(edition, TODAY)] == [TODAY + timedelta(days=20)]


def test_quotation_marks_inside_others_are_single_ones(writer, reviewer, alice):
    edition = make_edition("Leitfaden „Pflege“", title="Neu: „Pflege“", author=alice, changed_by=alice)
    page = f"/verwaltung/infodienst/{edition.slug}/"
    assert "„Neu: ‚Pflege‘“ mit allen Meldungen verwerfen?" in writer.get(f"{page}verwerfen/").content.decode()
    writer.post(f"{page}einreichen/")
    [mail] = OutboxMail.objects.unscoped("test").filter(kind="edition_review")
    assert mail.subject == "Bitte lesen: „Neu: ‚Pflege‘“"
    reviewer.post(f"{page}pruefen/", {"was": "zurueck", "note": "Bitte kürzen."})
    taken = writer.post(f"{page}meldung/1/entfernen/", follow=True).content.decode()
    assert "„Leitfaden ‚Pflege‘“ steht nicht mehr in der Ausgabe." in taken
