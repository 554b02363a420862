"""From the release to one row per person, in the version of whoever is nearest to them."""

import json
from datetime import date, datetime, timedelta

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.editions import make_edition, make_item
from tests.factories.organisations import make_alliance
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.core.commands import cli
from wirnetz.infoservice.actions import adapt_edition, release_due_editions, withdraw_edition
from wirnetz.infoservice.actions.digests import due_rhythms, send_digests
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.actions.steering import keep_counts
from wirnetz.infoservice.delivery.keeping import KEPT
from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN
from wirnetz.infoservice.enums import EditionState, MailingState
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import Edition, Mailing, MailingRecipient, Reader
from wirnetz.infoservice.queries.mailing import standing
from wirnetz.infoservice.queries.tokens import reader_of_token, reader_token
from wirnetz.infoservice.views.cascade import part_words
from wirnetz.infoservice.weaving import OwnItem
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def with_houses(**fields):
    past = timezone.now() - timedelta(minutes=1)
    edition = make_edition("Ein Treffen", state=EditionState.WITH_HOUSES, title="Neues", adapt_until=past, **fields)
    make_item(edition, "Für Beratende", audience="advisers")
    make_item(edition, "Vorbei", expires_on=TODAY)
    return edition


def rows():
    found = MailingRecipient.objects.unscoped("test").select_related("body")
    return {row.canonical: row for row in found}


def test_a_person_on_five_ways_gets_one_copy_in_the_version_of_the_office_with_all_reasons(world, alice):
    edition = with_houses()
    adapt_edition(
        edition=edition, place=world["office"].node, greeting="", seen=[], approve=True, by=alice,
        parts=[OwnItem("1", headline="Treffen um die Ecke")],
    )  # fmt: skip
    assert release_due_editions(letter_for) == [edition]
    sent = rows()
    assert sorted(sent) == ["alice@wirnetz.example", "ben@ihk.example"]
    alice_row, ben_row = sent["alice@wirnetz.example"], sent["ben@ihk.example"]
    assert "Treffen um die Ecke" in alice_row.body.text and "Ein Treffen" in ben_row.body.text
    assert len(alice_row.reasons) == 5
    assert (alice_row.address, ben_row.address) == ("ALICE@wirnetz.example", "ben@ihk.example")
    assert {row.token for row in sent.values()} == {
        reader_token(reader.pk) for reader in Reader.objects.unscoped("test")
    }
    assert alice_row.footer.startswith("Sie erhalten diese Nachricht, weil Sie ")
    assert (FOOTER in alice_row.body.text, TOKEN in alice_row.body.html) == (True, True)
    assert alice_row.body.sender_name == "Büro über Wirnetz"
    assert Reader.objects.unscoped("test").count() == 2


def test_readers_known_before_and_new_ones_each_get_their_own_row_with_what_holds_for_them(world):
    house, office = world["house"], world["office"]
    many = [f"p{number}@gmail.com" for number in range(6)]
    for number, address in enumerate(many):
        Adviser.objects.unscoped("test").create(
            organisation=(house, office)[number % 2], name="P", email=address + "\t" * (number == 5)
        )
    Adviser.objects.unscoped("test").create(organisation=house, name="P", email="p0@gmail.com\t")
    for address in many[:5]:
        reader_for(address)
    Reader.objects.unscoped("test").filter(canonical__in=many[1:3]).update(language="en")
    Reader.objects.unscoped("test").filter(canonical=many[4]).update(left_at=timezone.now())
    with_houses()
    release_due_editions(letter_for)
    sent = rows()
    assert sorted(sent) == ["alice@wirnetz.example", "ben@ihk.example", *many[:4], many[5]]
    for number in (0, 1, 2, 3, 5):
        row, language = sent[many[number]], "en" if number in {1, 2} else "de"
        assert (row.language, row.body.language, row.domain_group) == (language, language, "google")
        assert [reason["name"] for reason in row.reasons] == [("IHK", "Büro")[number % 2]]
        assert ("Büro" in row.footer, row.footer.startswith("You")) == (bool(number % 2), language == "en")
        assert reader_of_token(row.token).canonical == many[number]


def test_what_is_for_advisers_reaches_advisers_only_and_what_is_past_nobody(world, bob):
    grant_role(person=bob, node=world["root"], role=Role.PARTICIPATION, from_on=TODAY, until_on=None, by=None)
    edition = with_houses()
    edition.items(manager="_base_manager").filter(headline="Vorbei").update(expires_on=TODAY - timedelta(days=1))
    Edition.objects.unscoped("test").update(reviewed_at=timezone.now())
    edition.items(manager="_base_manager").filter(headline="Vorbei").delete()
    release_due_editions(letter_for)
    sent = rows()
    assert "Für Beratende" in sent["ben@ihk.example"].body.text
    assert "Für Beratende" not in sent[bob.email].body.text


def test_nobody_below_a_house_that_holds_an_edition_gets_it_over_that_house(world, alice):
    edition = with_houses()
    adapt_edition(
        edition=edition, place=world["house"].node, greeting="", parts=[], seen=[], is_held=True, by=alice
    )  # fmt: skip
    release_due_editions(letter_for)
    sent = rows()
    assert sorted(sent) == ["alice@wirnetz.example"]
    assert sent["alice@wirnetz.example"].body.key.startswith(f"{world['network'].node_id}-")


def test_an_edition_for_nobody_stands_in_the_archive_and_its_page_says_so(alice):
    root = make_alliance(slug="allianz").node
    with_houses(slug="niemand")
    release_due_editions(letter_for)
    assert not Mailing.objects.exists()
    assert Client().get("/infodienst/niemand/").status_code == 200
    grant_role(person=alice, node=root, role=Role.STEWARDSHIP, from_on=TODAY, until_on=None, by=None)
    page = sign_in(Client(), alice).get("/verwaltung/infodienst/niemand/versand/").content.decode()
    assert "Diese Ausgabe ging nicht als Mail hinaus." in page


def test_a_withdrawn_edition_calls_off_what_has_not_gone(world, alice):
    edition = with_houses()
    release_due_editions(letter_for)
    withdraw_edition(edition=edition, reason="Der Termin war falsch.", by=alice)
    assert Mailing.objects.get().state == MailingState.CANCELLED
    assert {row.state for row in rows().values()} == {"cancelled"}


def test_the_editors_see_whom_it_reaches_and_how_it_stands(world, alice):
    grant_role(person=alice, node=world["root"], role=Role.STEWARDSHIP, from_on=TODAY, until_on=None, by=None)
    editor = sign_in(Client(), alice)
    edition = with_houses(slug="herbst")
    page = editor.get("/verwaltung/infodienst/herbst/empfang/")
    assert "Zwei Personen bekommen die Ausgabe" in page.content.decode()
    told = [(line.name, line.people_words) for line in page.context["lines"]]
    assert told == [("Büro", "unter fünf"), ("IHK", "unter fünf")]
    assert page.context["counts"].without_address == 1
    release_due_editions(letter_for)
    MailingRecipient.objects.unscoped("test").filter(address__startswith="ben").update(
        reply_text="450 4.2.2 <ben@ihk.example>: mailbox full"
    )
    page = editor.get("/verwaltung/infodienst/herbst/versand/?stand=queued").content.decode()
    assert "450 4.2.2 &lt;b…@ihk.example&gt;: mailbox full" in page
    assert "0 von 2 Mails sind angenommen, 2 warten noch." in page
    assert "b…@ihk.example" in page and "ben@ihk.example" not in page
    editor.post("/verwaltung/infodienst/herbst/versand/steuern/", {"was": "anhalten"})
    assert Mailing.objects.get().state == MailingState.PAUSED
    assert edition.pk


def test_what_went_out_shows_how_it_came_down_in_figures_that_open_their_rows(world, alice):
    grant_role(person=alice, node=world["root"], role=Role.STEWARDSHIP, from_on=TODAY, until_on=None, by=None)
    house = world["house"]
    house.seat = make_area("05315", "Köln")
    house.save()
    for number in range(6):
        Adviser.objects.unscoped("test").create(organisation=house, name="N. N.", email=f"n{number}@ihk.example")
    begun = timezone.now() - timedelta(hours=50)
    edition = with_houses(slug="herbst", reviewed_at=begun)
    decide = {"edition": edition, "greeting": "", "parts": [], "seen": [], "by": alice}
    adapt_edition(**decide, place=world["office"].node, approve=True)
    adapt_edition(**decide, place=world["network"].node, is_held=True)
    release_due_editions(letter_for)
    MailingRecipient.objects.unscoped("test").update(state="accepted", settled_at=begun + timedelta(hours=49))
    editor = sign_in(Client(), alice)
    page = editor.get("/verwaltung/infodienst/herbst/empfang/?stellen=voreinstellung")
    assert page.context["answer"] == "Zwei von drei Stellen haben selbst entschieden, was ihre Leute bekommen."
    assert {row.words: row.value for row in page.context["decisions"]} == {
        "in der Frist freigegeben": 0, "nach der Frist freigegeben": 1,
        "ohne Entscheidung, nach Voreinstellung": 1, "bewusst nicht weitergegeben": 1,
    }  # fmt: skip
    assert [[cell["words"] for cell in row] for row in page.context["rows"]] == [["IHK", "7", "zwei Tagen"]]
    assert page.context["time_words"].endswith("neun von zehn Mails kamen binnen zwei Tagen an.")
    assert [row.value for row in page.context["spans"]] == [0, 0, 8, 0]
    assert page.context["area_words"].startswith("In 1 von 1 Kreisen")
    rows_of_land = editor.get("/verwaltung/infodienst/herbst/empfang/?kreise=05").context["rows"]
    assert [[cell["words"] for cell in row] for row in rows_of_land] == [["Köln", "7"]]
    quick = editor.get("/verwaltung/infodienst/herbst/empfang/?zeit=2").context["rows"]
    assert [[cell["words"] for cell in row] for row in quick] == [["Büro", "unter fünf"], ["IHK", "7"]]


def test_what_lies_in_the_outbox_is_not_called_accepted(world, alice):
    grant_role(person=alice, node=world["root"], role=Role.STEWARDSHIP, from_on=TODAY, until_on=None, by=None)
    with_houses(slug="herbst")
    release_due_editions(letter_for)
    MailingRecipient.objects.unscoped("test").update(state="accepted", reply_text=KEPT, settled_at=timezone.now())
    editor = sign_in(Client(), alice)
    page = editor.get("/verwaltung/infodienst/herbst/versand/?stand=in_outbox")
    assert page.context["answer"] == "2 von 2 Mails liegen im Postausgang; hinausgegangen ist keine."
    assert page.context["numbers"] == [("in_outbox", "im Postausgang, nicht hinausgegangen", 2)]
    assert [reply for _address, reply, _at in page.context["rows"]] == ["kein Mailserver eingestellt"] * 2
    told = "niemand hat sie bekommen"
    assert told in page.content.decode()
    assert told in editor.get("/verwaltung/infodienst/herbst/empfang/").content.decode()
    Mailing.objects.update(finished_at=timezone.now() - timedelta(days=31))
    assert keep_counts(TODAY) == 1
    MailingRecipient.objects.unscoped("test").delete()
    assert standing(Mailing.objects.get()).in_outbox == 2


def test_an_invented_edition_goes_to_invented_addresses(world):
    answer = CliRunner().invoke(cli, ["infoservice", "example-edition", "--recipients", "30", "--release", "--json"])
    assert json.loads(answer.output) == {"slug": "probeausgabe-1"}
    assert (len(rows()), Mailing.objects.get().size) == (30, 30)
    assert all(row.address.endswith("@empfang.example") for row in rows().values())


def test_who_reads_once_a_week_gets_all_editions_of_the_week_in_one_mail(world, alice):
    Reader.objects.unscoped("test").create(
        address="ben@ihk.example", canonical="ben@ihk.example", digest="b", rhythm="weekly"
    )
    monday = date(2026, 11, 30)
    out = timezone.make_aware(datetime(2026, 11, 25, 9))
    for title in ("Die erste", "Die zweite"):
        make_edition(f"Aus: {title}", state=EditionState.RELEASED, title=title, released_at=out)
    make_edition("Zu alt", state=EditionState.RELEASED, title="Alt", released_at=out - timedelta(days=9))
    assert send_digests(monday - timedelta(days=1), letter_for) == []
    [mailing] = send_digests(monday, letter_for)
    assert send_digests(monday, letter_for) == []
    sent = rows()
    assert (sorted(sent), mailing.title) == (["ben@ihk.example"], "Die zweite und eine weitere Ausgabe")
    text = sent["ben@ihk.example"].body.text
    assert ("Aus: Die erste" in text, "Aus: Die zweite" in text, "Zu alt" in text) == (True, True, False)


def test_digests_go_on_mondays_and_on_the_first():
    assert due_rhythms(date(2026, 11, 30)) == ["weekly"]
    assert due_rhythms(date(2026, 12, 1)) == ["monthly"]
    assert due_rhythms(date(2027, 2, 1)) == ["weekly", "monthly"]
    assert due_rhythms(date(2026, 12, 2)) == []


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((7, 0, 0), ["7", "unter fünf", "unter fünf"]),
        ((7, 6, 2), ["7", "nicht ausgewiesen", "unter fünf"]),
        ((9, 2, 1), ["9", "unter fünf", "unter fünf"]),
        ((5, 2), ["nicht ausgewiesen", "unter fünf"]),
        ((3,), ["unter fünf"]),
    ],
)
def test_a_few_people_cannot_be_worked_out_from_the_whole(parts, told):
    assert [part_words(parts, at) for at in range(len(parts))] == told
