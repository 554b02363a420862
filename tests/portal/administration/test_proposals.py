"""Clearing proposals: side by side, taken over with its source, declined with a reason, blocked, taken back."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.core.models import OutboxMail
from wirnetz.networks.enums import Coverage, NetworkKind, NetworkStatus, ProposalKind, ProposalState
from wirnetz.networks.models import EntryProposal, Network
from wirnetz.organisations.queries import hand_edited
from wirnetz.regions.models import Postcode, PostcodeArea

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture(autouse=True)
def fresh_counts(alliance):
    cache.clear()


@pytest.fixture
def network(alliance):
    node = add_node(kind=NodeKind.NETWORK, parent=alliance.node)
    return make_network("Runder Tisch Nord", slug="runder-tisch", website="https://alt.example", node=node)


def make_proposal(kind=ProposalKind.NEW, network=None, **fields):
    content = fields.pop("content", {"name": "Runder Tisch Süd", "place": "Schwerin", "idea": "", "website": ""})
    fields = {"token_hash": f"hash-{EntryProposal.objects.unscoped('test').count()}"} | fields
    return EntryProposal.objects.create(kind=kind, network=network, content=content, **fields)


def stored(proposal):
    return EntryProposal.objects.unscoped("test").get(pk=proposal.pk)


def address(proposal, act=""):
    return f"/verwaltung/vorschlaege/{proposal.pk}/{act}"


def acts():
    return list(AuditEntry.objects.unscoped("test").order_by("pk").values_list("action", flat=True))


TOWNS = (("13074087", "Wismar"), ("13074084", "Warin"), ("13074034", "Hornstorf"))
ENTRY = {"name": "Runder Tisch Süd", "kind": "other", "place": "", "territory_text": "Schwerin"}


def test_a_missing_network_becomes_an_entry_with_its_source(office):
    area = make_area("13004", "Schwerin")
    proposal = make_proposal(email="ina@haus.example")
    form = ENTRY | {"place": area.full_name}
    answer = office.post(address(proposal, "uebernehmen/"), form)
    network = Network.objects.get(name="Runder Tisch Süd")
    assert answer["Location"] == f"/netzwerke/{network.slug}/"
    note = f"Hinweis vom {timezone.localdate():%d.%m.%Y}"
    assert (network.kind, network.coverage, network.source_note) == (NetworkKind.OTHER, Coverage.FULL, note)
    assert [part.area for part in network.territories.all()] == [area]
    assert (stored(proposal).state, stored(proposal).network) == (ProposalState.ACCEPTED, network)
    assert acts()[-2:] == ["accept_proposal", "take_hint_over"]
    assert network.pk in hand_edited(Network)
    assert OutboxMail.objects.unscoped("test").get().to_address == "ina@haus.example"


def test_a_postcode_never_becomes_the_district_and_a_district_takes_its_municipalities(office):
    wismar, _warin, other = (make_area(key, name) for key, name in TOWNS)
    Postcode.objects.create(code="23966")
    for rank, area in enumerate([wismar, other]):
        PostcodeArea.objects.create(postcode_id="23966", area=area, rank=rank)
    proposal = make_proposal(content={"name": "Runder Tisch Süd", "place": "Warin, 23966"})
    page = office.get(address(proposal)).content.decode()
    assert "Erkannte Gebiete: Warin. Noch nicht eindeutig: 23966." in page
    asked = office.post(address(proposal, "uebernehmen/"), ENTRY | {"place": "Warin, 23966"})
    assert (asked.status_code, Network.objects.count()) == (422, 0)
    question = next(name for name in asked.context["accepting"].fields if name.startswith("meint_"))
    choices = [key for key, _words in asked.context["accepting"].fields[question].choices]
    assert choices == [wismar.key, other.key, "13074", "-"]
    answer = ENTRY | {"place": "Warin, 23966", question: "13074"}
    assert office.post(address(proposal, "uebernehmen/"), answer).status_code == 302
    assert [part.area.key for part in Network.objects.get().territories.all()] == ["13074"]


def test_a_place_that_is_not_clear_is_asked_back(office):
    proposal = make_proposal()
    answer = office.post(address(proposal, "uebernehmen/"), ENTRY | {"place": "Nirgendwo am Meer"})
    assert (answer.status_code, Network.objects.count(), stored(proposal).state) == (422, 0, ProposalState.OPEN)


def test_what_is_alike_in_name_is_shown_and_can_be_named_as_the_same(office, network):
    proposal = make_proposal(content={"name": "Runder Tisch Nord e. V.", "place": ""})
    assert office.get(address(proposal)).context["similar"] == [network]
    office.post(address(proposal, "ablehnen/"), {"same_as": "runder-tisch"})
    assert (stored(proposal).state, stored(proposal).network) == (ProposalState.DECLINED, network)
    assert stored(proposal).reason == "Dieses Netzwerk steht schon im Verzeichnis: Runder Tisch Nord"


def test_of_a_correction_only_what_is_ticked_is_taken_over(office, network):
    content = {"website": "https://neu.example", "name": "Ganz anders"}
    proposal = make_proposal(ProposalKind.CORRECTION, network, content=content)
    page = office.get(address(proposal)).content.decode()
    assert [word in page for word in ("https://alt.example", "https://neu.example", "Ganz anders")] == [True] * 3
    office.post(address(proposal, "uebernehmen/"), content | {"take_website": "on"})
    network.refresh_from_db()
    assert (network.name, network.website) == ("Runder Tisch Nord", "https://neu.example")
    assert (network.checked_on, network.as_of) == (timezone.localdate(), timezone.localdate().year)


def test_an_end_is_entered_and_the_network_stays_as_history(office, network):
    proposal = make_proposal(ProposalKind.END, network, content={"ended_on": "2024-12"})
    assert office.get(address(proposal)).context["accepting"]["ended_on"].value() == "12.2024"
    office.post(address(proposal, "uebernehmen/"), {"ended_on": "12.2024"})
    network.refresh_from_db()
    assert (network.status, network.ended_on) == (NetworkStatus.ENDED, "2024-12")


def test_a_refusal_says_why_and_reaches_who_wrote(office):
    proposal = make_proposal(email="ina@haus.example")
    assert office.post(address(proposal, "ablehnen/"), {"reason": " "}).status_code == 422
    office.post(address(proposal, "ablehnen/"), {"reason": "Das ist ein Verein ohne Netzwerk."})
    assert stored(proposal).state == ProposalState.DECLINED
    assert "Das ist ein Verein ohne Netzwerk." in OutboxMail.objects.unscoped("test").get().text
    office.post(address(proposal, "wieder/"))
    assert (stored(proposal).state, stored(proposal).reason) == (ProposalState.OPEN, "")


def test_blocking_clears_everything_of_the_sender_and_tells_nobody(office):
    spam = [make_proposal(sender_hash="spam", email="s@p.example") for _ in range(3)]
    other = make_proposal(sender_hash="jemand")
    office.post(address(spam[0], "sperren/"))
    assert [stored(each).state for each in (*spam, other)] == [ProposalState.BLOCKED] * 3 + [ProposalState.OPEN]
    assert not OutboxMail.objects.unscoped("test").exists()


def test_two_stewards_at_once_the_second_is_told_and_changes_nothing(office, other, editor):
    proposal = make_proposal()
    sign_in(other, editor)
    office.post(address(proposal, "uebernehmen/"), ENTRY)
    answers = [
        other.post(address(proposal, "uebernehmen/"), ENTRY),
        other.post(address(proposal, "ablehnen/"), {"reason": "Nein."}),
        other.post(address(proposal, "sperren/")),
        other.post(address(proposal, "wieder/")),
    ]
    assert [answer["Location"] for answer in answers] == [address(proposal)] * 4
    assert (stored(proposal).state, Network.objects.count()) == (ProposalState.ACCEPTED, 1)
    assert "schon entschieden" in other.get(address(proposal)).content.decode()


def test_hostile_text_is_shown_as_text_everywhere(office, client, network):
    new = make_proposal(
        content={"name": HOSTILE, "place": HOSTILE, "idea": HOSTILE, "website": "javascript:alert(1)"},
        message=HOSTILE,
        name=HOSTILE,
    )
    hint = make_proposal(ProposalKind.CORRECTION, network, content={"name": HOSTILE}, message=HOSTILE, name=HOSTILE)
    pages = [address(new), address(hint), "/verwaltung/vorschlaege/", "/verwaltung/", "/arbeitsplatz/"]
    for page in pages:
        text = office.get(page, follow=True).content.decode()
        assert [word for word in ("<script>alert", "<img src=x", 'href="javascript') if word in text] == [], page
    refused = office.post(address(new, "uebernehmen/"), ENTRY | {"website": "javascript:alert(1)"})
    assert refused.status_code == 422


def test_the_people_of_a_network_clear_hints_about_it_and_nothing_else(other, network, charlie):
    grant_role(
        person=charlie, node=network.node, role=Role.STEWARDSHIP, from_on=timezone.localdate(), until_on=None, by=None
    )
    own = make_proposal(ProposalKind.CORRECTION, network, content={"idea": "Neu"})
    foreign = make_proposal(ProposalKind.CORRECTION, make_network(), content={"idea": "Neu"})
    sign_in(other, charlie)
    assert [other.get(address(each)).status_code for each in (own, foreign, make_proposal())] == [200, 404, 404]
    assert other.get("/verwaltung/vorschlaege/").status_code == 404
    assert "Vorschlag zu „Runder Tisch Nord“" in other.get("/arbeitsplatz/", follow=True).content.decode()


def test_many_are_named_in_one_line_of_what_waits(office):
    for _ in range(7):
        make_proposal()
    found = [item.sentence for item in office.get("/verwaltung/").context["items"]]
    assert found == ["Mehrere Vorschläge zu Einträgen von Netzwerken warten auf eine Prüfung."]
