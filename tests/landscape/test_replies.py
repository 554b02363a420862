"""Replying to a finding: kept with its day, the finding rests while it holds, and it can be taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from tests.factories.networks import make_link, make_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Node
from wirnetz.core.german import date_words
from wirnetz.landscape.actions import load_example_replies, reply_to_finding, take_reply_back
from wirnetz.landscape.analysis.overlap import overlap
from wirnetz.landscape.enums import Asked, Reply
from wirnetz.landscape.models import FindingReply
from wirnetz.landscape.queries import landscape_on
from wirnetz.landscape.queries.replies import replies_of
from wirnetz.landscape.views.replies import beside_words
from wirnetz.networks.enums import Coverage
from wirnetz.networks.models import Network

pytestmark = pytest.mark.django_db
PAGE = "/landschaft/nebeneinander/kueste/"
TODAY = timezone.localdate()


@pytest.fixture
def beside(coast):
    """Another network in one of the four districts."""
    Network.objects.filter(pk=coast.pk).update(coverage=Coverage.FULL)
    return make_network("Hafenrunde", slug="hafenrunde", areas=("13003",))


def replies():
    return FindingReply.objects.unscoped("test")


def told(client, address):
    return client.get(address).content.decode().replace("\xad", "")


def said(beside, coast, by, **more):
    fields = {"reply": Reply.TALKING, "rests_until": TODAY + timedelta(days=9)} | more
    return reply_to_finding(question=Asked.OVERLAP, speaker=coast, other=beside, by=by, **fields)


def test_a_coordinator_replies_the_finding_rests_and_comes_back(editor, coast, beside):
    assert [row[0].slug for row in editor.get(PAGE).context["waiting"]] == ["hafenrunde"]
    sent = {"was": "antworten", "reply": "wanted", "reason": "die einen Hafen, die anderen Land"}
    assert "„bekannt und gewollt“ zwei Jahre, „wir sprechen darüber“ sechs Monate" in told(editor, f"{PAGE}hafenrunde/")
    assert editor.post(f"{PAGE}hafenrunde/", sent)["Location"] == PAGE
    [reply] = replies()
    assert f"Bis zum {date_words(reply.rests_until)} fragen wir nicht wieder." in told(editor, PAGE)
    initial = editor.get(f"{PAGE}hafenrunde/").context["form"].initial
    assert initial == {"reply": "wanted", "reason": reply.reason, "rests_until": reply.rests_until}
    assert (reply.network, reply.other, reply.reason) == (coast, beside, "die einen Hafen, die anderen Land")
    assert (reply.rests_until - reply.said_on).days in (729, 730)
    page = editor.get(PAGE)
    assert (page.context["waiting"], [row[0].slug for row in page.context["resting"]]) == ([], ["hafenrunde"])
    assert landscape_on().resting == {(0, 1)}
    assert overlap(landscape_on())[0].sentence.endswith("Dazu ist schon vermerkt, was dahinter steht.")
    assert editor.post(f"{PAGE}hafenrunde/", {"was": "zuruecknehmen"})["Location"] == PAGE
    assert "Der Befund steht wieder oben." in told(editor, PAGE)
    editor.post(f"{PAGE}hafenrunde/", {"was": "zuruecknehmen"})
    assert "Diese Antwort war schon zurückgenommen." in told(editor, PAGE)
    assert landscape_on().resting == frozenset()
    assert [row[0].slug for row in editor.get(PAGE).context["waiting"]] == ["hafenrunde"]
    codes = AuditEntry.objects.unscoped("test").filter(record_type="landscape.findingreply").order_by("pk")
    assert list(codes.values_list("action", flat=True)) == ["reply_to_finding", "take_reply_back"]


def test_who_is_connected_already_does_not_wait_for_an_answer(editor, coast, beside):
    make_network("Fischmarkt", slug="fischmarkt", areas=("13003",))
    make_link(coast, beside)
    page = editor.get(PAGE)
    named = {part: [row[0].slug for row in page.context[part]] for part in ("waiting", "linked", "resting")}
    assert named == {"waiting": ["fischmarkt"], "linked": ["hafenrunde"], "resting": []}
    assert page.context["answer"] == (
        "Ein anderes Netzwerk im selben Gebiet, ohne Verbindung und ohne Antwort von Ihnen."
    )
    said(beside, coast, None)
    assert [row[0].slug for row in editor.get(PAGE).context["resting"]] == ["hafenrunde"]


@pytest.mark.parametrize(
    ("waiting", "everything", "words"),
    [
        (0, 0, "Im selben Gebiet ist kein anderes Netzwerk eingetragen."),
        (0, 2, "Zu jedem anderen Netzwerk im selben Gebiet ist eine Verbindung oder eine Antwort eingetragen."),
        (2, 2, "Zwei andere Netzwerke im selben Gebiet, ohne Verbindung und ohne Antwort von Ihnen."),
    ],
)
def test_how_many_wait_is_said_right(waiting, everything, words):
    assert beside_words(waiting, everything) == words


def test_the_finding_rests_up_to_its_day_and_no_longer(coast, beside):
    said(beside, coast, None)
    assert landscape_on(TODAY + timedelta(days=9)).resting == {(0, 1)}
    assert landscape_on(TODAY + timedelta(days=10)).resting == frozenset()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reply": Reply.WANTED, "reason": "  "}, "reason"),
        ({"reply": Reply.ASKED}, "reply"),
        ({"rests_until": TODAY - timedelta(days=1)}, "rests_until"),
        ({"rests_until": TODAY + timedelta(days=1100)}, "rests_until"),
    ],
)
def test_what_cannot_be_said_is_refused_beside_its_field(coast, beside, change, field):
    with pytest.raises(ValidationError) as refused:
        said(beside, coast, None, **change)
    assert list(refused.value.message_dict) == [field]
    with pytest.raises(ValidationError, match="dasselbe Netzwerk"):
        said(coast, coast, None)


def test_a_new_reply_takes_the_place_of_the_old_and_only_editors_reply(coast, beside, editor, alice, charlie):
    first, second = said(beside, coast, alice), said(beside, coast, alice, reply=Reply.JOINING)
    first.refresh_from_db()
    assert (first.taken_back_on, second.taken_back_on) == (TODAY, None)
    for refused in (lambda: said(beside, coast, charlie), lambda: take_reply_back(reply=second, by=charlie)):
        with pytest.raises(PermissionDenied):
            refused()
    take_reply_back(reply=second, by=alice)
    with pytest.raises(ValidationError, match="gilt schon nicht mehr"):
        take_reply_back(reply=second, by=alice)


def test_the_other_network_reads_it_a_stranger_does_not(coast, beside, bob, charlie):
    root = Node.objects.get(kind=NodeKind.ALLIANCE)
    beside.node = add_node(kind=NodeKind.NETWORK, parent=root)
    beside.save()
    grant_role(person=bob, node=beside.node, role=Role.PARTICIPATION, from_on=date(2020, 1, 1), until_on=None, by=None)
    said(beside, coast, None)
    assert list(replies_of(bob, Asked.OVERLAP, beside)) == ["kueste"]
    assert replies_of(charlie, Asked.OVERLAP, beside) == {}
    assert sign_in(Client(), charlie).get(PAGE).status_code == 404
    page = sign_in(Client(), bob).get("/landschaft/nebeneinander/hafenrunde/")
    assert (page.context["may_reply"], [row[0].slug for row in page.context["resting"]]) == (False, ["kueste"])


def test_an_example_reply_is_loaded_once_marked_and_rests_the_finding(coast, beside, bob, tmp_path):
    until = TODAY + timedelta(days=90)
    lines = ["network,other,reply,reason,said_on,rests_until", f"kueste,hafenrunde,wanted,zwei Häfen,{TODAY},{until}"]
    (tmp_path / "replies.csv").write_text("\n".join(lines))
    assert [load_example_replies(folder=tmp_path).created for _ in range(2)] == [1, 0]
    [reply] = replies()
    assert (reply.is_example, reply.rests_until, reply.words) == (True, until, "bekannt und gewollt, weil zwei Häfen")
    assert landscape_on().resting == {(0, 1)}
