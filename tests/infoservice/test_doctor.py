"""What `wirnetz doctor mail` finds, told by invented answers of name servers and mail servers."""

import json
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from tests.name_server import NameServer as RealServer
from tests.name_server import text_record
from wirnetz.core.commands import cli
from wirnetz.infoservice.actions import mail_setup
from wirnetz.infoservice.checking import (
    DkimSetup,
    Finding,
    Level,
    MailSetup,
    NoAnswer,
    TlsAnswer,
    TlsState,
    asking,
    check_mail,
    published_key,
)  # fmt: skip
from wirnetz.infoservice.checking.asking import NameServer, ask_server

NOW = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
KEY = published_key(rsa.generate_private_key(65537, 2048))
GOOD = TlsAnswer(TlsState.ENCRYPTED, version="TLS 1.3", valid_until=NOW + timedelta(days=60))
ZONE = {
    ("netz.example", "TXT"): ["google-site-verification=x", "v=spf1 include:anbieter.example a:out.netz.example -all"],
    ("anbieter.example", "TXT"): ["v=spf1 ip4:8.8.4.0/24 ~all"],
    ("smtp.netz.example", "A"): ["9.9.9.9"],
    ("out.netz.example", "A"): ["9.9.9.9"],
    ("s1._domainkey.netz.example", "TXT"): [f"v=DKIM1; k=rsa; p={KEY.text}"],
    ("_dmarc.netz.example", "TXT"): ["v=DMARC1; p=reject; rua=mailto:d@netz.example"],
    ("9.9.9.9.in-addr.arpa", "PTR"): ["out.netz.example"],
}


class Zone:
    """A name server that knows what it is given; None stands for one that keeps silent."""

    def __init__(self, changes=()):
        self.records = {**ZONE, **dict(changes)}

    def look_up(self, name, kind):
        found = self.records.get((name, kind), [])
        if found is None:
            raise NoAnswer("Der Nameserver antwortet nicht.")
        return found


class Silence:
    def look_up(self, name, kind):
        raise NoAnswer("Der Nameserver antwortet nicht.")


def setup(**changes):
    return MailSetup(
        **{
            "sender": "info@netz.example",
            "dkim": DkimSetup("netz.example", "s1", "dkim.pem", KEY),
            "server": "smtp.netz.example",
            "port": 587,
            "own_name": "www.netz.example",
            **changes,
        }
    )


def found(changes=(), tls=GOOD, **settings):
    return check_mail(setup(**settings), Zone(changes), tls, now=NOW)


def bad(findings):
    """What is not in order: check, level and record, or what to do where there is no record."""
    return [(f.check, f.level.value, f.record or f.todo) for f in findings if f.level is not Level.OK]


def text_of(told):
    """The text of a record for the domain or its policy; anything else as it is."""
    return told.removeprefix("_dmarc.").removeprefix("netz.example. IN TXT ").strip('"')


def test_a_domain_in_order_has_nothing_to_do():
    findings = found()
    assert bad(findings) == []
    assert [f.check for f in findings] == [
        "SPF netz.example", "SPF netz.example", "DKIM", "DMARC", "DMARC", "DMARC", "PTR", "TLS",
    ]  # fmt: skip
    assert [f.todo for f in findings] == [""] * 8
    assert findings[-1].found == (
        "smtp.netz.example:587 verschlüsselt mit TLS 1.3; das Zertifikat stimmt und gilt noch 60 Tage."
    )


MEND = "Berichtigen Sie den Eintrag; so, wie er ist, verwerfen ihn die Empfänger ganz."
SHORTEN = "Streichen Sie Dienste, die nicht mehr versenden, oder nennen Sie Adressen (ip4:, ip6:) statt include."
SPF, NAME = "SPF netz.example", ("netz.example", "TXT")
OUT = [ip_address("1.1.1.1")]


@pytest.mark.parametrize(
    ("records", "addresses", "wanted"),
    [
        ([], [], [("wrong", "v=spf1 mx ip4:9.9.9.9 ~all")]),
        (["v=spf1 ip4:9.9.9.9 -all", "v=spf1 mx ~all"], [],
         [("wrong", "v=spf1 ip4:9.9.9.9 mx ~all")]),
        (["v=spf1 ip4:9.9.9.0/24 +all"], [], [("wrong", "v=spf1 ip4:9.9.9.0/24 ~all")]),
        (["v=spf1 ip4:9.9.9.9"], [], [("wanting", "v=spf1 ip4:9.9.9.9 ~all")]),
        (["v=spf1 ip4:8.8.8.8 -all"], [], [("wanting", "v=spf1 ip4:8.8.8.8 ip4:9.9.9.9 -all")]),
        (["v=spf1 a:smtp.netz.example/24 -all"], OUT,
         [("wrong", "v=spf1 a:smtp.netz.example/24 ip4:1.1.1.1 -all")]),
        (["v=spf1 redirect=anbieter.example"], [ip_address("8.8.4.4")], []),
        (["v=spf1 exists:%{i}.x.example -all"], [], [("not_checkable", "")]),
        (["v=spf1 redirect=%{d}.x.example"], [], [("not_checkable", "")]),
        (["v=spf1 include:netz.example -all"], [], [("wrong", MEND)]),
        (["v=spf1 ipv4:9.9.9.9 -all"], [], [("wrong", MEND)]),
        (["v=spf1 ip4:9.9.9.9 " + "a:out.netz.example " * 11 + "-all"], [],
         [("wrong", SHORTEN)]),
    ],
)  # fmt: skip
def test_spf_says_what_is_wrong_and_which_record_to_set(records, addresses, wanted):
    findings = found({NAME: records, ("4.4.8.8.in-addr.arpa", "PTR"): []}, addresses=addresses)
    assert [(level, text_of(told)) for check, level, told in bad(findings) if check == SPF] == wanted


@pytest.mark.parametrize(
    ("record", "level"),
    [
        ("v=DKIM1; p=" + KEY.text[:40] + " " + KEY.text[40:], "ok"),
        ("k=rsa; t=y; p=" + KEY.text, "wanting"),
        ("v=DKIM1; p=", "wrong"),
        ("v=DKIM1; h=sha1; p=" + KEY.text, "wrong"),
        ("v=DKIM1; s=tlsrpt; p=" + KEY.text, "wrong"),
        ("v=DKIM1; k=rsa; p=" + published_key(rsa.generate_private_key(65537, 1024)).text, "wrong"),
        (None, "not_checkable"),
    ],
)
def test_dkim_compares_the_published_key_with_ours(record, level):
    name = ("s1._domainkey.netz.example", "TXT")
    [finding] = [f for f in found({name: record and [record]}) if f.check == "DKIM"]
    assert finding.level == level
    text = f"v=DKIM1; k=rsa; p={KEY.text}"
    wanted = f's1._domainkey.netz.example. IN TXT "{text[:255]}" "{text[255:]}"'
    assert finding.record == (wanted if level in {"wrong", "wanting"} else "")


def test_dkim_tells_weak_missing_and_foreign_keys_apart():
    def dkim(**changes):
        return [
            (f.level.value, f.found) for f in found(dkim=DkimSetup("netz.example", "neu", "d.pem", **changes))
            if f.check == "DKIM"
        ]  # fmt: skip

    missing = ("wrong", "Unter neu._domainkey.netz.example steht kein Schlüssel: Die Signatur ist ungültig.")
    assert dkim(key=published_key(rsa.generate_private_key(65537, 1024))) == [
        missing, ("wanting", "Der Schlüssel hat nur 1024 Bit; üblich sind 2048."),
    ]  # fmt: skip
    assert [level for level, _ in dkim(key=published_key(ed25519.Ed25519PrivateKey.generate()))] == ["wrong", "wanting"]
    assert dkim() == [
        ("wrong", "DKIM_DOMAIN ist gesetzt, aber der Schlüssel d.pem fehlt: Die Mails gehen ohne Signatur hinaus.")
    ]
    assert dkim(problem="Der Schlüssel lässt sich nicht lesen.") == [("wrong", "Der Schlüssel lässt sich nicht lesen.")]
    assert [f.level.value for f in found(dkim=DkimSetup("", "s1", "d.pem")) if f.check == "DKIM"] == ["not_checkable"]


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ([], [("wrong", "v=DMARC1; p=none; rua=mailto:dmarc@netz.example")]),
        (["v=DMARC1; p=none; rua=mailto:d@x.example"],
         [("wanting", "v=DMARC1; p=quarantine; rua=mailto:d@x.example")]),
        (["v=DMARC1; p=quarantine; rua=mailto:d@x.example"], []),
        (["v=DMARC1; p=reject"], [("wanting", "v=DMARC1; p=reject; rua=mailto:dmarc@netz.example")]),
        (["v=DMARC1; p=streng"], [("wrong", "v=DMARC1; p=none; rua=mailto:dmarc@netz.example")]),
        (["v=DMARC1; p=none", "v=DMARC1; p=none"],
         [("wrong", "v=DMARC1; p=none; rua=mailto:dmarc@netz.example")]),
    ],
)  # fmt: skip
def test_dmarc_leads_from_none_to_reject_one_step_at_a_time(record, wanted):
    findings = found({("_dmarc.netz.example", "TXT"): record})
    assert [(level, text_of(told)) for check, level, told in bad(findings) if check == "DMARC"] == wanted


def test_dmarc_wants_sender_envelope_and_signature_under_one_domain():
    def levels(sender="info@netz.example", bounces="", signed="netz.example", policy="p=reject"):
        record = {("_dmarc.netz.example", "TXT"): [f"v=DMARC1; {policy}; rua=mailto:d@netz.example"]}
        dkim = DkimSetup(signed, "s1", "d.pem", KEY if signed else None)
        findings = found(record, sender=sender, bounces=bounces, dkim=dkim)
        return [f.level.value for f in findings if f.check == "DMARC"][1:]

    assert levels(sender="info@post.netz.example", bounces="r@rueck.netz.example") == ["ok", "ok"]
    assert levels(bounces="r@fremd.example") == ["ok", "wanting"]
    assert levels(signed="fremd.example") == ["wanting", "ok"]
    assert levels(signed="fremd.example", bounces="r@fremd.example") == ["wrong", "wrong"]
    assert levels(signed="", bounces="r@fremd.example") == ["not_checkable"]
    assert levels(bounces="r@rueck.netz.example", policy="p=reject; aspf=s") == ["ok", "wanting"]


def test_ptr_must_lead_back_and_is_wrong_only_where_the_sending_address_is_known():
    name = ("1.1.1.1.in-addr.arpa", "PTR")

    def ptr(changes=(), **settings):
        return [(level, text) for check, level, text in bad(found(changes, **settings)) if check == "PTR"]

    assert ptr({("9.9.9.9.in-addr.arpa", "PTR"): []}) == [
        ("wanting", "9.9.9.9.in-addr.arpa. IN PTR smtp.netz.example.")
    ]
    assert ptr(addresses=OUT) == [("wrong", "1.1.1.1.in-addr.arpa. IN PTR smtp.netz.example.")]
    assert ptr({name: ["eins.example"]}, addresses=OUT) == [("wrong", "eins.example. IN A 1.1.1.1")]
    assert ptr({name: ["eins.example"], ("eins.example", "A"): ["1.1.1.1"]}, addresses=OUT) == []
    assert ptr(server="localhost") == [("not_checkable", "Nennen Sie sie mit --address.")]


def test_tls_of_the_mail_server():
    def tls(state, days=60, **settings):
        answer = TlsAnswer(state, valid_until=NOW + timedelta(days=days))
        return found(tls=answer, **settings)[-1].level.value

    assert {state.value: tls(state) for state in TlsState} == {
        "encrypted": "ok", "offered": "wrong", "plain": "wrong", "bad_certificate": "wrong", "no_agreement": "wrong",
        "refused": "wrong", "unreached": "not_checkable",
    }  # fmt: skip
    assert tls(TlsState.ENCRYPTED, days=5) == "wanting"
    assert tls(TlsState.PLAIN, server="127.0.0.1") == "ok"
    assert found(tls=None, server="")[-1].level is Level.UNKNOWN


def test_without_a_network_nothing_is_guessed():
    findings = check_mail(setup(), Silence(), TlsAnswer(TlsState.UNREACHED), now=NOW)
    assert {f.check: f.level.value for f in findings} == dict.fromkeys(
        (SPF, "DKIM", "DMARC", "PTR", "TLS"), "not_checkable"
    )
    local = check_mail(setup(sender="wirnetz@localhost"), Silence(), None, now=NOW)
    assert [f.level for f in local] == [Level.UNKNOWN] * 4
    assert ask_server("127.0.0.1", 1, use_tls=True, use_ssl=False, own_name="x").state is TlsState.REFUSED


def records(zone):
    """The zone as a name server writes it."""
    written = {
        (name, kind): [text_record(text) if kind == "TXT" else f"{text}." if kind == "PTR" else text for text in texts]
        for (name, kind), texts in zone.items()
    }
    return {**written, (".", "NS"): ["a.root-servers.net."]}


def test_a_real_name_server_tells_nothing_there_from_no_answer(monkeypatch):
    monkeypatch.setattr(asking, "SECONDS", 0.3)
    long_key = published_key(rsa.generate_private_key(65537, 4096))
    zone = {**ZONE, ("s1._domainkey.netz.example", "TXT"): [f"v=DKIM1; k=rsa; p={long_key.text}"]}
    with RealServer(records(zone)) as real:
        server = NameServer("127.0.0.1", port=real.port)
        signed = DkimSetup("netz.example", "s1", "dkim.pem", long_key)
        assert bad(check_mail(setup(dkim=signed), server, GOOD, now=NOW)) == []
        asked = len(real.asked)
        told = [sorted(server.look_up("netz.example", kind)) for kind in ("MX", "TXT")]
        assert told == [[], sorted(ZONE["netz.example", "TXT"])]  # a set has no order
        assert (server.look_up("gibt-es-nicht.example", "A"), len(real.asked)) == ([], asked + 2)
        real.records["stumm.example", "TXT"] = None
        for name in ("stumm.example", "andere.example"):  # after one silence nobody else is waited for
            with pytest.raises(NoAnswer):
                server.look_up(name, "TXT")
        assert {name for name, _kind in real.asked[asked + 2 :]} == {"stumm.example"}
    with RealServer({}) as real, pytest.raises(NoAnswer):  # a name server that knows not even the root is none
        NameServer("127.0.0.1", port=real.port).look_up("netz.example", "TXT")


def test_the_command_ends_with_1_if_something_is_wrong(monkeypatch, settings, tmp_path, db):
    settings.MAIL_FROM, settings.DKIM_DOMAIN, settings.DKIM_KEY = (
        "info@netz.example",
        "netz.example",
        tmp_path / "d.pem",
    )
    monkeypatch.setattr(asking, "NameServer", lambda _address: Silence())
    done = CliRunner().invoke(cli, ["doctor", "mail"])
    assert (done.exit_code, done.stdout.splitlines()[1:3]) == (1, [
        f"DKIM: falsch. DKIM_DOMAIN ist gesetzt, aber der Schlüssel {tmp_path / 'd.pem'} fehlt: "
        "Die Mails gehen ohne Signatur hinaus.",
        f"    Legen Sie ihn an und prüfen Sie noch einmal: openssl genrsa -out {tmp_path / 'd.pem'} 2048",
    ])  # fmt: skip
    monkeypatch.setattr(mail_setup, "mail_findings", lambda *_given: [Finding("SPF", Level.WANTING, "a", "b", "c")])
    done = CliRunner().invoke(cli, ["doctor", "mail", "--address", "9.9.9.9", "--json"])
    assert (done.exit_code, json.loads(done.stdout)) == (
        0, [{"check": "SPF", "level": "wanting", "found": "a", "todo": "b", "record": "c"}],
    )  # fmt: skip
    assert CliRunner().invoke(cli, ["doctor", "mail", "--address", "haus"]).exit_code == 2
