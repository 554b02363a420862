"""Kits for all offices of a house: one after the other, none twice, none forgotten."""

import io
import os
import zipfile
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pptx import Presentation

from tests.documents.templates.made_by_hand import amt
from tests.factories.areas import make_area
from tests.factories.organisations import make_alliance, make_organisation, make_partner
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.arguments.actions import (
    forget_left_files,
    forget_old_hand_downs,
    go_on_with_all,
    load_reference,
    make_next_kit,
    pause_hand_down,
    resume_hand_down,
    start_hand_down,
    stop_hand_down,
    try_again,
)
from wirnetz.arguments.exports.choices import KitRefused
from wirnetz.arguments.exports.handing import all_in_one, folder_names, paper_of, readable_name
from wirnetz.arguments.models import HandDown, HandedKit, KitStamp
from wirnetz.arguments.tasks import hand_down_step
from wirnetz.arguments.validators.stamps import Stamp
from wirnetz.core.models import OutboxMail
from wirnetz.documents.pptx.own_template import read_template
from wirnetz.organisations.actions import store_slide_template
from wirnetz.organisations.enums import OrganisationLevel, Visibility
from wirnetz.organisations.models import Adviser, SlideTemplate

pytestmark = pytest.mark.django_db


def rows(model):
    return model.objects.unscoped("test")


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def house(db):
    make_area("13004", "Schwerin")
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    return make_partner("Kammer Nord", slug="kammer", seat="13004", node=node)


@pytest.fixture
def offices(house):
    """Two with a district, one without."""

    def office(name, slug, **fields):
        node = add_node(kind=NodeKind.OFFICE, parent=house.node)
        return make_organisation(name, slug=slug, parent=house, level=OrganisationLevel.OFFICE, node=node, **fields)

    return [
        office("Stelle Ost", "ost", seat="13004", phone="0385 100", email="ost@kammer.example"),
        office("Stelle West", "west", seat="13004"),
        office("Stelle Mitte", "mitte"),
    ]


def begin(house, offices, by=None, **told):
    values = {
        "occasion": "erstes-gespraech",
        "audience": "",
        "note": "Guten Tag,\n\nfür {office} in {region} von {organisation}. Fragen an {contact}.",
        "in_own_template": False,
        "tells_people": False,
    }
    return start_hand_down(organisation=house, offices=offices, by=by, **(values | told))


def toy(kit):
    """A kit that takes no time."""
    if kit.office.slug == "mitte":
        raise KitRefused("Der Kreis der Stelle fehlt.")
    stamp = Stamp(
        code="7K3F9Q2XAB",
        organisation_id=kit.office_id,
        occasion="erstes-gespraech",
        audience="own_people",
        area_keys=("13004",),
        selection="",
        made_on=timezone.localdate(),
        ingredients=(),
    )
    return SimpleNamespace(content=kit.office.slug.encode(), stamp=stamp, remarks=("etwas fehlt",))


def step(batch, make=toy):
    return make_next_kit(batch.pk, make=make, refusals=(KitRefused,))


def run(batch, make=toy):
    while step(batch, make):
        pass
    return states(batch)


def states(batch):
    return list(rows(HandedKit).filter(hand_down=batch).order_by("pk").values_list("office__slug", "state"))


def state_of(batch):
    return rows(HandDown).get(pk=batch.pk).state


def test_one_kit_for_each_office_and_a_reason_where_there_is_none(house, offices):
    batch = begin(house, offices)
    assert run(batch) == [("ost", "made"), ("west", "made"), ("mitte", "failed")]
    assert state_of(batch) == "done"
    assert rows(HandedKit).get(office__slug="mitte").reason == "Der Kreis der Stelle fehlt."


def test_a_worker_that_ends_in_the_middle_loses_nothing_and_no_kit_is_made_twice(house, offices):
    batch = begin(house, offices[:2])
    made = []

    def dies(kit):
        raise KeyboardInterrupt

    def notes(kit):
        made.append(kit.office.slug)
        return toy(kit)

    assert step(batch, notes)
    with pytest.raises(KeyboardInterrupt):
        step(batch, dies)
    assert states(batch) == [("ost", "made"), ("west", "waiting")]
    assert go_on_with_all() == 1
    run(batch, notes)
    assert (made, state_of(batch), step(batch, notes)) == (["ost", "west"], "done", False)


def test_what_ends_its_worker_each_time_is_given_up(house, offices):
    batch = begin(house, offices[:1])

    def dies(kit):
        raise KeyboardInterrupt

    for _attempt in range(3):
        with pytest.raises(KeyboardInterrupt):
            step(batch, dies)
    assert run(batch, dies) == [("ost", "failed")]
    assert "dreimal" in rows(HandedKit).get().reason


def test_a_fault_of_ours_is_said_and_stops_nobody_else(house, offices, caplog):
    batch = begin(house, offices[:2])

    def breaks(kit):
        if kit.office.slug == "ost":
            raise ZeroDivisionError
        return toy(kit)

    assert run(batch, breaks) == [("ost", "failed"), ("west", "made")]
    assert rows(HandedKit).get(office__slug="ost").reason == "Das hat nicht geklappt, der Fehler liegt bei uns."
    caplog.clear()


def test_a_second_start_is_refused_while_one_goes_on(house, offices, alice):
    batch = begin(house, offices)
    with pytest.raises(ValidationError, match="läuft schon eine Weitergabe"):
        begin(house, offices)
    pause_hand_down(hand_down=batch, by=alice)
    assert step(batch) is False
    with pytest.raises(ValidationError, match="läuft schon eine Weitergabe"):
        begin(house, offices)
    resume_hand_down(hand_down=batch, by=alice)
    assert step(batch) is True
    stop_hand_down(hand_down=batch, by=alice)
    with pytest.raises(ValidationError, match="schon beendet"):
        stop_hand_down(hand_down=batch, by=alice)
    assert (step(batch), states(batch)[0]) == (False, ("ost", "made"))
    assert try_again(hand_down=batch, by=alice) == 2
    assert run(batch) == [("ost", "made"), ("west", "made"), ("mitte", "failed")]
    second = begin(house, offices[:1])
    with pytest.raises(ValidationError, match="eine andere Weitergabe"):
        try_again(hand_down=batch, by=alice)
    run(second)
    with pytest.raises(ValidationError, match="Alle Mappen sind zusammengestellt"):
        try_again(hand_down=second, by=alice)


def test_people_of_the_office_are_told_once_and_only_if_the_house_wants_it(house, offices, alice, bob):
    today = timezone.localdate()
    for person, place in ((alice, house), (bob, offices[0])):
        grant_role(person=person, node=place.node, role=Role.EDITING, from_on=today, until_on=None, by=None)
    before = OutboxMail.objects.unscoped("test").count()
    run(begin(house, offices))
    assert OutboxMail.objects.unscoped("test").count() == before
    run(begin(house, offices, tells_people=True))
    mail = OutboxMail.objects.unscoped("test").get(kind="handed_kit")
    kit = rows(HandedKit).filter(office__slug="ost").latest("pk")
    assert mail.to_address == bob.email
    assert f"/arbeitsplatz/ost/mappen/{kit.pk}/" in mail.text


def test_kits_are_deleted_after_ninety_days_and_so_is_what_was_left_behind(
    house, offices, disk, django_capture_on_commit_callbacks
):
    run(begin(house, offices[:1]))
    folder = disk / "handed_kits"
    (folder / "verwaist.zip").write_bytes(b"x")
    os.utime(folder / "verwaist.zip", (0, 0))
    today = timezone.localdate()
    assert (forget_old_hand_downs(today + timedelta(days=90)), forget_left_files()) == (0, 1)
    assert len(list(folder.iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_old_hand_downs(today + timedelta(days=91)) == 1
    assert (list(folder.iterdir()), rows(HandedKit).count(), KitStamp.objects.count()) == ([], 0, 1)


def test_folders_bear_the_names_of_the_offices_and_are_safe_everywhere():
    assert readable_name("Stelle Süd: Lübeck/Wismar?") == "Stelle Süd Lübeck Wismar"
    assert readable_name("CON") == "_CON"
    assert readable_name("../..") == "Stelle"
    assert folder_names(["Büro", "büro", "Amt"]) == ["Büro", "büro (2)", "Amt"]


def test_a_real_kit_names_office_and_open_contact_and_nobody_who_is_not_for_all(house, offices):
    """What is the house's own eyes' only never enters a paper that is passed on."""
    load_reference()
    for name, seen in (("Anna Offen", Visibility.PUBLIC), ("Verena Verborgen", Visibility.ORGANISATION)):
        Adviser.objects.create(
            organisation=offices[0], name=name, email="person@kammer.example", phone="0385 7",
            name_visibility=seen, contact_visibility=seen,
        )  # fmt: skip
    batch = begin(house, offices[:2])
    while go_on():
        pass
    kits = list(rows(HandedKit).select_related("office").order_by("pk"))
    assert [(kit.state, kit.reason) for kit in kits] == [("made", ""), ("made", "")]
    packed = zipfile.ZipFile(io.BytesIO(b"".join(all_in_one(kits, "Alles da"))))
    assert packed.testzip() is None
    assert packed.namelist() == [
        "Übersicht.txt",
        *(
            f"{office}/{paper}"
            for office in ("Stelle Ost", "Stelle West")
            for paper in ("Foliensatz.pptx", "Handzettel.pdf", "Folien im Browser.html", "Anschreiben.txt")
        ),
    ]
    note = packed.read("Stelle Ost/Anschreiben.txt").decode()
    assert "für Stelle Ost in Schwerin von Kammer Nord. Fragen an Anna Offen." in note
    assert "Anna Offen\nStelle Ost\nTelefon 0385 7\nperson@kammer.example" in note
    assert "Fragen an Stelle West." in packed.read("Stelle West/Anschreiben.txt").decode()
    html = packed.read("Stelle Ost/Folien im Browser.html").decode()
    assert "Anna Offen" in html
    assert "Verena Verborgen" not in note + html
    assert state_of(batch) == "done"


def test_decks_are_built_into_the_template_of_the_house_or_say_that_it_is_gone(house, offices, alice):
    load_reference()
    read = read_template(amt())
    size = (read.width_mm, read.height_mm)
    store_slide_template(
        organisation=house, content=amt(), name="amt.pptx", layouts=read.layouts, size_mm=size, by=None
    )
    batch = begin(house, offices[:1], in_own_template=True)
    while go_on():
        pass
    kit = rows(HandedKit).get()
    deck = Presentation(io.BytesIO(paper_of(kit, "Foliensatz.pptx")))
    assert [layout.name for layout in deck.slide_layouts][:2] == ["Deckblatt", "Text"]
    assert "in die Vorlage „amt.pptx“ gebaut" in paper_of(kit, "Anschreiben.txt").decode()
    rows(SlideTemplate).update(is_current=False)
    second = begin(house, offices[:1], in_own_template=True)
    while go_on():
        pass
    assert (state_of(batch), states(second)) == ("done", [("ost", "failed")])
    assert "Die Folienvorlage ist entfernt." in rows(HandedKit).latest("pk").reason


def go_on():
    """One step of the running batch, as a worker does it; whether there was one."""
    batch = rows(HandDown).filter(state="running").first()
    if batch is not None:
        hand_down_step(batch_id=batch.pk)
    return batch is not None
