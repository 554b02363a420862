"""Whom an edition reaches: over rights, the directory, networks and subscriptions, one copy each."""

from datetime import timedelta

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.editions import make_edition
from tests.factories.networks import make_network
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Person
from wirnetz.core.kept.store import STORE
from wirnetz.infoservice.actions.readers import enter_people, enter_readers, reader_for
from wirnetz.infoservice.folding import STRANGER
from wirnetz.infoservice.models import Deliverability, LeftLevel, PassingOn, Reader, Subscription, Suppression
from wirnetz.infoservice.queries import ways
from wirnetz.infoservice.queries.audience import Audience, audience_counts, folded_for
from wirnetz.infoservice.queries.ways import addresses_of
from wirnetz.networks.models import Involvement, NetworkContact
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def world():
    alliance = make_alliance()
    house_node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    house = make_organisation("Kammer Ulm", node=house_node)
    office_node = add_node(kind=NodeKind.OFFICE, parent=house_node)
    office = make_organisation("Stelle Ehingen", node=office_node, parent=house, level="office")
    network = make_network("Netz A", node=add_node(kind=NodeKind.NETWORK, parent=alliance.node))
    return {"alliance": alliance, "house": house, "office": office, "network": network, "edition": make_edition("Neu")}


def grant(person, node, role):
    return Grant.objects.create(person=person, node=node, role=role, from_on=YESTERDAY)


def adviser(organisation, email="anna@kammer.example", **fields):
    return Adviser.objects.create(organisation=organisation, name="Anna", email=email, **fields)


def subscribed(email, node, **fields):
    now = timezone.now()
    values = {"requested_at": now, "text": "Ja.", "message_id": "<1@x>", "confirmed_at": now}
    return Subscription.objects.create(reader=reader_for(email), place=node, **(values | fields))


def copies_for(edition, **how):
    """By address the copies of today."""
    folded = folded_for(edition, **how)
    people, (copies, which) = folded.columns.people, folded.copies
    pseudonyms = people.pseudonyms[folded.who]
    addresses = addresses_of(people, pseudonyms, TODAY)
    pairs = zip(pseudonyms.tolist(), which.tolist(), strict=True)
    return dict(sorted((addresses[pseudonym], copies[number]) for pseudonym, number in pairs))


def reasons(copy):
    return [(reason["kind"], reason["why"], reason["name"]) for reason in copy.reasons.told]


def test_one_person_on_five_ways_gets_one_copy_that_knows_all_of_them(world, alice):
    house, office, network = world["house"], world["office"], world["network"]
    Person.objects.filter(pk=alice.pk).update(email="anna@kammer.example")
    grant(alice, network.node, Role.STEWARDSHIP)
    anna = adviser(office, "Anna@Kammer.example")
    Involvement.objects.create(adviser=anna, organisation=office, network=network)
    NetworkContact.objects.create(network=network, name="Anna", email="anna@kammer.example", consent_on=TODAY)
    subscribed("anna@kammer.example", house.node)
    ((address, copy),) = copies_for(world["edition"]).items()
    assert address == "Anna@Kammer.example"
    assert copy.place == house.node.pk
    assert reasons(copy) == [
        ("own_choice", "subscribed", "Kammer Ulm"),
        ("office", "listed", "Stelle Ehingen"),
        ("network", "contact", "Netz A"),
        ("network", "involved", "Netz A"),
        ("network", "role", "Netz A"),
    ]
    assert copy.audiences == {"advisers", "coordinators"}
    with CaptureQueriesContext(connection) as few:
        folded_for(world["edition"])
    for number in range(30):
        subscribed(f"s{number}@x.example", house.node)
        adviser(make_organisation(parent=house), f"a{number}@x.example")
    with CaptureQueriesContext(connection) as many:
        assert len(folded_for(world["edition"])) == 61
    assert (len(few), len(many)) == (17, 17)


def test_who_is_past_or_did_not_agree_or_has_no_address_is_not_reached(world, alice, bob):
    office, network = world["office"], world["network"]
    grant(alice, office.node, Role.EDITING)
    grant(bob, office.node, Role.EDITING)
    Person.objects.filter(pk=bob.pk).update(is_active=False)
    past = adviser(office, "vorbei@x.example", until_on=YESTERDAY)
    Involvement.objects.create(adviser=past, organisation=office, network=network)
    adviser(office, "spaeter@x.example", from_on=TODAY + timedelta(days=1))
    adviser(office, "")
    NetworkContact.objects.create(network=network, name="Gefragt", email="gefragt@x.example", asked_on=TODAY)
    named = {"consent_on": YESTERDAY, "named_until": YESTERDAY}
    NetworkContact.objects.create(network=network, name="Benannt", email="benannt@x.example", **named)
    subscribed("offen@x.example", office.node, confirmed_at=None)
    subscribed("beendet@x.example", office.node, ended_at=timezone.now())
    assert list(copies_for(world["edition"])) == ["alice@wirnetz.example"]
    counts = audience_counts(world["edition"])
    assert (counts.people, dict(counts.per_place), counts.without_address) == (1, {office.node.pk: 1}, 1)
    assert counts.reasons == (
        ("Sie erhalten diese Nachricht, weil Sie auf der Plattform eine Aufgabe haben (Stelle Ehingen).", 1),
    )


def test_whom_no_item_concerns_counts_as_untold(world):
    office = world["office"]
    for name in ("eins", "zwei"):
        adviser(office, f"{name}@x.example")
    chosen = reader_for("zwei@x.example")
    chosen.topics = ["arbeitsschutz"]
    chosen.save()
    counts = audience_counts(world["edition"], says=lambda copy: "arbeitsschutz" in copy.topics)
    assert (counts.people, counts.untold, dict(counts.per_place)) == (1, 1, {office.node.pk: 1})
    nobody = audience_counts(world["edition"], says=lambda copy: False)
    assert (nobody.people, nobody.untold, dict(nobody.per_place)) == (0, 2, {})


def test_choices_are_honoured_also_after_the_row_is_erased(world):
    office, house = world["office"], world["house"]
    for name in ("alles", "ebene", "pause", "wahl", "geht"):
        adviser(office, f"{name}@x.example")
    Reader.objects.unscoped("test").filter(pk=reader_for("alles@x.example").pk).update(left_at=timezone.now())
    LeftLevel.objects.create(reader=reader_for("ebene@x.example"), place=office.node)
    paused, chosen = reader_for("pause@x.example"), reader_for("wahl@x.example")
    paused.paused_until = TODAY
    paused.save()
    chosen.topics, chosen.areas, chosen.rhythm = ["arbeitsschutz"], ["08"], "weekly"
    chosen.save()
    found = copies_for(world["edition"])
    assert list(found) == ["geht@x.example", "wahl@x.example"]
    wahl = found["wahl@x.example"]
    assert (wahl.topics, wahl.areas, wahl.choice.rhythm) == ({"arbeitsschutz"}, {"08"}, "weekly")
    counts = audience_counts(world["edition"])
    assert (counts.people, counts.left, counts.paused) == (2, 2, 1)
    subscribed("abo@x.example", office.node, ended_at=timezone.now())
    Reader.objects.unscoped("test").filter(canonical="abo@x.example").update(left_at=timezone.now())
    assert audience_counts(world["edition"]).left == 3  # no way leads to them any more
    Reader.objects.unscoped("test").filter(canonical="abo@x.example").delete()
    Suppression.objects.all().delete()
    Reader.objects.unscoped("test").all().delete()
    assert Suppression.objects.count() == 1
    assert {address.partition("@")[0] for address in copies_for(world["edition"])} == {
        "ebene",
        "pause",
        "wahl",
        "geht",
    }
    adviser(house, "ebene@x.example")
    assert len(copies_for(world["edition"], without={office.node.pk})) == 1


def test_the_preview_is_counted_from_what_is_kept_until_somebody_comes_or_goes(world, alice, monkeypatch):
    version = ["1"]
    monkeypatch.setattr("wirnetz.infoservice.queries.audience.data_version", lambda: version[0])
    office, edition = world["office"], world["edition"]
    adviser(office, "eins@x.example")

    def people(**without):
        with CaptureQueriesContext(connection) as asked:
            return audience_counts(edition, **without).people, len(asked)

    assert people() == (1, 17)
    assert people() == (1, 2)
    assert people(without={office.node.pk}) == (0, 2)
    adviser(office, "zwei@x.example")
    version[0] = "2"
    assert people() == (2, 17)
    grant(alice, office.node, Role.EDITING)
    assert people() == (3, 17)
    gone = {"canonical": "eins@x.example", "undeliverable_at": timezone.now(), "last_at": timezone.now()}
    Deliverability.objects.create(address="eins@x.example", **gone)
    assert people() == (2, 17)
    kept = [vars(value.columns) for value, _size in STORE._values.values() if isinstance(value, Audience)]
    assert kept
    assert "x.example" not in repr(kept)


def test_a_kept_audience_counts_with_the_size_that_it_has(world, monkeypatch):
    version = ["size 1"]
    monkeypatch.setattr("wirnetz.infoservice.queries.audience.data_version", lambda: version[0])

    def size():
        audience_counts(world["edition"])
        [found] = [size for value, size in STORE._values.values() if isinstance(value, Audience)]
        return found

    adviser(world["office"], "eins@x.example")
    one = size()
    for number in range(200):
        adviser(world["office"], f"n{number}@x.example")
    version[0] = "size 2"
    many = size()
    assert one < 2000 and 200 * 16 < many - one < 200 * 200


def test_a_house_on_trial_reaches_its_own_team_only(world, alice):
    PassingOn.objects.create(place=world["house"].node, is_trial=True)
    grant(alice, world["house"].node, Role.EDITING)
    adviser(world["office"], "anna@kammer.example")
    subscribed("leserin@x.example", world["office"].node)
    assert list(copies_for(world["edition"])) == ["alice@wirnetz.example"]


def test_everybody_who_gets_a_copy_is_entered_once_and_has_a_word_of_their_own(world, alice):
    grant(alice, world["house"].node, Role.EDITING)
    adviser(world["office"], "anna@kammer.example")
    adviser(world["office"], "Anna@Kammer.example")
    people = folded_for(world["edition"]).columns.people
    assert people.readers.tolist() == [STRANGER, STRANGER]
    numbers = enter_people(people, np.arange(2), TODAY).tolist()
    known = {reader.canonical: reader for reader in Reader.objects.unscoped("test")}
    assert {each: reader.address for each, reader in known.items()} == {
        "alice@wirnetz.example": "alice@wirnetz.example",
        "anna@kammer.example": "Anna@Kammer.example",
    }
    again = folded_for(world["edition"]).columns.people
    assert sorted(again.readers.tolist()) == sorted(numbers) == sorted(reader.pk for reader in known.values())
    assert enter_readers(["ALICE@wirnetz.example"]) == {"alice@wirnetz.example": known["alice@wirnetz.example"].pk}
    assert reader_for("Alice@Wirnetz.example").person == alice


def test_addresses_of_the_same_person_are_the_same_however_they_are_written(world):
    for address in ("jürgen@bücher.example", "JÜRGEN@xn--bcher-kva.example", "  jürgen@bücher.example"):
        adviser(world["office"], address)
    subscribed("Leserin@X.example", world["house"].node)
    adviser(world["house"], "leserin@x.example")
    assert list(copies_for(world["edition"])) == ["JÜRGEN@xn--bcher-kva.example", "Leserin@X.example"]


def test_marks_are_made_anew_if_two_readers_share_one(world, monkeypatch):
    for name in ("eins", "zwei"):
        adviser(world["office"], f"{name}@x.example")
        reader_for(f"{name}@x.example")
    keys, over_all = [], ways.over_all

    def alike(*args, **how):
        columns = over_all(*args, **how)
        keys.append(columns.people.key)
        columns.tell_readers_apart &= len(keys) > 1
        return columns

    monkeypatch.setattr(ways, "over_all", alike)
    assert len(folded_for(world["edition"])) == 2
    assert len(set(keys)) == len(keys) == 2
    monkeypatch.setattr(ways, "KEY_BITS", 0)
    monkeypatch.setattr(ways, "READERS", ways.READERS.replace("canonical COLLATE", "'' COLLATE"))
    with pytest.raises(RuntimeError, match="the same pseudonym"):
        folded_for(world["edition"])
    assert keys[2:] == [0, 0, 0]
