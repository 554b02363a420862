"""Writing, reviewing, revising and retiring arguments in the browser."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from tests.factories.areas import make_area
from tests.factories.arguments import make_content, make_draft, make_published, make_review
from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.arguments.actions import publish_version, save_draft, submit_version
from wirnetz.arguments.enums import VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.library import with_blocks
from wirnetz.arguments.waiting import arguments_waiting

pytestmark = pytest.mark.django_db
OFFICE = "/verwaltung/argumente/"
TODAY = timezone.localdate()


@pytest.fixture
def alliance(db):
    return make_alliance(slug="allianz").node


@pytest.fixture
def writer(alliance, alice):
    grant_role(person=alice, node=alliance, role=Role.EDITING, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), alice)


@pytest.fixture
def reviewer(alliance, bob):
    grant_role(person=bob, node=alliance, role=Role.RELEASE, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), bob)


def answers(**changes):
    """A complete form."""
    sent = {
        "listener": "betrieb",
        "idea": "quality",
        "claim": "Ein Check spart Zeit.",
        "reason_1": "Sie beginnen klein.",
        "reason_2": "Es kostet eine Stunde.",
        "evidence_1": "Drei von vier Betrieben bleiben dabei.",
        "evidence_1_kind": "figure",
        "evidence_1_citation": "Prüfstelle, Bericht, 2025",
        "evidence_1_year": "2025",
        "objection": "Dafür fehlt mir die Zeit.",
        "objection_citation": "Umfrage, 2024",
        "answer": "Beginnen Sie mit zehn Minuten.",
        "note": "Zeigen Sie genau eine Hilfe.",
    }
    return sent | changes


def stored(slug, number=1):
    versions = ArgumentVersion.objects.unscoped("test")
    return with_blocks(versions).get(argument__slug=slug, number=number)


def as_sent(response, **changes):
    """What a browser sends of the form as it was shown, with these changes."""
    form = response.context["form"]
    values = {field.html_name: field.value() for field in form if not field.html_name.startswith("picture")}
    return {name: value for name, value in values.items() if value not in (None, False)} | changes


def seen_in(response):
    return response.context["form"]["seen"].value()


def test_an_argument_is_written_reviewed_by_a_second_person_and_published(writer, reviewer, alice, bob):
    made = writer.post(f"{OFFICE}neu/", answers())
    assert (made.status_code, made.url) == (302, f"{OFFICE}ein-check-spart-zeit/")
    slug = "ein-check-spart-zeit"
    assert writer.post(f"{OFFICE}{slug}/entwurf/einreichen/").status_code == 302
    assert [waiting.href for waiting in arguments_waiting(bob, TODAY)] == [f"{OFFICE}{slug}/pruefen/"]
    assert list(arguments_waiting(alice, TODAY)) == []
    assert writer.post(f"{OFFICE}{slug}/pruefen/", {"was": "veroeffentlichen"}).status_code == 403
    refused = reviewer.post(f"{OFFICE}{slug}/pruefen/", {"was": "zurueck", "note": ""})
    assert refused.status_code == 422 and "Schreiben Sie, was sich ändern soll." in refused.content.decode()
    reviewer.post(f"{OFFICE}{slug}/pruefen/", {"was": "zurueck", "note": "Nennen Sie das Jahr."})
    assert [waiting.why for waiting in arguments_waiting(alice, TODAY)] == ["Nennen Sie das Jahr."]
    page = writer.get(f"{OFFICE}{slug}/entwurf/")
    assert "Nennen Sie das Jahr." in page.content.decode()
    writer.post(f"{OFFICE}{slug}/entwurf/", answers(seen=seen_in(page), note="Zeigen Sie das Jahr."))
    writer.post(f"{OFFICE}{slug}/entwurf/einreichen/")
    reviewer.post(f"{OFFICE}{slug}/pruefen/", {"was": "veroeffentlichen", "note": "Gut belegt."})
    version = stored(slug)
    assert (version.state, version.author, version.reviewed_by) == (VersionState.PUBLISHED, alice, bob)
    assert "Zeigen Sie das Jahr." in Client().get(f"/argumente/{slug}/").content.decode()
    acts = (
        AuditEntry.objects.unscoped("test")
        .filter(record_type="arguments.argument")
        .order_by("pk")
        .values_list("action", flat=True)
    )
    assert list(acts) == [
        "begin_argument", "submit_argument", "send_argument_back", "edit_argument", "submit_argument",
        "publish_argument",
    ]  # fmt: skip


def test_nobody_publishes_what_they_wrote_whatever_their_rights(alliance, alice, bob):
    grant_role(person=alice, node=alliance, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    client = sign_in(Client(), alice)
    version = make_review(by=alice)
    path = f"{OFFICE}{version.argument.slug}/pruefen/"
    assert client.get(path).context["may_release"] is False
    page = f"{OFFICE}{version.argument.slug}/"
    assert "Noch darf niemand außer denen freigeben" in client.get(page).content.decode()
    grant_role(person=bob, node=alliance, role=Role.RELEASE, from_on=TODAY, until_on=None, by=None)
    assert "Veröffentlichen kann es Bob." in client.get(page).content.decode()
    assert client.post(path, {"was": "veroeffentlichen"}).status_code == 403
    with pytest.raises(PermissionDenied):
        publish_version(version=version, by=alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        ArgumentVersion.objects.unscoped("test").filter(pk=version.pk).update(reviewed_by=alice)


def test_who_changed_the_draft_of_another_does_not_publish_it_either(reviewer, alice, bob):
    draft = make_draft(by=alice)
    content = make_content("Bob hat es geändert.")
    save_draft(version=draft, content=content, seen=stored(draft.argument.slug).content.fingerprint, by=bob)
    path = f"{OFFICE}{draft.argument.slug}/"
    reviewer.post(f"{path}entwurf/einreichen/")
    assert reviewer.post(f"{path}pruefen/", {"was": "veroeffentlichen"}).status_code == 403


def test_a_wrong_text_is_refused_with_field_place_and_suggestion(writer):
    sent = answers(reason_2="In der Region {regoin} kostet es nichts.", answer="Toll!", evidence_1_citation="")
    page = writer.post(f"{OFFICE}neu/", sent)
    errors = page.context["form"].errors
    assert page.status_code == 422
    assert errors["reason_2"] == ["Den Platzhalter {regoin} gibt es nicht. Meinten Sie {region}? (Zeichen 15)"]
    assert errors["answer"] == ["Der Text enthält ein Ausrufezeichen."]
    assert 'value="In der Region {regoin} kostet es nichts."' in page.content.decode()
    writer.post(f"{OFFICE}neu/", answers(evidence_1_citation=""))
    told = writer.post(f"{OFFICE}ein-check-spart-zeit/entwurf/einreichen/", follow=True).content.decode()
    assert "Nennen Sie die Quelle: Herausgeber, Titel, Jahr." in told
    assert stored("ein-check-spart-zeit").state == VersionState.DRAFT


def test_two_editors_at_once_see_both_versions(writer, reviewer):
    writer.post(f"{OFFICE}neu/", answers())
    path = f"{OFFICE}ein-check-spart-zeit/entwurf/"
    first, second = writer.get(path), reviewer.get(path)
    assert writer.post(path, as_sent(first, answer="Zehn Minuten genügen.")).status_code == 302
    clash = reviewer.post(path, as_sent(second, answer="Fangen Sie heute an."))
    assert clash.status_code == 409
    assert [(row.label, row.theirs, row.yours) for row in clash.context["rows"]] == [
        ("Antwort", "Zehn Minuten genügen.", "Fangen Sie heute an.")
    ]


def test_a_revision_keeps_the_keys_of_its_blocks_and_is_compared_word_by_word(writer, reviewer, alice):
    made = make_published(by=alice)
    slug = made.argument.slug
    writer.post(f"{OFFICE}{slug}/ueberarbeiten/")
    page = writer.get(f"{OFFICE}{slug}/entwurf/")
    sent = answers(
        seen=seen_in(page), claim=made.claim, reason_1="Sie fangen mit zwei Themen an.", reason_2="Es kostet wenig.",
        reason_1_place="2", reason_2_place="1", reason_3="Ganz neu.",
    )  # fmt: skip
    assert writer.post(f"{OFFICE}{slug}/entwurf/", sent).status_code == 302
    reasons = [(block.key, block.text) for block in stored(slug, 2).parts_of("reason")]
    assert reasons == [
        ("reason-2", "Es kostet wenig."),
        ("reason-1", "Sie fangen mit zwei Themen an."),
        ("reason-3", "Ganz neu."),
    ]
    page = writer.get(f"{OFFICE}{slug}/vergleich/")
    rows = {row.label: row for row in page.context["rows"]}
    assert [(piece.text, piece.is_changed) for piece in rows["Grund 2"].before] == [
        ("Sie fangen mit ", False), ("einem Thema ", True), ("an.", False)
    ]  # fmt: skip
    assert (rows["Grund 3"].mark, "Reihenfolge" in rows) == ("neu", True)
    told = page.content.decode()
    assert '<del><span class="vh">entfernt: </span>einem Thema </del>' in told
    assert '<ins><span class="vh">neu: </span>zwei Themen </ins>' in told
    writer.post(f"{OFFICE}{slug}/entwurf/einreichen/")
    assert "Was sich ändert" in reviewer.get(f"{OFFICE}{slug}/pruefen/").content.decode()
    reviewer.post(f"{OFFICE}{slug}/pruefen/", {"was": "veroeffentlichen"})
    assert [stored(slug, 1).state, stored(slug, 2).state] == [VersionState.REPLACED, VersionState.PUBLISHED]
    assert Argument.objects.get(slug=slug).is_revised


def test_a_draft_is_dropped_and_a_version_is_taken_back(writer, alice):
    version = make_review(by=alice)
    path = f"{OFFICE}{version.argument.slug}/entwurf/"
    assert writer.post(f"{path}zurueckholen/").status_code == 302
    assert "verschwindet ganz" in writer.get(f"{path}verwerfen/").content.decode()
    assert writer.post(f"{path}verwerfen/").url == OFFICE
    assert not Argument.objects.filter(pk=version.argument.pk).exists()


def test_retiring_asks_for_a_reason_and_offers_a_successor(reviewer, writer):
    old, new = make_published(make_content("So war es.")), make_published(make_content("So ist es."))
    path = f"{OFFICE}{old.argument.slug}/zurueckziehen/"
    assert writer.get(path).status_code == 403
    assert reviewer.post(path, {"reason": ""}).status_code == 422
    reviewer.post(path, {"reason": "Die Studie ist überholt.", "successor": str(new.argument.pk)})
    argument = Argument.objects.get(pk=old.argument.pk)
    assert (argument.is_retired, argument.successor) == (True, new.argument)
    assert "Dieses Argument ist zurückgezogen." in reviewer.get(f"{OFFICE}{argument.slug}/").content.decode()


def test_what_is_missing_is_named_with_its_next_step(writer):
    make_published(
        make_content("Es läuft ab.", evidence=({}, {"text": "Bald vorbei.", "expires_on": TODAY + timedelta(days=60)}))
    )
    make_published(make_content("Es ist vorbei.", evidence=({"expires_on": TODAY - timedelta(days=1)},)))
    make_published(make_content("Es dauert.", evidence=({"expires_on": TODAY + timedelta(days=61)},)))
    make_draft(make_content("Ohne alles.", evidence=()))
    context = writer.get(f"{OFFICE}fehlt/").context
    assert [gap.sentence.split("“")[0] for gap in context["soon"]] == ["„Bald vorbei"]
    assert len(context["over"]) == 1
    assert [gap.sentence for gap in context["bare"]] == [
        "„Es ist vorbei“ hat keinen Beleg mehr, der gilt.",
        "„Ohne alles“ nennt keinen Beleg.",
    ]
    silent = [gap for gap in context["silent"] if "Kammer" in gap.sentence]
    assert [(gap.sentence, gap.href) for gap in silent] == [
        ("Für „Kammer oder Innung“ gibt es noch kein Argument.", f"{OFFICE}neu/?fuer=art-chamber")
    ]
    assert writer.get(silent[0].href).context["form"]["listener"].value() == "art-chamber"


def test_a_preview_is_filled_for_a_house_and_a_region(writer):
    make_area("13004", "Schwerin")
    make_partner("Kammer Nord", slug="kammer-nord", seat="13004")
    made = make_published(
        make_content("{organisation}: {region}.", evidence=({"text": "Es zeigt sich. {fact:networks_here}"},))
    )
    path = f"{OFFICE}{made.argument.slug}/vorschau/1/"
    assert "[Ihre Organisation]: [die Region]." in writer.get(path).content.decode()
    page = writer.get(f"{path}?organisation=Kammer+Nord&region=Schwerin").content.decode()
    assert "Kammer Nord: Schwerin." in page
    assert "Netzwerkverzeichnis in Wirnetz" in page
    assert "{fact" not in page


def test_the_office_lists_by_state_and_costs_as_many_queries_for_many(writer, alice, django_assert_num_queries):
    make_draft(by=alice)
    writer.get(OFFICE)
    with CaptureQueriesContext(connection) as few:
        writer.get(OFFICE)
    for _ in range(3):
        make_draft(by=alice)
        make_published()
    with django_assert_num_queries(len(few)):
        page = writer.get(f"{OFFICE}?stand=entwurf")
    assert {version.state for version in page.context["versions"]} == {VersionState.DRAFT}


def test_a_picture_appears_only_with_its_approval(writer, alice, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    with BytesIO() as drawn:
        Image.new("RGB", (40, 40)).save(drawn, "JPEG")
        file = SimpleUploadedFile("IMG_1.jpg", drawn.getvalue(), "image/jpeg")
    told = {"picture": file, "picture_alt": "Ein Treffen", "picture_citation": "Foto: Haus Nord"}
    made = writer.post(f"{OFFICE}neu/", answers(**told))
    assert made.status_code == 302
    slug = "ein-check-spart-zeit"
    page = writer.post(f"{OFFICE}{slug}/entwurf/einreichen/", follow=True).content.decode()
    assert "Zum Bild fehlen Urheber oder Freigabe." in page
    form = writer.get(f"{OFFICE}{slug}/entwurf/")
    kept = {"picture_alt": "Ein Treffen", "picture_citation": "Foto: Haus Nord"}
    writer.post(f"{OFFICE}{slug}/entwurf/", as_sent(form, picture_approval="Haus Nord, 3. März 2026", **kept))
    publish_version(version=submit_version(version=stored(slug), by=alice), by=None)
    picture = Client().get(f"/argumente/{slug}/bild/")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert f'src="/argumente/{slug}/bild/" alt="Ein Treffen"' in Client().get(f"/argumente/{slug}/").content.decode()
