"""`wirnetz worker`, `bounces read | fetch | pipe`, `doctor mail`, `infoservice status | confirm | example-edition`."""

import os
import signal
import sys
import threading
from dataclasses import asdict
from ipaddress import ip_address
from pathlib import Path
from types import FrameType

import click
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.commands import Group, cli, doctor, json_option, print_json, refuse
from wirnetz.core.german import inside_quotes
from wirnetz.core.work import end_with, step_back
from wirnetz.infoservice.actions.example import example_edition
from wirnetz.infoservice.actions.fetching import MailboxFault, fetch_returns, mailbox_standing
from wirnetz.infoservice.actions.mail_setup import check_sending
from wirnetz.infoservice.actions.pumping import confirm_database, envelope_secret, pump_settings
from wirnetz.infoservice.actions.releasing import stuck_editions
from wirnetz.infoservice.actions.returns import apply_return
from wirnetz.infoservice.checking import Level
from wirnetz.infoservice.checking.answers import Address
from wirnetz.infoservice.delivery.pump import Pump
from wirnetz.infoservice.exports import letter_for
from wirnetz.infoservice.queries.mailing import (
    IN_OUTBOX,
    delivery_fault,
    figures,
    halted_words,
    live_workers,
    overall,
    worker_notes,
)
from wirnetz.infoservice.returning import LONGEST, read_returned


@cli.command("worker")
@click.option("--connections", default=8, show_default=True, type=click.IntRange(1, 64), help="Verbindungen zugleich.")
@click.option("--until-empty", is_flag=True, help="Enden, sobald kein Versand mehr läuft.")
@click.option("--ends-with", type=int, hidden=True)
def worker(connections: int, until_empty: bool, ends_with: int | None) -> None:
    """Versendet freigegebene Ausgaben, bis es beendet wird; ohne SMTP_URL legt es sie in den Postausgang."""
    try:
        pump = Pump(pump_settings(connections=connections))
    except ValidationError as error:
        raise refuse(" ".join(error.messages)) from error
    connection.close()
    if ends_with is not None:
        step_back()
        end_with(ends_with)
    ended = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    pump.start()
    while not ended.wait(0.1):
        if until_empty and pump.ledger.is_idle.is_set():
            break
    pump.stop()


@cli.group("infoservice", cls=Group, subcommand_metavar="BEFEHL …")
def infoservice() -> None:
    """Der Infodienst: Stand des Versands."""


@infoservice.command("status")
@json_option
def status(as_json: bool) -> None:
    """Zeigt, was wartet, angenommen, abgelehnt und ungewiss ist."""
    counts, fault, notes, mailbox = overall(), delivery_fault(), worker_notes(), mailbox_standing()
    stuck, halted = stuck_editions(), halted_words()
    if as_json:
        read_at = mailbox.read_at.isoformat() if mailbox and mailbox.read_at else ""
        told = {"workers": live_workers(), "fault": fault, "notes": notes, "returns_read_at": read_at}
        print_json({**counts, **told, "halted": halted, "stuck": [edition.slug for edition, _why in stuck]})
        return
    click.echo(_("noch offen: %(count)d") % {"count": counts["open"]})
    for _state, words, count in figures(counts, counts[IN_OUTBOX]):
        click.echo(f"{words}: {count}")
    click.echo(_("Versandprozesse: %(count)d") % {"count": live_workers()})
    if mailbox is not None:
        read_at = f"{timezone.localtime(mailbox.read_at):%d.%m.%Y, %H:%M}" if mailbox.read_at else _("noch nie")
        click.echo(_("Rückläufer zuletzt gelesen: %(when)s") % {"when": read_at})
    for note in (*notes, *([fault] if fault else []), *halted):
        click.echo(note)
    for edition, why in stuck:
        click.echo(
            _("„%(title)s“ sollte schon erschienen sein. %(why)s") % {"title": inside_quotes(edition.title), "why": why}
        )


@infoservice.command("example-edition")
@click.option(
    "--recipients", default=20, show_default=True, type=click.IntRange(1, 1_000_000), help="Erfundene Adressen."
)
@click.option("--release", is_flag=True, help="Sofort hinausgeben; ohne das entsteht nur ein Entwurf.")
@json_option
def example_edition_command(recipients: int, release: bool, as_json: bool) -> None:
    """Legt eine erfundene Ausgabe an erfundene Adressen an, um den Versand auszuprobieren."""
    edition = example_edition(recipients=recipients, release=release, writer=letter_for)
    if as_json:
        print_json({"slug": edition.slug})
        return
    click.echo(_("Angelegt: %(title)s (%(slug)s).") % {"title": edition.title, "slug": edition.slug})


@infoservice.command("confirm")
def confirm() -> None:
    """Bestätigt nach einem Zurückspielen oder Umzug, dass dieser Rechner aus dieser Datenbank versenden darf."""
    if confirm_database(by=None):
        click.echo(_("Bestätigt. Zurückgehaltene Ausgaben setzen Sie einzeln fort."))
    else:
        click.echo(_("Hier ist nichts zu bestätigen."))


@cli.group("bounces", cls=Group, subcommand_metavar="BEFEHL …")
def bounces() -> None:
    """Was zurückkommt: unzustellbare Mails, Beschwerden, Abmeldungen."""


@bounces.command("read")
@click.argument("folder", metavar="ORDNER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Nur zeigen, nichts vermerken.")
@json_option
def read_bounces(folder: Path, dry_run: bool, as_json: bool) -> None:
    """Liest zurückgekommene Mails, eine je Datei, und vermerkt, was nachweislich zu einer unserer Mails gehört."""
    rows, secret = [], envelope_secret()
    for path in sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith(".")):
        with path.open("rb") as file:
            returned = read_returned(file.read(LONGEST), secret=secret)
        if not dry_run:
            apply_return(returned)
        rows.append({"file": path.name, "class": returned.meaning.value, "address": returned.address})
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['file']}  {row['class']}  {row['address']}".rstrip())
    if not rows:
        click.echo(_("In diesem Ordner liegt keine Mail."))


@bounces.command("fetch")
@json_option
def fetch_bounces(as_json: bool) -> None:
    """Holt zurückgekommene Mails aus dem Postfach (BOUNCES_IMAP_URL); der Hintergrund tut das alle fünf Minuten."""
    try:
        done = fetch_returns()
    except MailboxFault as fault:
        raise refuse(str(fault)) from fault
    if as_json:
        print_json(asdict(done))
        return
    click.echo(_("Gelesen: %(read)d, neu vermerkt: %(noted)d, für Menschen liegen gelassen: %(left)d.") % asdict(done))


@bounces.command("pipe")
def pipe_bounce() -> None:
    """Nimmt eine zurückgekommene Mail auf der Standardeingabe entgegen, zum Beispiel aus einem Alias.

    Endet mit 75 („später noch einmal“), solange die Datenbank nicht erreichbar ist.
    """
    raw = sys.stdin.buffer.read(LONGEST)
    try:
        apply_return(read_returned(raw, secret=envelope_secret()))
    except OperationalError:
        sys.exit(os.EX_TEMPFAIL)


class IpAddress(click.ParamType):
    """An IPv4 or IPv6 address."""

    name = "ip"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Address:
        """The address; otherwise a wrong call."""
        try:
            return ip_address(value)
        except ValueError:
            self.fail(_("„%(value)s“ ist keine IP-Adresse.") % {"value": value}, param, ctx)


@doctor.command("mail")
@click.option(
    "--address",
    "addresses",
    multiple=True,
    type=IpAddress(),
    metavar="IP",
    help="Unter ihr gehen Mails hinaus.",
)
@click.option("--name-server", type=IpAddress(), metavar="IP", help="Diesen Nameserver fragen statt des eigenen.")
@json_option
def doctor_mail(addresses: tuple[Address, ...], name_server: Address | None, as_json: bool) -> None:
    """Prüft SPF, DKIM, DMARC, PTR und TLS und sagt, was zu setzen ist; Status 1, wenn etwas falsch ist."""
    findings = check_sending(list(addresses), str(name_server or "")).findings
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.check}: {finding.level.words}. {finding.found}")
            for line in filter(None, (finding.todo, finding.record)):
                click.echo(f"    {line}")
    if any(finding.level is Level.WRONG for finding in findings):
        sys.exit(1)
