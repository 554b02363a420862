"""Invented messages that came back, each with the class that it must get."""

from collections.abc import Iterator
from itertools import product

HARD_ANSWERS = (
    ("5.1.1", "550 5.1.1 <{to}>: Recipient address rejected: User unknown in virtual mailbox table"),
    ("5.1.1", "550-5.1.1 The email account that you tried to reach does not exist."),
    ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {to} not found by SMTP address lookup"),
    ("5.0.0", "550 Requested action not taken: Benutzer {to} ist unbekannt"),
    ("5.0.0", "550 no such user here"),
    ("5.1.2", "Host or domain name not found. Name service error for name=nirgends.example type=A: Host not found"),
    ("5.4.4", "Host or domain name not found. Name service error: Host not found"),
    ("5.0.0", "550 5.1.1 unknown user"),
)
SOFT_ANSWERS = (
    ("5.2.2", "552 5.2.2 <{to}>: Mailbox full, quota exceeded"),
    ("4.2.2", "452 4.2.2 The email account that you tried to reach is over quota"),
    ("5.7.1", "554 5.7.1 Message rejected as spam, user unknown to our reputation system"),
    ("5.1.1", "550 5.1.1 blocked using zen.spamhaus.org"),
    ("4.4.7", "delivery time expired, user unknown"),
    ("5.0.0", "554 Transaktion gescheitert: Inhalt abgelehnt, siehe Richtlinien"),
    ("5.1.8", "550 5.1.8 Sender address rejected: Domain not found"),
    ("5.0.0", "550 Postfach ist voll"),
    ("5.3.4", "552 message size exceeds limit"),
    ("5.7.26", "550-5.7.26 unauthenticated email is not accepted due to DMARC policy; mailbox does not exist"),
    ("5.0.0", "connection timed out"),
)
HARD_LETTERS = (
    "This message was created automatically by mail delivery software.\n\nA message that you sent could not be "
    "delivered to one or more of its recipients.\nThis is a permanent error.\n\n  {to}\n    Unrouteable address\n",
    "Ihre Nachricht konnte nicht zugestellt werden.\n\nDie folgende Adresse schlug fehl:\n\n{to}:\n"
    "SMTP-Fehler: 550, Empfänger unbekannt\n",
    "Die Nachricht an {to} konnte nicht zugestellt werden.\nDie E-Mail-Adresse konnte nicht gefunden werden.\n",
    "This is the mail system at host mx.example.\n\n<{to}>: host mx said: 550 5.1.1 user unknown (RCPT TO)\n",
    "Leider ist ein Fehler aufgetreten. Das Postfach {to} existiert nicht.\n",
)
SOFT_LETTERS = (
    "Ihre Nachricht konnte nicht zugestellt werden.\n\n{to}:\nDas Postfach des Empfängers ist voll.\n",
    "<{to}>: host mx said: 554 5.7.1 rejected as spam; user unknown\n",
    "{to}: vorübergehender Fehler, Benutzer derzeit unbekannt\n",
    "Die Mail an {to} kam nicht an. Ursache: Server nicht erreichbar.\n",
    "Something happened to {to}.\n",
)
DELAYED_LETTERS = (
    "This message has not been delivered yet. {to}: user unknown? Delivery attempts will continue to be made. "
    "The message will be retried; you do not need to resend.\n",
    "Dies ist nur eine Warnung: Ihre Nachricht an {to} wurde noch nicht zugestellt. Weitere Zustellversuche folgen.\n",
)
AUTO_SUBJECTS = (
    "Automatische Antwort: Neues aus dem Netzwerk", "Abwesenheitsnotiz", "Out of Office: Neues",
    "Automatic reply: Neues", "Ich bin nicht im Büro", "AW: Abwesend bis 3. Januar",
    "Urlaub", "Vielen Dank für Ihre Nachricht",
)  # fmt: skip
AUTO_TEXTS = (
    "Guten Tag, ich bin bis Montag nicht im Haus.",
    "This mailbox no longer exists. User unknown. Please write to info@haus.example. 550 5.1.1",
    "Diese Adresse ist ungültig, der Benutzer ist unbekannt. Ich arbeite nicht mehr hier.",
)
LEAVING = ("Abmelden", "Bitte abbestellen", "unsubscribe", "Nehmen Sie mich bitte aus dem Verteiler", "Opt-out")
PLAIN = (
    "Danke für die Ausgabe",
    "Frage zum Treffen",
    "Fwd: Undelivered Mail Returned to Sender",
    "Empfänger unbekannt",
)
QUOTED = (
    "\n------ This is a copy of the message, including all the headers. ------\n\nSubject: user unknown, quota, spam\n"
)
DAEMONS = (
    "MAILER-DAEMON@mx.example",
    "Mail Delivery System <postmaster@t-online.example>",
    "GMX <mailer-daemon@gmx.example>",
)


def head(sender: str, subject: str, to: str = "rueck@wirnetz.example", *more: str) -> str:
    return "\n".join((f"From: {sender}", f"To: {to}", f"Subject: {subject}", "MIME-Version: 1.0", *more))


def report(action: str, status: str, answer: str, to: str, envelope: str = "rueck@wirnetz.example") -> bytes:
    """A report by RFC 3464."""
    text = f"""{head(DAEMONS[0], "Unzustellbar", envelope, "Auto-Submitted: auto-replied")}
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Ihre Nachricht kam nicht an.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {answer.format(to=to)}

--b
Content-Type: text/rfc822-headers

Subject: Adresse unbekannt
To: {to}
--b--
"""
    return text.encode()


def complaint(kind: str, to: str, envelope: str = "rueck@wirnetz.example") -> bytes:
    """A report by RFC 5965; the delivery is named where the mail came from."""
    text = f"""{head("fbl@anbieter.example", "FW: Neues")}
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an abuse report.
--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Beispiel/1
Original-Mail-From: <{envelope}>
Original-Rcpt-To: <{to}>

--b
Content-Type: message/rfc822

From: wir@wirnetz.example
To: {to}
Subject: Neues

Text
--b--
"""
    return text.encode()


def letter(sender: str, subject: str, text: str, *more: str, to: str = "rueck@wirnetz.example") -> bytes:
    return f"{head(sender, subject, to, 'Content-Type: text/plain; charset=utf-8', *more)}\n\n{text}".encode()


def corpus() -> Iterator[tuple[str, str, bytes]]:
    """Class, address and message, more than five hundred."""
    for number, (status, answer) in product(range(15), HARD_ANSWERS):
        to = f"weg{number}@kammer.example"
        yield "hard", to, report("failed", status, answer, to)
    for number, (status, answer) in product(range(12), SOFT_ANSWERS):
        to = f"voll{number}@kammer.example"
        yield "soft", to, report("failed", status, answer, to)
        yield "delayed", to, report("delayed", "4.4.1", answer, to)
    for number, sender in product(range(4), DAEMONS):
        to = f"brief{number}@kammer.example"
        for kind, texts in (("hard", HARD_LETTERS), ("soft", SOFT_LETTERS), ("delayed", DELAYED_LETTERS)):
            for text in texts:
                yield kind, to, letter(sender, "Mail delivery failed", text.format(to=to) + QUOTED)
    for (number, subject), text in product(enumerate(AUTO_SUBJECTS), AUTO_TEXTS):
        sender = f"anna{number}@kammer.example"
        yield "auto_reply", sender, letter(sender, subject, text)
        yield "auto_reply", sender, letter(sender, "AW: Neues", text, "Auto-Submitted: auto-replied")
    for number, kind in product(range(10), ("abuse", "fraud", "opt-out")):
        yield "complaint", f"c{number}@x.example", complaint(kind, f"c{number}@x.example")
    for subject in LEAVING:
        yield "unsubscribe", "ben@x.example", letter("Ben <ben@x.example>", subject, "Viele Grüße\nBen")
        yield "unsubscribe", "ben@x.example", letter("ben@x.example", "AW: Neues", subject)
    for subject in PLAIN:
        yield "other", "ben@x.example", letter("ben@x.example", subject, "550 5.1.1 user unknown, meint mein Server.")
    yield "other", "c@x.example", complaint("not-spam", "c@x.example")
    yield "other", "da@x.example", report("delivered", "2.0.0", "250 ok", "da@x.example")
