"""The brochure of a network: what is counted, what is written, what may be shown, what is missing."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.brochures import TODAY, make_busy_network, yesterday
from tests.factories.networks import make_network
from tests.factories.organisations import make_alliance
from tests.signing_in import sign_in
from wirnetz.accounts.actions import (
    add_node,
    give_approval,
    grant_role,
    record_approval,
    withdraw_approval,
)
from wirnetz.accounts.enums import ApprovalWay, NodeKind, Role
from wirnetz.accounts.models import Approval
from wirnetz.arguments import commands  # noqa: F401  enters the command
from wirnetz.arguments.actions import (
    MilestoneValues,
    add_picture,
    add_voice,
    edit_voice,
    release_brochure,
    set_milestones,
    unpublish_brochure,
)
from wirnetz.arguments.exports.brochure import brochure_of
from wirnetz.arguments.models import BrochurePicture, BrochureVoice, NetworkBrochure
from wirnetz.arguments.queries.brochures import draft_of
from wirnetz.arguments.validators.editorial import Editorial, day_as_known, editorial_of
from wirnetz.arguments.validators.success import success_conditions
from wirnetz.arguments.waiting import brochures_waiting
from wirnetz.core.commands import cli
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.organisations.models import Organisation

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parents[2] / "src" / "wirnetz" / "arguments"


@pytest.fixture
def network(alice):
    """A busy network that Alice leads."""
    node = add_node(kind=NodeKind.NETWORK, parent=make_alliance().node)
    grant_role(person=alice, node=node, role=Role.STEWARDSHIP, from_on=dt.date(2020, 1, 1), until_on=None, by=None)
    return make_busy_network(node=node)


def voice_in(network, text="Wir rufen an.", **fields):
    values = {"name": "Bob", "function": "Kammer", "email": "bob@wirnetz.example", "by": None}
    return add_voice(network=network, text=text, **(values | fields))


def test_who_is_asked_for_an_approval_hears_of_it_by_mail(network, alice, bob):
    first = voice_in(network, by=alice)
    edit_voice(voice=first, text="Wir rufen gern an.", name="Bob", function="Kammer", email=bob.email, by=alice)
    voice_in(network, text="Ohne Konto.", name="Gast", email="gast@haus.example", by=alice)
    voice_in(network, text="Selbst gesagt.", name="Alice", email=alice.email, by=alice)
    voice_in(network, text="Ohne Adresse.", name="Ina", email="", by=alice)
    voice_in(network, text="Erfunden.", email="nele@haus.example", by=alice, is_example=True)
    mails = list(OutboxMail.objects.unscoped("test").filter(kind="approval").order_by("pk"))
    assert [(mail.to_address, mail.reply_to) for mail in mails] == [
        (bob.email, ""), (bob.email, ""), ("gast@haus.example", alice.email),
    ]  # fmt: skip
    assert "„Wir rufen gern an.“" in mails[1].text and "/konto/freigaben/" in mails[1].text
    assert "Antworten Sie bitte auf diese Mail" in mails[2].text and "/konto/" not in mails[2].text
    for at in range(7):
        voice_in(network, text=f"Noch ein Satz {at}.", name="Gast", email="gast@haus.example", by=alice)
    assert OutboxMail.objects.unscoped("test").filter(to_address="gast@haus.example").count() == 5


def draft(network):
    rows = NetworkBrochure.objects.unscoped("test").select_related("network")
    return draft_of(rows.filter(network=network).first())


def made(network, *, on=None):
    return brochure_of(network, draft(network), on=on or timezone.localdate()).brochure


def words_of(brochure):
    return repr(brochure)


def test_records_show_the_conditions_of_success_and_nothing_else_does(network):
    brochure = brochure_of(network, Editorial(), on=TODAY).brochure
    assert [factor.heading for factor in brochure.factors] == [each.heading for each in success_conditions()]
    shown = {factor.heading: [record.what for record in factor.shown_by] for factor in brochure.factors}
    assert shown["Man tut etwas gemeinsam."] == ["„Hundert Wege“, getragen von Kasse Nord und Kammer Schwerin"]
    assert shown["Man kommt verlässlich zusammen."][0] == "Zwei Termine in den letzten zwölf Monaten"
    assert shown["Betriebe erfahren davon."] == ["„Hundert Wege“: 14 Betriebe in allen Regionen zusammen, gezählt"]
    assert shown["Verabredetes steht geschrieben."] == ["Ergebnis: Verabredet bei „Rücken im Betrieb“"]
    assert "Nur für uns" not in words_of(brochure)
    assert "Ohne Zusage" not in words_of(brochure)
    assert "Vor der Zeit" not in words_of(brochure)
    assert [person.name for person in brochure.people] == ["Kora Muster"]
    assert [gain.heading for gain in brochure.gains] == [
        "Zwei gemeinsame Termine.",
        "Ein Angebot in Gebrauch.",
        "Eine gemeinsame Aktion.",
        "Gemeinsam Betriebe erreicht.",
        "Eine Idee eingebracht.",
    ]
    assert all(gain.evidence.endswith("in Wirnetz, Stand 28.11.2026") for gain in brochure.gains)


def test_a_central_partner_is_counted_with_its_offices(network):
    insurer = Organisation.objects.get(slug="kasse")
    partner = brochure_of(network, Editorial(partner=insurer.pk), on=TODAY).brochure.partner
    assert partner is not None
    assert [gain.heading for gain in partner.gains] == [
        "Zwei Häuser an einem Tisch.",
        "Zwei von 2 Terminen dabei.",
        "Eine Aktion gemeinsam getragen.",
        "Ein Angebot im eigenen Haus in Gebrauch.",
        "Eine eigene Idee ins Netzwerk eingebracht.",
    ]


def test_a_network_with_a_source_alone_says_only_that_and_names_what_is_missing():
    network = make_network(
        "Lübeck-West", areas=("01003",), slug="luebeck-west", source_url="Foliensatz 2018", as_of=2018
    )
    found = brochure_of(network, draft(network), on=TODAY)
    brochure = found.brochure
    assert [(each.when, each.source) for each in brochure.milestones] == [("2018", "Foliensatz 2018")]
    empty = (brochure.factors, brochure.members, brochure.people, brochure.voices, brochure.gains, brochure.partner)
    assert [bool(part) for part in empty] == [False] * 6
    assert brochure.missing[1] == "fehlt noch: die Mitglieder, fragen Sie die Geschäftsstelle der Allianz"
    assert len(brochure.missing) == 10 + len(success_conditions())
    assert [gap.printed for gap in brochure.gaps if gap.printed] == [
        "Wer dem Netzwerk angehört, sagt keine Quelle; darum steht hier niemand."
    ]


def test_a_voice_is_shown_only_in_the_wording_that_was_approved_and_as_long_as_that_holds(network, bob, charlie):
    voice = voice_in(network)
    assert (made(network).voices, voice.approval.person) == ((), bob)
    assert "fehlt noch: die Freigabe für das Zitat von Bob, fragen Sie Bob" in made(network).missing
    give_approval(approval=voice.approval, by=bob)
    assert [each.quote for each in made(network).voices] == ["Wir rufen an."]
    with pytest.raises(ValidationError, match="schon beantwortet"):
        give_approval(approval=voice.approval, by=bob)
    edit_voice(voice=voice, text="Wir rufen an.", name="Bob", function="Kammer", email="bob@wirnetz.example", by=None)
    assert len(made(network).voices) == 1
    edit_voice(
        voice=voice, text="Wir rufen nie an.", name="Bob", function="Kammer", email="bob@wirnetz.example", by=None
    )
    assert made(network).voices == ()
    asked = BrochureVoice.objects.unscoped("test").get().approval
    assert (asked.content, asked.given_on) == ("Wir rufen nie an.", None)
    record_approval(
        approval=asked, way=ApprovalWay.MAIL, on=yesterday(), proof="Postfach", until_on=yesterday(), by=None
    )
    assert made(network).voices == ()
    assert len(made(network, on=yesterday()).voices) == 1
    BrochureVoice.objects.unscoped("test").update(text="Heimlich geändert.")
    assert made(network, on=yesterday()).voices == ()


def test_writing_down_an_approval_asks_for_day_and_proof(network):
    asked = voice_in(network).approval
    today = timezone.localdate()
    values = {"approval": asked, "way": ApprovalWay.WRITING, "by": None}
    with pytest.raises(ValidationError, match="kommt erst noch"):
        record_approval(**values, on=today + dt.timedelta(days=1), proof="Akte", until_on=None)
    with pytest.raises(ValidationError, match="wo der Nachweis liegt"):
        record_approval(**values, on=today, proof=" ", until_on=None)
    with pytest.raises(ValidationError, match="vor der Freigabe"):
        record_approval(**values, on=today, proof="Akte", until_on=yesterday())
    record_approval(**values, on=today, proof="Akte", until_on=None)
    withdraw_approval(approval=asked, by=None)
    assert Approval.objects.unscoped("test").get(pk=asked.pk).lasts(today) is False


def test_portraits_and_logos_need_their_own_approval(network, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    contact = NetworkContact.objects.unscoped("test").get(name="Kora Muster")
    for subject in (contact, Organisation.objects.get(slug="kasse")):
        picture = add_picture(
            network=network, subject=subject, drawn=b"bild", alt="Bild", credit="", name="K", email="", by=None
        )
        assert picture.approval is not None
        assert (made(network).logos, made(network).people[0].portrait) == ((), None)
        record_approval(
            approval=picture.approval, way=ApprovalWay.MAIL, on=yesterday(), proof="Mail", until_on=None, by=None
        )
        shown = made(network)
        assert bool(shown.logos) or shown.people[0].portrait is not None
        withdraw_approval(approval=picture.approval, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        contact.delete()
    assert BrochurePicture.objects.unscoped("test").count() == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_what_was_released_stays_until_somebody_releases_again(network, client, charlie, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    voice = voice_in(network)
    chosen = [MilestoneValues("2018", "Es beginnt.", "Niederschrift")]
    brochure = set_milestones(network=network, chosen=chosen, by=None)
    page = f"/netzwerke/{network.slug}/broschuere/"
    assert client.get(page).status_code == 404
    house = Organisation.objects.get(slug="kasse")
    logo = add_picture(
        network=network, subject=house, drawn=b"bild", alt="Logo", credit="", name="K", email="", by=None
    )
    address = f"{page}bild/{logo.pk}/"
    release_brochure(brochure=brochure, by=None)
    assert client.get(address).status_code == 404
    record_approval(approval=logo.approval, way=ApprovalWay.MAIL, on=yesterday(), proof="Mail", until_on=None, by=None)
    assert client.get(address).content == b"bild"
    set_milestones(network=network, chosen=[MilestoneValues("2019", "Anders.", "Niederschrift")], by=None)
    told = client.get(page).content.decode()
    assert ("Es beginnt." in told, "Anders." in told, voice.text in told) == (True, False, False)
    assert f'href="{page}"' in client.get("/hilfen/").content.decode()
    assert f'href="{page}"' in client.get(f"/netzwerke/{network.slug}/").content.decode()
    with pytest.raises(ValidationError, match="die Quelle"):
        set_milestones(network=network, chosen=[MilestoneValues("2019", "Ohne.")], by=None)
    stored = NetworkBrochure.objects.unscoped("test").get()
    assert editorial_of(stored.released) != draft_of(stored)
    unpublish_brochure(brochure=stored, by=charlie)
    assert client.get(page).status_code == 404


def test_a_coordinator_writes_it_and_a_second_person_releases_it(network, alice, bob, client):
    Installation.objects.update_or_create(pk=1)
    sign_in(client, alice)
    base = f"/arbeitsplatz/netzwerk/{network.slug}/broschuere/"
    page = client.get(base)
    assert "noch nicht begonnen" in page.content.decode()
    assert page.context["missing"][0][1].endswith("/profil/")
    texts = {"portrait": "Wir sind\n\nzwei Absätze.", "partner": str(Organisation.objects.get(slug="kasse").pk)}
    assert client.post(f"{base}texte/", texts).status_code == 302
    assert client.post(f"{base}texte/", texts).status_code == 409
    proposed = client.get(f"{base}meilensteine/").context["proposed"]
    assert [row.proposal.origin.partition(":")[0] for row in proposed][:3] == ["network", "members", "members"]
    own = {"take-1": "on", "on": "März 2018", "text": "Eine Idee.", "source": "Akte"}
    assert client.post(f"{base}meilensteine/", own).status_code == 302
    assert [(each.on, bool(each.source)) for each in draft(network).milestones] == [
        ("2018-03", True),
        ("2025-01-15", True),
    ]
    assert client.post(f"{base}meilensteine/", {"on": "31.2.2018", "text": "x", "source": "y"}).status_code == 422
    said = {"text": "„Wir rufen an.“", "name": "Bob", "function": "Kammer", "email": bob.email}
    assert client.post(f"{base}stimmen/", said).status_code == 302
    voice = BrochureVoice.objects.unscoped("test").get()
    assert voice.text == "Wir rufen an."
    assert client.post(f"{base}freigeben/").status_code == 403
    assert "zweite Person" in client.get(base).content.decode()
    Installation.objects.update(has_four_eyes=False)
    assert client.post(f"{base}freigeben/").status_code == 302
    own_page = sign_in(client, bob).get("/konto/freigaben/").content.decode()
    assert "Wir rufen an." in own_page
    assert client.get(base).status_code == 404
    address = f"/konto/freigaben/{voice.approval_id}/"
    client.post(address, {"answer": "give"})
    public = f"/netzwerke/{network.slug}/broschuere/"
    assert "„Wir rufen an.“" in client.get(public).content.decode()
    assert "zwei Absätze." in client.get(public).content.decode()
    assert [each.sentence for each in brochures_waiting(alice, timezone.localdate())] == []
    client.post(address, {"answer": "withdraw"})
    assert [each.sentence for each in brochures_waiting(alice, timezone.localdate())] == [
        "Die Freigabe von Bob gilt nicht mehr; in der Broschüre „Runder Tisch Schwerin“ fehlt etwas."
    ]
    assert "„Wir rufen an.“" not in client.get(public).content.decode()
    assert client.post(address, {"answer": "give"}).status_code == 403


def test_the_command_writes_the_pdf_and_names_what_is_missing(network, tmp_path):
    out = tmp_path / "neu" / "broschuere.pdf"
    done = CliRunner().invoke(cli, ["brochure", "--network", network.slug, "--out", str(out), "--json"])
    answer = json.loads(done.stdout)
    assert out.read_bytes().startswith(b"%PDF-1")
    assert answer["pages"] >= 4
    assert answer["missing"][0].startswith("fehlt noch: die Idee des Netzwerks in einem Satz, fragen Sie Kammer")
    unknown = CliRunner().invoke(cli, ["brochure", "--network", "gibt-es-nicht", "--out", str(out)])
    assert (unknown.exit_code, "ist nicht eingetragen" in unknown.stderr) == (1, True)
    assert Network.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2018", "2018"),
        ("März 2018", "2018-03"),
        ("3.2018", "2018-03"),
        ("12.3.2018", "2018-03-12"),
        ("32.1.2018", None),
    ],
)
def test_days_are_as_exact_as_they_are_known(typed, stored):
    if stored is None:
        with pytest.raises(ValueError, match="day"):
            day_as_known(typed)
    else:
        assert day_as_known(typed) == stored
