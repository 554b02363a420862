"""An edition on its way through real programs: our worker, Postfix, Rspamd, a mailbox, Dovecot, and back over IMAP.

What a receiver would say of SPF, DKIM and DMARC is asked of a name server of the test. Nothing leaves the machine.
"""

import imaplib
import mailbox
import re
import smtplib
import time
from contextlib import ExitStack
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import override_settings
from django.utils import timezone

from tests.database import a_fleeting_copy_of, empty_original
from tests.drill.mail_html import faults_for_a_client, parsed, plain_words, words_of
from tests.drill.mail_servers import IS_ROOT, PASSWORD, dovecot, give_to, missing_servers, nobody, postfix, rspamd
from tests.factories.editions import make_edition, make_item, make_picture
from tests.factories.organisations import make_alliance, make_organisation
from tests.infoservice.delivery.verifying import has_dkimpy, is_signed_by, record_of, tags_of, verified_by_dkimpy
from tests.name_server import NameServer, text_record
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.config.mail_server import returns_mailbox
from wirnetz.infoservice.actions import release_due_editions
from wirnetz.infoservice.actions.fetching import fetch_returns
from wirnetz.infoservice.actions.pumping import pump_settings
from wirnetz.infoservice.delivery.connecting import Server
from wirnetz.infoservice.delivery.dkim import Signer
from wirnetz.infoservice.delivery.pump import Pump
from wirnetz.infoservice.enums import EditionState, ItemKind
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.models import MailingRecipient, PassingOn, Reader
from wirnetz.organisations.models import Adviser

MISSING = missing_servers()
pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(bool(MISSING), reason=f"Nicht eingerichtet: {', '.join(MISSING)}."),
    pytest.mark.skipif(not IS_ROOT, reason="Postfix und Dovecot laufen nur als root."),
]
KEY = rsa.generate_private_key(65537, 2048)
ZONE = {
    ("wirnetz.example", "TXT"): ['"v=spf1 ip4:127.0.0.1 -all"'],
    ("wirnetz.example", "A"): ["127.0.0.1"],
    ("wirnetz.example", "MX"): ["10 wirnetz.example."],
    ("w1._domainkey.wirnetz.example", "TXT"): [text_record(record_of(KEY))],
    ("_dmarc.wirnetz.example", "TXT"): ['"v=DMARC1; p=reject; adkim=s; aspf=s"'],
    ("1.0.0.127.in-addr.arpa", "PTR"): ["wirnetz.example."],
}
LONG = "Energieeffizienznetzwerkkoordinierungsstellenverordnung" * 3
HOSTILE = (
    "{{ 7*7 }} {% load i18n %} ${7*7} <%= 7*7 %> <script>alert(1)</script> <img src=x onerror=alert(1)>\n\n"
    ".\r\n\r\nFrom hier geht es weiter\n\n.ein Punkt\n\nBcc: fremd@fremd.example\n\n</td></tr></table><h1>Ende</h1>"
)
ITEMS = {
    ItemKind.NEWS: ("Größere Förderung für Übertragungsnetze – ab März", HOSTILE),
    ItemKind.DATE: ("{{ edition.title }} in Köln", "Wir treffen uns."),
    ItemKind.OFFER: ("Beratung & mehr: „Äpfel, Öl, Übermut“ <kostenlos>", LONG),
    ItemKind.ARGUMENT: ("Warum Netzwerke wirken", "Ein Satz.\n\nNoch ein Satz mit 5 % und 1.000 €."),
    ItemKind.JOINT_ACTIVITY: ("Gemeinsam messen", "=20 =3D\n\n--\n\n--=_grenze"),
    ItemKind.QUESTION: ("Wer kennt Wärmenetze?", "Schreiben Sie uns."),
    ItemKind.CALL: ("Bitte um Hilfe: Wer misst mit? ☂", "Grüße 👩‍🔧 e\u0301"),
}
HARMLESS = {"FORGED_SENDER_MAILLIST", "MIME_GOOD", "MIME_TRACE"}
"""Say that it is a list, that the parts are in order, and which there are; without points or with good ones."""
STRUCTURE = re.compile(
    r"MIME_|R_(MISSING|MIXED|NO_SPACE|SUSPICIOUS|UNDISC|PARTS_DIFFER|BAD|WHITE|EMPTY)|MISSING_|BROKEN_|FORGED_|HTML_"
    r"|INVALID_|MULTIPLE_|DUPLICATE|SUSPICIOUS|ZERO_FONT|PHISH|URL_|URI_|LONG_SUBJ|SUBJ|EMPTY|CTE|FAKE|HIDDEN|EXT_CSS"
    r"|MANY_INVISIBLE|DATE_IN|UNBALANCED|HFILTER_|BAD_|DATA_URI|R_(SPF|DKIM)_(?!ALLOW)|DMARC_(?!POLICY_ALLOW)|HEADER_"
)
ONCE = ("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type", "List-Id",
        "List-Unsubscribe", "List-Unsubscribe-Post", "List-Help", "DKIM-Signature", "Return-Path")  # fmt: skip


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """The port where mail is taken, and where it is read."""
    folder = tmp_path_factory.mktemp("mail")
    box = folder / "box"
    mailbox.Maildir(box)
    give_to(box, nobody())
    with ExitStack() as running:
        name_server = running.enter_context(NameServer(ZONE))
        milter = running.enter_context(rspamd(folder / "rspamd", name_server.port))
        imap = running.enter_context(dovecot(folder / "dovecot", box))
        yield running.enter_context(postfix(folder / "postfix", box, milter)), imap


@pytest.fixture(scope="module")
def received(servers, tmp_path_factory, django_db_setup, django_db_blocker):
    """An edition of all kinds, released, sent by a worker, and read back: the letters by address."""
    smtp, imap = servers
    folder = tmp_path_factory.mktemp("pump")
    changes = {
        "server": Server("127.0.0.1", smtp, own_name="wirnetz.example"), "folder": folder, "group_per_minute": None,
        "signer": Signer("wirnetz.example", "w1", KEY), "group_at_once": None,
    }  # fmt: skip
    own = {
        "BASE_URL": "https://wirnetz.example", "MAIL_FROM": "", "MAIL_BOUNCES": "rueck@wirnetz.example",
        "RETURNS_MAILBOX": returns_mailbox(f"imap://rueck:{PASSWORD}@127.0.0.1:{imap}/INBOX"),
    }  # fmt: skip
    with django_db_blocker.unblock(), a_fleeting_copy_of(empty_original()), override_settings(**own):
        release_all_kinds()
        Pump(pump_settings(**changes)).drain(30)
        states = MailingRecipient.objects.unscoped("test").values_list("address", "state")
        assert dict(states) == dict.fromkeys(("alma@empfang.example", "bo+x@empfang.example"), "accepted")
        yield read_back(imap, *dict(states))


def release_all_kinds():
    root = make_alliance(slug="allianz").node
    house = make_organisation(
        "Käuzchen & Söhne", slug="haus", node=add_node(kind=NodeKind.ORGANISATION, parent=root)
    )  # fmt: skip
    for name, address in (("Alma", "alma@empfang.example"), ("Bo", "bo+x@empfang.example")):
        Adviser.objects.unscoped("test").create(organisation=house, name=name, email=address)
    PassingOn.objects.create(place=house.node, reply_to="beratung@wirnetz.example")
    edition = make_edition(
        state=EditionState.WITH_HOUSES, slug="alle-arten", title="Förderung, Wärme & {{ 7*7 }}: Neues im März",
        greeting="Guten Tag,\n\nhier ist alles Neue. {% debug %}", adapt_until=timezone.now() - timedelta(minutes=1),
    )  # fmt: skip
    for number, (kind, (headline, text)) in enumerate(ITEMS.items()):
        make_item(
            edition, headline, kind=kind, text=text, action="Zeigen Sie es <b>allen</b>.",
            link="https://www.partner.example/weiter?a=1&b=2", link_words="Weiter & mehr",
            picture=make_picture(seed=number), picture_alt="Zwei Menschen, „Öl“ & <Wasser>",
            expires_on=timezone.localdate() + timedelta(days=9),
        )  # fmt: skip
    assert release_due_editions(letter_for) == [edition]


def read_back(port, *addresses):
    """The letters in the mailbox by the address that they were delivered to, once these are all there."""
    end = time.monotonic() + 15
    found = {}
    while not set(addresses) <= found.keys():
        assert time.monotonic() < end, f"angekommen ist nur: {sorted(found)}"
        time.sleep(0.1)
        with imaplib.IMAP4("127.0.0.1", port, timeout=10) as box:
            box.login("leserin", PASSWORD)
            box.select()
            raws = [box.fetch(number, "(BODY.PEEK[])")[1][0][1] for number in box.search(None, "ALL")[1][0].split()]
        found = {str(letter(raw)["Delivered-To"]): raw for raw in raws}
    return {address: found[address] for address in addresses}


def letter(raw):
    return message_from_bytes(raw, policy=policy.SMTP)


def rules_of(raw):
    """What the filter found: each rule with its points."""
    return {name: float(points) for name, points in re.findall(r"(\w+)\((-?[\d.]+)\)", letter(raw)["X-Spamd-Result"])}


def parts_of(raw):
    message = letter(raw)
    assert message.defects == []
    return [message.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html")]


def the_filter_finds_nothing_in_the_structure_and_trusts_the_sender(received):
    for raw in received.values():
        rules = rules_of(raw)
        assert {name for name in rules if STRUCTURE.match(name)} == HARMLESS
        assert {name: points for name, points in rules.items() if points > 0} == {}
        assert {"R_DKIM_ALLOW", "R_SPF_ALLOW", "DMARC_POLICY_ALLOW", "MAILLIST", "HAS_LIST_UNSUB"} <= rules.keys()


def the_same_filter_finds_what_is_wrong(servers):
    smtp, imap = servers
    with smtplib.SMTP("127.0.0.1", smtp, "fremd", timeout=10) as server:
        raw = b"To: x\r\nSubject: GELD\r\nContent-Type: text/html\r\n\r\n<a href='https://a.example'>b.example</a>\r\n"
        server.sendmail("bo@wirnetz.example", ["falsch@empfang.example"], raw)
    rules = rules_of(read_back(imap, "falsch@empfang.example")["falsch@empfang.example"])
    assert {"MISSING_MID", "MISSING_FROM", "MISSING_DATE", "MIME_HTML_ONLY"} <= rules.keys()


def heads_are_complete_and_nobody_added_a_field(received):
    for address, raw in received.items():
        message = letter(raw)
        assert {name: len(message.get_all(name, [])) for name in ONCE} == dict.fromkeys(ONCE, 1)
        assert (message["To"], message["Bcc"], message["List-Unsubscribe-Post"]) == (
            address, None, "List-Unsubscribe=One-Click",
        )  # fmt: skip
        assert str(message["Subject"]) == "Förderung, Wärme & {{ 7*7 }}: Neues im März"
        assert message["From"].addresses[0].display_name == "Käuzchen & Söhne über Wirnetz"
        assert re.fullmatch(r"<rueck\+\d+\.[0-9a-f]{16}@wirnetz\.example>", message["Return-Path"])
        ways = re.fullmatch(
            r"<https://wirnetz\.example/infodienst/abmelden/(\S+)/>,\s+"
            r"<mailto:rueck\+ab\.(\S+)@wirnetz\.example\?subject=Abmelden>", message["List-Unsubscribe"]
        )  # fmt: skip
        assert ways[1] == ways[2]
        assert (max(map(len, raw.split(b"\r\n"))) <= 998, len(raw) <= 100_000) == (True, True)


def the_signature_holds_after_the_way_by_two_other_implementations(received):
    raws = list(received.values())
    changed = raws[0].replace("Förderung".encode(), b"x") + b"mehr\r\n"
    if has_dkimpy():
        assert verified_by_dkimpy([*raws, changed], KEY) == [True, True, False]
    assert [is_signed_by(raw, KEY) for raw in raws] == [True, True]
    names = tags_of(raws[0])[b"h"].split(b":")
    assert (names.count(b"list-unsubscribe"), names.count(b"list-unsubscribe-post")) == (2, 2)


def both_parts_say_the_same_in_a_form_that_mail_programs_show(received):
    for raw in received.values():
        text, html = parts_of(raw)
        tree = parsed(html)
        assert faults_for_a_client(tree) == []
        assert words_of(tree) == plain_words(text)
        assert all(words in text for words in (LONG, "{{ 7*7 }} {% load i18n %} ${7*7}", "<script>alert(1)</script>"))
        assert "Bild: Zwei Menschen, „Öl“ & <Wasser>" in text
        assert [headline for headline, _text in ITEMS.values() if headline not in text] == []
        assert "QZ7" not in text + html
        carried = [part for part in letter(raw).walk() if part.get_content_type() == "image/jpeg"]
        assert [f"<{name}>" for name in re.findall(r'src="cid:([^"]+)"', html)] == [
            part["Content-ID"] for part in carried
        ]
        assert len(carried) == len(ITEMS)


def a_mail_program_that_writes_for_leaving_is_understood_over_the_mailbox(servers, received):
    smtp, _imap = servers
    address = re.search(r"<mailto:([^?>]+)\?", letter(received["alma@empfang.example"])["List-Unsubscribe"])[1]
    raw = f"From: alma@empfang.example\r\nTo: {address}\r\nSubject: Abmelden\r\n\r\n".encode()
    with smtplib.SMTP("127.0.0.1", smtp, "empfang.example", timeout=10) as server:
        server.sendmail("alma@empfang.example", [address], raw)
    end, left = time.monotonic() + 15, Reader.objects.unscoped("test").filter(left_at__isnull=False)
    while not left.exists():
        assert time.monotonic() < end
        fetch_returns()
    assert list(left.values_list("address", flat=True)) == ["alma@empfang.example"]


def test_an_edition_of_every_kind_arrives_whole_trusted_and_readable(servers, received):
    """One test, since the servers take half a minute to start: with several, each process would start its own."""
    the_filter_finds_nothing_in_the_structure_and_trusts_the_sender(received)
    the_same_filter_finds_what_is_wrong(servers)
    heads_are_complete_and_nobody_added_a_field(received)
    the_signature_holds_after_the_way_by_two_other_implementations(received)
    both_parts_say_the_same_in_a_form_that_mail_programs_show(received)
    a_mail_program_that_writes_for_leaving_is_understood_over_the_mailbox(servers, received)
