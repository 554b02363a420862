"""The landscape is kept: a change reaches the pages once the background has read what it touches, and not before."""

import io
import os
import pickle
import subprocess
import sys
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.activities import make_gathering, make_joint_activity
from tests.factories.areas import make_area
from tests.factories.networks import make_link, make_membership, make_network, make_own_network
from tests.factories.offers import make_offer, make_topic
from tests.factories.organisations import make_organisation
from tests.landscape.worlds import random_world
from wirnetz.landscape.actions import refresh_landscape
from wirnetz.landscape.actions import refreshing as refreshing_module
from wirnetz.landscape.analysis.answered import ASKED, answer_all
from wirnetz.landscape.analysis.overlap import overlaps
from wirnetz.landscape.enums import Asked, Reply
from wirnetz.landscape.exports.standing import stand_words
from wirnetz.landscape.models import FindingReply, KeptLandscape
from wirnetz.landscape.queries import kept, landscape_of_today, landscape_on
from wirnetz.landscape.queries.kept import HERE, REFRESH, finished_landscape, is_up_to_date, opened, program, sealed
from wirnetz.landscape.queries.parts import FIELDS, PARTS, Read, read_all
from wirnetz.networks.models import Territory
from wirnetz.regions.models import Area


def COMMITTED(test):
    return pytest.mark.usefixtures("audit_may_be_emptied")(pytest.mark.django_db(transaction=True)(test))


def waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND task_name = %s", [REFRESH])
        return cursor.fetchone()[0]


def hold(network, key):
    area = Area.objects.get(key=key)
    return Territory.objects.create(network=network, area=area, source_url="https://a.example/", as_of=2025)


@pytest.fixture
def world():
    """An own network and another side by side in one district, a house, a place."""
    for key, name in (("13074087", "Wismar"), ("13003000", "Rostock")):
        make_area(key, name)
    held = {"areas": ("13074087",)}
    return make_own_network("Küste", **held), make_network("Hafen", **held), make_organisation("Kammer")


CHANGES = {
    "areas": lambda own, other, house: Area.objects.filter(key="13003000").update(name="Hansestadt Rostock"),
    "networks": lambda own, other, house: hold(own, "13003000"),
    "members": lambda own, other, house: make_membership(house, own),
    "activities": lambda own, other, house: make_gathering(hosts=(own,)),
    "offices": lambda own, other, house: make_organisation("Stelle", seat="13074"),
    "links": lambda own, other, house: make_link(own, other),
    "resting": lambda own, other, house: FindingReply.objects.create(
        question=Asked.OVERLAP, network=own, other=other, reply=Reply.TALKING, said_on=timezone.localdate(),
        rests_until=date(2999, 1, 1),
    ),
    "offers": lambda own, other, house: make_offer("Kurs", is_shared=True),
}  # fmt: skip


def told(landscape):
    """All that was read, as text."""
    names = [name for fields in FIELDS.values() for name in fields if name != "rows"]
    values = {name: getattr(landscape, name) for name in names}
    values = {name: value.toarray() if hasattr(value, "toarray") else value for name, value in values.items()}
    return {name: repr(value.tolist() if hasattr(value, "tolist") else value) for name, value in values.items()}


@COMMITTED
def test_a_change_of_each_kind_reaches_the_pages_after_the_background_and_touches_its_part_alone(world):
    refresh_landscape()
    for part, change in CHANGES.items():
        before = landscape_of_today()
        assert is_up_to_date(before)
        change(*world)
        assert landscape_of_today() is before
        assert not is_up_to_date(before)
        read = set(refresh_landscape())
        # a house is what members and offers are read from as well; networks, offices, records stand on places
        beside = {"areas": {"networks", "activities", "offices"}, "offices": {"members", "offers"}}.get(part, set())
        assert read == {part} | beside, part
        after = landscape_of_today()
        assert (is_up_to_date(after), told(after)) == (True, told(landscape_on())), part
        assert told(after) != told(before), part


@COMMITTED
def test_an_unchanged_landscape_costs_a_question_and_no_computing(world, monkeypatch):
    refresh_landscape()
    landscape_of_today()
    for name in ("read_again", "sealed", "carry_over"):
        monkeypatch.setattr(refreshing_module, name, None)
    monkeypatch.setattr(kept, "landscape_on", None)
    with CaptureQueriesContext(connection) as asked:
        found = [landscape_of_today() for _time in range(3)]
    assert (len(asked), len({id(each) for each in found})) == (3, 1)
    with CaptureQueriesContext(connection) as asked:
        assert refresh_landscape() == ()
    assert len(asked) == 2


@COMMITTED
def test_what_no_part_is_read_from_changes_nothing_but_up_to_when_it_is_known(world):
    refresh_landscape()
    before = landscape_of_today()
    make_topic("Ein Thema ohne Netzwerk")
    world[0].website = "https://neu.example/"
    world[0].save()
    assert set(refresh_landscape()) == {"networks", "offers"}
    later = landscape_of_today()
    assert told(later) == told(before)
    number = KeptLandscape.objects.get().pk
    world[2].states.add(Area.objects.get(key="13"))
    assert not is_up_to_date(later)
    assert (refresh_landscape(), KeptLandscape.objects.get().pk) == ((), number)
    assert (landscape_of_today() is later, is_up_to_date(later)) == (True, True)


@COMMITTED
def test_a_run_that_breaks_off_leaves_what_was_there_and_the_next_makes_good(world, monkeypatch):
    refresh_landscape()
    before = landscape_of_today()
    make_membership(world[2], world[0])

    def breaks(*_args):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(refreshing_module, "sealed", breaks)
        with pytest.raises(MemoryError):
            refresh_landscape()
    assert landscape_of_today() is before
    assert refresh_landscape() == ["members"]
    assert landscape_of_today().members.nnz == 1


@COMMITTED
def test_many_changes_wait_for_one_run_and_a_transaction_taken_back_for_none(world):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_membership(world[2], world[0])
        raise ZeroDivisionError
    assert waiting() == 0
    with transaction.atomic():
        for network in world[:2]:
            make_membership(world[2], network)
    make_gathering(hosts=world[:1])
    assert waiting() == 1


@COMMITTED
def test_another_process_takes_over_what_was_finished_and_computes_nothing(world, monkeypatch):
    refresh_landscape()
    mine = landscape_of_today()
    HERE.forget()  # the other process
    monkeypatch.setattr(kept, "landscape_on", None)
    theirs = landscape_of_today()
    assert (theirs is mine, told(theirs)) == (False, told(mine))
    assert set(theirs.answers) >= set(ASKED) - {name for name in ASKED if name.startswith("tests.")}


@COMMITTED
def test_where_nothing_is_finished_or_nobody_comes_the_page_is_worked_out_at_once(world, monkeypatch):
    first = landscape_of_today()
    assert (is_up_to_date(first), waiting()) == (True, 1)
    make_membership(world[2], world[0])
    assert landscape_of_today() is first
    monkeypatch.setattr(kept, "PATIENCE", 0.0)
    assert landscape_of_today().members.nnz == 1


@COMMITTED
def test_the_page_says_from_what_it_was_computed_and_that_more_is_being_counted_in(world, client):
    refresh_landscape()
    line = "gerechnet aus zwei Netzwerken, keiner Mitgliedschaft und keinem Termin."
    pages = [client.get("/landschaft/").content.decode() for _time in range(2)]
    assert [line in page for page in pages] == [True, True]
    assert "Neuere Einträge" not in pages[0]
    make_membership(world[2], world[0])
    late = client.get("/landschaft/")
    assert (line in late.content.decode(), late["Cache-Control"]) == (True, "no-store")
    assert "Neuere Einträge werden gerade eingerechnet." in late.content.decode()
    refresh_landscape()
    now = client.get("/landschaft/").content.decode()
    assert "gerechnet aus zwei Netzwerken, einer Mitgliedschaft und keinem Termin." in now
    assert "Neuere Einträge" not in now


@COMMITTED
def test_what_was_entered_a_moment_ago_has_its_page_at_once(world, client):
    refresh_landscape()
    network, house = make_own_network("Neu", areas=("13003000",)), make_organisation("Verband")
    for asked, name in (({"netzwerk": network.slug}, "Neu"), ({"haus": house.slug}, "Verband")):
        page = client.get("/landschaft/verbindungen/", asked)
        assert page.status_code == 200
        assert f"Wer wo sitzt: {name}" in page.content.decode()
        assert "Neuere Einträge werden gerade eingerechnet." in page.content.decode()
    assert client.get("/landschaft/verbindungen/?netzwerk=nie-gehoert").status_code == 404


@COMMITTED
def test_figures_made_within_a_transaction_tell_of_the_last_finished_landscape(world):
    with transaction.atomic():
        assert finished_landscape() is not finished_landscape()  # none is finished: read anew
    refresh_landscape()
    HERE.forget()  # another process, which makes kits
    with transaction.atomic():
        make_own_network("Neu", areas=("13003000",))
        assert [len(found.networks) for found in (finished_landscape(), landscape_of_today())] == [2, 3]
        assert finished_landscape() is finished_landscape()
    refresh_landscape()
    assert len(finished_landscape().networks) == 3


def test_the_line_bears_date_and_time():
    at = timezone.make_aware(timezone.datetime(2026, 11, 28, 14, 5))
    landscape = random_world(3)
    vars(landscape)["read_at"] = at
    assert stand_words(landscape, is_current=True).startswith(
        "Stand: 28.\u00a0November 2026, 14:05 Uhr, gerechnet aus "
    )


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS, ids=lambda each: each.name)
def test_each_part_names_every_table_that_it_is_read_from(part, world):
    own, _other, house = world
    own.topics.add(make_topic("Gesundheit"))
    make_membership(house, own)
    make_joint_activity(carriers=(house, make_organisation("Kasse")))
    values = read_all(timezone.localdate())
    with CaptureQueriesContext(connection) as asked:
        part.make(values, timezone.localdate())
    named = {table._meta.db_table for table in part.tables}
    named |= {
        table._meta.db_table for each in PARTS if each.name in part.builds_on or "rows" in part.builds_on
        for table in each.tables if each.name in {*part.builds_on, "areas"}
    }  # fmt: skip
    known = {f'"{name}"' for name in connection.introspection.table_names()}
    read = {word.rstrip(",);") for query in asked for word in query["sql"].replace(".", " ").split()} & known
    assert {name.strip('"') for name in read} <= named


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_comes_back_as_it_was(seed):
    landscape = random_world(seed)
    body, digest = sealed(landscape, Read())
    found, _read = opened(KeptLandscape(program=program(), digest=digest, body=body))
    assert told(found) == told(landscape)
    assert [repr(each) for each in overlaps(found)] == [repr(each) for each in overlaps(landscape)]
    assert [each.areas.tolist() for each in overlaps(found)] == [each.areas.tolist() for each in overlaps(landscape)]


def test_every_process_knows_what_another_wrote():
    ask = "import django; django.setup(); from wirnetz.landscape.queries.kept import program; print(program())"
    told = subprocess.run(
        [sys.executable, "-c", ask],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [program.__wrapped__()]


def test_what_this_installation_did_not_write_or_another_program_wrote_is_not_read():
    landscape = random_world(3)
    answer_all(landscape)
    body, digest = sealed(landscape, Read())
    assert opened(KeptLandscape(program="another", digest=digest, body=body)) is None
    assert opened(KeptLandscape(program=program(), digest=digest, body=body + b"x")) is None
    with pytest.raises(pickle.UnpicklingError, match=r"os\.|posix\."):
        kept._Reader(io.BytesIO(pickle.dumps(os.getcwd))).load()
