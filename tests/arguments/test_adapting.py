"""A house says arguments in its own words: nothing is overwritten silently, and nobody else hears it."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.areas import make_area
from tests.factories.arguments import make_content, make_published
from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.arguments.actions import adapt_argument, publish_version, revise_argument, save_draft, submit_version
from wirnetz.arguments.models import AdaptedBlock, ArgumentVersion, KitStamp
from wirnetz.arguments.queries.adaptations import own_parts, worded_for
from wirnetz.arguments.queries.library import published_versions, with_blocks
from wirnetz.arguments.validators.adapting import Drift, OwnBlock, adapted, drifts
from wirnetz.arguments.validators.content import BlockText
from wirnetz.arguments.waiting import changed_originals_waiting
from wirnetz.core.editing import EditConflict
from wirnetz.organisations.actions import OfficeValues, add_office
from wirnetz.organisations.models import Organisation

BLOCKS = (
    BlockText("claim", "Die Aussage.", "claim"),
    BlockText("reason", "Erster Grund.", "reason-1"),
    BlockText("reason", "Zweiter Grund.", "reason-2"),
    BlockText("note", "Die Notiz.", "note"),
)


def texts(blocks):
    return [block.text for block in blocks]


def test_without_own_parts_everything_stays():
    assert adapted(BLOCKS, ()) == BLOCKS


def test_own_words_hidden_moved_and_added_parts_stand_where_they_belong():
    own = (
        OwnBlock("claim", "claim", "Unsere Aussage.", base="Die Aussage."),
        OwnBlock("reason-1", "reason", position=3, base="Erster Grund."),
        OwnBlock("note", "note", is_hidden=True, base="Die Notiz."),
        OwnBlock("eigen-reason-1", "reason", "Eigener Grund.", is_added=True),
    )
    assert texts(adapted(BLOCKS, own)) == ["Unsere Aussage.", "Zweiter Grund.", "Erster Grund.", "Eigener Grund."]


@given(st.lists(st.sampled_from([block.key for block in BLOCKS]), unique=True))
def test_what_is_not_adapted_is_said_as_it_is_written(keys):
    own = [OwnBlock(key, key.partition("-")[0], f"Eigen {key}.", base="x") for key in keys]
    said = {block.key: block.text for block in adapted(BLOCKS, own)}
    assert said == {block.key: f"Eigen {block.key}." if block.key in keys else block.text for block in BLOCKS}


@given(st.permutations([1, 2, 3]))
def test_moving_neither_loses_nor_doubles_a_reason(places):
    three = (*BLOCKS, BlockText("reason", "Dritter Grund.", "reason-3"))
    own = [OwnBlock(f"reason-{number}", "reason", position=place) for number, place in enumerate(places, start=1)]
    reasons = [block.key for block in adapted(three, own) if block.kind == "reason"]
    assert reasons == [f"reason-{places.index(place) + 1}" for place in (1, 2, 3)]


def test_a_changed_original_is_a_drift_and_an_unchanged_or_moved_one_is_none():
    own = (
        OwnBlock("claim", "claim", "Unsere.", base="Die alte Aussage."),
        OwnBlock("reason-1", "reason", "Unser Grund.", base="Erster Grund."),
        OwnBlock("reason-2", "reason", position=1, base="Ganz anders."),
        OwnBlock("reason-9", "reason", is_hidden=True, base="War einmal."),
    )
    assert drifts(BLOCKS, own) == (
        Drift("claim", "claim", "Die alte Aussage.", "Die Aussage.", "Unsere."),
        Drift("reason-9", "reason", "War einmal.", "", ""),
    )


@pytest.fixture
def house(db):
    alliance = make_alliance()
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    return make_partner("Kammer Nord", slug="kammer-nord", node=node)


@pytest.fixture
def version(house):
    made = make_published(make_content("Wer sich abspricht, spart Wege."))
    return published_versions().get(pk=made.pk)


@pytest.fixture
def writer(house, alice):
    grant_role(person=alice, node=house.node, role=Role.EDITING, from_on=dt.date(2026, 1, 1), until_on=None, by=None)
    return sign_in(Client(), alice)


def say(house, version, by, *parts):
    seen = own_parts(house).get(version.argument_id, [])
    adapt_argument(organisation=house, argument=version.argument, parts=parts, seen=seen, by=by)


def revised(version, claim):
    begun = revise_argument(argument=version.argument, by=None)
    draft = with_blocks(ArgumentVersion.objects.unscoped("test").filter(pk=begun.pk)).get()
    blocks = tuple(replace(block, text=claim) if block.kind == "claim" else block for block in draft.content.blocks)
    content = replace(draft.content, blocks=blocks)
    saved = save_draft(version=draft, content=content, seen=draft.content.fingerprint, by=None)
    made = publish_version(version=submit_version(version=saved, by=None), by=None)
    return published_versions().get(pk=made.pk)


def test_an_office_says_what_its_house_says_until_it_says_it_otherwise(house, version, alice):
    office = add_office(parent=house, values=OfficeValues("Stelle Ost"), by=None, on=dt.date(2026, 1, 1))
    say(house, version, alice, OwnBlock("claim", "claim", "Bei uns spart Absprache Wege.", base=version.claim))
    assert [each.claim for each in worded_for(office, [version])] == ["Bei uns spart Absprache Wege."]
    say(
        office, version, alice, OwnBlock("claim", "claim", "Im Osten erst recht.", base="Bei uns spart Absprache Wege.")
    )
    assert [each.claim for each in worded_for(office, [version])] == ["Im Osten erst recht."]
    assert version.content.blocks[0].text == "Wer sich abspricht, spart Wege."


def test_a_text_that_no_slide_can_hold_is_refused_and_nothing_is_written(house, version, alice):
    with pytest.raises(ValidationError):
        say(house, version, alice, OwnBlock("claim", "claim", "Wort " * 40, base=version.claim))
    assert AdaptedBlock.objects.unscoped("test").count() == 0


def test_two_who_write_at_once_do_not_overwrite_each_other(house, version, alice):
    say(house, version, alice, OwnBlock("claim", "claim", "Die erste Fassung.", base=version.claim))
    with pytest.raises(EditConflict):
        adapt_argument(
            organisation=house,
            argument=version.argument,
            parts=[OwnBlock("claim", "claim", "Die zweite Fassung.", base=version.claim)],
            seen=[],
            by=alice,
        )


def test_words_are_written_shown_and_used_by_the_house_alone(house, version, writer, charlie, kit_of):
    address = f"/arbeitsplatz/kammer-nord/fassungen/{version.argument.slug}/"
    seen = writer.get(address).context["seen"]
    answer = writer.post(address, {"seen": seen, "text-claim": "Absprache spart uns Wege.", "weg-note": "on"})
    assert answer.status_code == 302
    text = writer.get("/arbeitsplatz/kammer-nord/fassungen/").content.decode()
    assert "Ihr Haus sagt ein Argument mit eigenen Worten; alle Originale sind unverändert." in text
    assert "ein Teil mit eigenen Worten, ein Teil weggelassen" in text
    assert sign_in(Client(), charlie).get(address).status_code == 404


def test_a_kit_speaks_in_own_words_for_the_house_and_its_code_tells_them_nobody(house, version, writer, alice, client):
    make_area("13004", "Schwerin")
    for idea in ("use_existing", "shared_offers", "agreed_standards"):
        make_published(make_content(f"Aussage zu {idea} gilt.", idea=idea))
    say_all(house, alice)
    address = "/mappe/datei/txt/?organisation=kammer-nord&region=13004&anlass=gespraech-mit-betrieb"
    slides = address.replace("/txt/", "/html/")
    assert "Geheimwort" in writer.get(slides).content.decode()
    stamp = KitStamp.objects.get()
    assert [part["kind"] for part in stamp.own] != []
    assert "Geheimwort" not in str(stamp.ingredients)
    assert "Geheimwort" not in client.get(slides).content.decode()
    assert "Geheimwort" not in client.get(f"/s/{stamp.shown}").content.decode()


def say_all(house, by):
    for each in published_versions():
        say(house, each, by, OwnBlock("claim", "claim", "Geheimwort spart Wege.", base=each.claim))


@pytest.mark.parametrize(
    ("choice", "says", "still"),
    [("offen", "Unsere Worte.", 1), ("behalten", "Unsere Worte.", 0), ("nehmen", "Absprache lohnt sich.", 0)],
)
def test_a_changed_original_is_kept_taken_or_left_open_as_the_house_decides(
    house, version, writer, alice, choice, says, still
):
    say(house, version, alice, OwnBlock("claim", "claim", "Unsere Worte.", base=version.claim))
    new = revised(version, "Absprache lohnt sich.")
    address = f"/arbeitsplatz/kammer-nord/fassungen/{version.argument.slug}/"
    page = writer.get(address)
    text = page.content.decode()
    for words in ("Wer sich abspricht, spart Wege.", "Absprache lohnt sich.", "Unsere Worte."):
        assert words in text
    answers = {"seen": page.context["seen"], "text-claim": "Unsere Worte.", "neues-claim": choice}
    assert writer.post(address, answers).status_code == 302
    assert [each.claim for each in worded_for(house, [new])] == [says]
    assert writer.get(address).context["changed"] == still


def test_a_changed_original_waits_for_who_writes_for_the_house_and_nobody_else(house, version, writer, alice, charlie):
    say(house, version, alice, OwnBlock("claim", "claim", "Unsere Worte.", base=version.claim))
    assert [line.sentence for line in changed_originals_waiting(alice, dt.date(2026, 3, 1))] == []
    revised(version, "Absprache lohnt sich.")
    [line] = changed_originals_waiting(alice, dt.date(2026, 3, 1))
    assert line.sentence == "Kammer Nord: Bei einem Argument mit eigenen Worten hat sich das Original geändert."
    assert writer.get(line.href).status_code == 200
    assert list(changed_originals_waiting(charlie, dt.date(2026, 3, 1))) == []


def test_own_evidence_names_its_source(house, version, writer):
    address = f"/arbeitsplatz/kammer-nord/fassungen/{version.argument.slug}/"
    seen = writer.get(address).context["seen"]
    answer = writer.post(address, {"seen": seen, "neu-evidence": "Bei uns half es zwölf Betrieben."})
    assert answer.status_code == 422
    assert "Nennen Sie die Quelle" in answer.content.decode()
    sourced = {"seen": seen, "neu-evidence": "Bei uns half es zwölf Betrieben.", "neu-quelle": "Eigene Umfrage, 2026"}
    assert writer.post(address, sourced).status_code == 302
    assert Organisation.objects.get(slug="kammer-nord") == house
    assert [part.citation for part in own_parts(house)[version.argument_id]] == ["Eigene Umfrage, 2026"]
