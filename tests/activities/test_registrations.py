"""Registering without an account: by mail, with a waiting list, closing, reminders, and a list for the hosts only."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.networks import make_membership
from tests.factories.organisations import make_organisation
from tests.portal.test_proposals import ticket
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.rules import alliance_node
from wirnetz.activities.actions import GATHERING_FIELDS, GatheringValues, edit_gathering
from wirnetz.activities.models import Gathering, GatheringSeries, Registration
from wirnetz.activities.queries import houses_to_tell
from wirnetz.core.daily import daily_jobs
from wirnetz.core.editing import fingerprint
from wirnetz.core.models import OutboxMail
from wirnetz.core.personal import age
from wirnetz.networks.models import Involvement, Membership, MembershipPause
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, tzinfo=BERLIN)
BEGIN = datetime(2026, 3, 12, 18, tzinfo=BERLIN)
PATH = "/kalender/betriebsabend/"


@pytest.fixture(autouse=True)
def in_march(time_machine):
    cache.clear()
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def evening(verbund):
    return make_gathering(
        "Betriebsabend", hosts=(verbund,), slug="betriebsabend", starts_at=BEGIN, takes_registrations=True, capacity=1
    )


def sign_up(email="rosa@betrieb.example", **answers):
    data = {"ticket": ticket(), "name": "Rosa", "email": email, "organisation_name": "Bäckerei"}
    return Client().post(f"{PATH}anmelden/", data | answers)


def mails(kind="registration"):
    return list(OutboxMail.objects.unscoped("test").filter(kind=kind).order_by("pk"))


def link(mail):
    return re.search(r"/kalender/anmeldung/\w+/", mail.text)[0]


def join(email):
    """Register and confirm; answers the private link."""
    sign_up(email)
    mine = link(mails()[-1])
    Client().post(mine)
    return mine


def states():
    rows = Registration.objects.unscoped("test").order_by("pk")
    return {row.email.partition("@")[0]: str(row.state) for row in rows}


def test_a_mail_asks_and_only_the_button_behind_its_link_counts(evening):
    page = sign_up()
    assert (page.status_code, page["Location"]) == (302, PATH)
    assert states() == {"rosa": "unconfirmed"}
    mine = link(mails()[0])
    for _ in range(2):
        assert "Möchten Sie sich für „Betriebsabend“" in Client().get(mine).content.decode()
    assert states() == {"rosa": "unconfirmed"}
    Client().post(mine)
    Client().post(mine)
    assert (states(), len(mails())) == ({"rosa": "confirmed"}, 2)
    assert "Sie sind angemeldet" in Client().get(mine).content.decode()


def test_the_same_address_twice_gets_the_same_answer_and_one_place(evening):
    mine = join("rosa@betrieb.example")
    first, second = sign_up("neu@betrieb.example"), sign_up("ROSA@betrieb.example", name="Eine andere")
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert "schon angemeldet" in mails()[-1].text
    assert (states(), link(mails()[-1])) == ({"rosa": "confirmed", "neu": "unconfirmed"}, mine)
    assert Registration.objects.unscoped("test").get(email="rosa@betrieb.example").name == "Rosa"


def test_who_comes_too_late_waits_and_moves_up_by_mail_in_order(evening):
    first, second = join("eins@b.example"), join("zwei@b.example")
    join("drei@b.example")
    assert states() == {"eins": "confirmed", "zwei": "waiting", "drei": "waiting"}
    Client().post(first, {"cancel": "1"})
    Client().post(first, {"cancel": "1"})
    assert states() == {"eins": "cancelled", "zwei": "confirmed", "drei": "waiting"}
    assert (mails()[-1].to_address, mails()[-1].subject) == ("zwei@b.example", "Ein Platz ist frei: Betriebsabend")
    Client().post(second, {"cancel": "1"})
    join("eins@b.example")  # may come back, at the end of the list
    assert states() == {"eins": "waiting", "zwei": "cancelled", "drei": "confirmed"}


def test_after_the_closing_day_the_answer_is_clear_and_a_late_confirmation_still_counts(evening, time_machine):
    Gathering.objects.update(registration_until=datetime(2026, 3, 5, 23, 59, tzinfo=BERLIN))
    sign_up()
    time_machine.move_to(datetime(2026, 3, 6, 8, tzinfo=BERLIN), tick=False)
    answer = Client().get(f"{PATH}anmelden/").content.decode()
    assert "Die Anmeldung ist seit Donnerstag, 5.\xa0März geschlossen." in answer
    assert "<form class=" not in answer
    assert sign_up("spaet@b.example").status_code == 422
    assert "spaet" not in states()
    Client().post(link(mails()[0]))
    assert states() == {"rosa": "confirmed"}


def test_a_change_and_a_cancellation_reach_everybody_once(evening, verbund, editor):
    join("rosa@betrieb.example")
    adviser = Adviser.objects.create(organisation=make_organisation("Haus"), name="Ada", email="ada@haus.example")
    Involvement.objects.create(adviser=adviser, organisation=adviser.organisation, network=verbund)
    told = {"rosa@betrieb.example", "ada@haus.example", "alice@wirnetz.example"}
    change(evening, summary="Neuer Satz")
    assert mails("gathering_changed") == []
    change(evening, starts_at=BEGIN + timedelta(days=1), ends_at=BEGIN + timedelta(days=1, hours=2))
    assert {mail.to_address for mail in mails("gathering_changed")} == told
    assert len(mails("gathering_changed")) == 3
    assert "Freitag, 13.\xa0März 2026, 18\xa0Uhr bis 20\xa0Uhr" in mails("gathering_changed")[0].text
    who = "Eine Mail bekommen: eine angemeldete Person und zwei Personen aus den Netzwerken."
    before = editor.get(f"{PATH}absagen/").content.decode()
    assert (who in before, "Wer angemeldet ist" in before) == (True, True)
    after = editor.post(f"{PATH}absagen/", {"reason": "Sturm"}, follow=True).content.decode()
    assert f"als abgesagt. {who}" in after
    editor.post(f"{PATH}absagen/", {"reason": "Sturm"})
    assert sorted(mail.to_address for mail in mails("gathering_cancelled")) == sorted(told)
    letter = mails("gathering_cancelled")[0].text
    assert ("Grund: Sturm" in letter, "Sie müssen nichts tun." in letter, "absagen" in letter) == (True, True, False)
    mine = link(mails("gathering_cancelled")[0])
    assert "ist abgesagt" in Client().get(mine).content.decode()


def test_a_house_of_which_nobody_is_named_is_told_once_at_its_general_address(evening, verbund, editor):
    def house(name, email, **tie):
        made = make_organisation(name, slug=email.partition("@")[0], email=email, node=tie.pop("node", None))
        make_membership(made, verbund, **tie)
        return made

    join("rosa@betrieb.example")
    sign_up("bea@baecker.example", organisation_name="bäckerinnung nord")
    Client().post(link(mails()[-1]))  # waits
    house("Kammer", "Post@kammer.example")
    house("Kammer II", "post@kammer.example")  # one address, two members
    house("Bäckerinnung Nord", "innung@baecker.example")  # its own person registered
    house("Ruht", "ruht@kammer.example")
    MembershipPause.objects.create(membership=Membership.objects.last(), from_on=date(2026, 1, 1))
    house("War dabei", "war@kammer.example", until_on=date(2026, 2, 1))
    house("Fördert", "geld@kammer.example", role="funding")
    house("Echt", "echt@kammer.example", is_example=True)  # an invented membership
    house("Alice zuhause", "alice@wirnetz.example")  # told as a person already
    above = house("Bezirk", "bezirk@kammer.example", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance_node()))
    office = make_organisation("Stelle", slug="stelle", node=add_node(kind=NodeKind.OFFICE, parent=above.node))
    adviser = Adviser.objects.create(organisation=office, name="Ada", email="ada@kammer.example")
    Involvement.objects.create(adviser=adviser, organisation=office, network=verbund)
    editor.post(f"{PATH}absagen/", {"reason": "Sturm"})
    told = sorted(mail.to_address for mail in mails("gathering_cancelled"))
    assert told == [
        "ada@kammer.example",
        "alice@wirnetz.example",
        "bea@baecker.example",
        "post@kammer.example",
        "rosa@betrieb.example",
    ]
    general = next(mail for mail in mails("gathering_cancelled") if mail.to_address == "post@kammer.example")
    assert "Diese Mail geht an Ihre allgemeine Adresse" in general.text.replace("\n", " ")
    Gathering.objects.update(is_example=True)
    assert houses_to_tell(Gathering.objects.get()) == set()


def change(gathering, **changes):
    stored = Gathering.objects.get(pk=gathering.pk)
    values = {name: getattr(stored, name) for name in GATHERING_FIELDS} | changes
    seen = fingerprint(stored, GATHERING_FIELDS)
    return edit_gathering(gathering=stored, values=GatheringValues(**values), seen=seen, by=None)


def test_more_places_let_who_waits_move_up_and_the_list_is_kept_as_long_as_the_date_says(evening):
    for name in ("eins", "zwei", "drei"):
        join(f"{name}@b.example")
    change(evening, capacity=2)
    assert states() == {"eins": "confirmed", "zwei": "confirmed", "drei": "waiting"}
    change(evening, starts_at=BEGIN + timedelta(days=10), ends_at=BEGIN + timedelta(days=10))
    kept = set(Registration.objects.unscoped("test").values_list("keep_until", flat=True))
    assert kept == {date(2026, 4, 21)}
    age(on=date(2026, 4, 21))
    assert len(states()) == 3
    age(on=date(2026, 4, 22))
    assert states() == {}


def test_two_days_before_everybody_with_a_place_is_reminded_once(evening):
    join("eins@b.example")
    join("zwei@b.example")
    remind = daily_jobs()["remind_of_dates"]
    assert [remind(date(2026, 3, 9)), remind(date(2026, 3, 10)), remind(date(2026, 3, 11))] == [0, 1, 0]
    assert (mails()[-1].to_address, mails()[-1].subject) == ("eins@b.example", "Erinnerung: Betriebsabend")


def test_the_hosts_read_the_list_and_nobody_else(evening, editor, charlie):
    join("rosa@betrieb.example")
    Registration.objects.unscoped("test").update(remark="=1+1")
    page = editor.get(f"{PATH}anmeldungen/").content.decode()
    assert "Eine Person ist angemeldet auf einen Platz." in page
    assert ("rosa@betrieb.example" in page, "Bäckerei" in page) == (True, True)
    text = editor.get(f"{PATH}anmeldungen.csv").content.decode("utf-8-sig").splitlines()
    assert text[1] == "angemeldet;Rosa;Bäckerei;rosa@betrieb.example;'=1+1;02.03.2026 12:00"
    refused = sign_in(Client(), charlie).get(f"{PATH}anmeldungen/")
    assert (refused.status_code, "Das ist Sache derer, die zu diesem Termin einladen." in refused.content.decode()) == (
        403,
        True,
    )
    grant_role(
        person=charlie, node=alliance_node(), role=Role.ADMINISTRATION, from_on=date(2020, 1, 1), until_on=None, by=None
    )
    refused = sign_in(Client(), charlie).get(f"{PATH}anmeldungen/")
    assert (refused.status_code, "Wer sich angemeldet hat, sehen nur die" in refused.content.decode()) == (403, True)
    assert "nicht ändern" not in refused.content.decode()
    assert "rosa@betrieb.example" not in Client().get(PATH).content.decode()


def test_limits_hold_and_a_machine_writes_nothing(evening):
    assert sign_up(homepage="https://spam.example").status_code == 302
    assert states() == {}
    for _ in range(7):
        sign_up()
    assert len(mails()) == 5
    codes = [sign_up(f"n{number}@b.example").status_code for number in range(20)]
    assert codes.count(429) == 8


def test_who_waits_knows_the_place_in_the_queue_and_is_told_beforehand(evening):
    join("eins@b.example")
    assert "Auf die Warteliste" in Client().get(PATH).content.decode()
    sign_up("zwei@b.example")
    assert "Sie kommen damit auf die Warteliste." in mails()[-1].text.replace("\n", " ")
    Client().post(link(mails()[-1]))
    third = join("drei@b.example")
    assert "zurzeit auf Platz 2" in mails()[-1].text.replace("\n", " ")
    page = Client().get(third).content.decode()
    assert ("auf Platz 2 der Warteliste" in page, "Von der Warteliste streichen" in page) == (True, True)
    assert "Platz freigeben" not in page


def test_who_comes_too_late_gets_the_address_of_the_network(evening, verbund, time_machine):
    type(verbund).objects.update(email="post@verbund.example")
    Gathering.objects.update(registration_until=datetime(2026, 3, 5, 23, 59, tzinfo=BERLIN))
    time_machine.move_to(datetime(2026, 3, 6, 8, tzinfo=BERLIN), tick=False)
    page = Client().get(PATH).content.decode()
    assert 'Fragen Sie unter <a href="mailto:post@verbund.example">' in page


def test_the_rest_of_a_series_is_called_off_with_one_mail_for_members_and_one_for_each_place(evening, editor):
    series = GatheringSeries.objects.create(frequency="weekly", starts_at=BEGIN, until_on=date(2026, 4, 2))
    dates = [evening] + [
        make_gathering(
            "Betriebsabend", slug=f"abend-{number}", starts_at=BEGIN + timedelta(days=7 * number), capacity=9
        )
        for number in (-1, 1, 2)
    ]
    for each in dates[1:]:
        each.hosts.create(network=evening.hosts.get().network)
    Gathering.objects.update(series=series, takes_registrations=True)
    shown = Client().get(PATH).content.decode()
    assert "Die anderen Termine der Reihe" in shown
    assert [f"/kalender/{each.slug}/" in shown for each in dates[1:]] == [True] * 3
    for slug in ("betriebsabend", "abend-2"):
        Client().post(f"/kalender/{slug}/anmelden/", {"ticket": ticket(), "name": "Rosa", "email": "rosa@b.example"})
        Client().post(link(mails()[-1]))
    assert "Auch die 2 späteren Termine der Reihe absagen" in editor.get(f"{PATH}absagen/").content.decode()
    editor.post(f"{PATH}absagen/", {"reason": "Sturm", "with_later": "on"})
    assert [Gathering.objects.get(pk=each.pk).state for each in dates] == ["cancelled", "planned"] + ["cancelled"] * 2
    told = [mail.to_address for mail in mails("gathering_cancelled")]
    assert told == ["rosa@b.example", "alice@wirnetz.example", "rosa@b.example"]
    assert "Auch die 2 späteren Termine der Reihe sind abgesagt." in mails("gathering_cancelled")[1].text.replace(
        "\n", " "
    )


def test_who_invites_enters_a_caller_after_the_closing_day_and_the_mail_says_so(evening, editor, bob, alice):
    Gathering.objects.update(registration_until=NOW - timedelta(days=1), capacity=2)
    said = {"name": "Hanna Anruf", "email": "Hanna@Betrieb.example", "organisation_name": "", "remark": ""}
    where = f"{PATH}anmeldungen/"
    assert sign_in(Client(), bob).post(where, said).status_code == 403
    assert "Eingetragen: Hanna Anruf." in editor.post(where, said, follow=True).content.decode()
    assert (mails()[-1].to_address, states()) == ("hanna@betrieb.example", {"hanna": "confirmed"})
    assert "wer einlädt, hat Sie angemeldet." in mails()[-1].text.replace("\n", " ")
    again = editor.post(where, said)
    assert (again.status_code, "steht schon auf der Liste" in again.content.decode()) == (422, True)
    Client().post(link(mails()[-1]), {"cancel": "1"})
    editor.post(where, said)
    editor.post(where, said | {"email": "zwei@b.example"})
    editor.post(where, said | {"email": "drei@b.example"})
    assert states() == {"hanna": "confirmed", "zwei": "confirmed", "drei": "waiting"}
    assert "auf die Warteliste gesetzt" in mails()[-1].text.replace("\n", " ")
    acts = AuditEntry.objects.unscoped("test").filter(action="add_registration").values_list("person", flat=True)
    assert list(acts) == [alice.pk] * 4
    Gathering.objects.update(starts_at=NOW - timedelta(hours=1))
    assert editor.post(where, said | {"email": "vier@b.example"}).status_code == 422
    assert "Jemanden eintragen" not in editor.get(where).content.decode()
