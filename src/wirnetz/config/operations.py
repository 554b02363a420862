"""The operator's commands: set up, load the reference data, serve."""

import errno
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from urllib.parse import urlsplit

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import make_sign_in_link, record_audit
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.queries import example_people, place_names
from wirnetz.accounts.queries.first_access import needs_first_access
from wirnetz.config.delivery import start_background, start_delivery
from wirnetz.config.ports import PortNumber, usual_port
from wirnetz.config.startup import EXAMPLE_MARK, open_database, remember_port
from wirnetz.core.assets import build_assets
from wirnetz.core.commands import cli, refuse
from wirnetz.core.database.address import watch
from wirnetz.core.enums import InstallationContents
from wirnetz.core.models import Installation
from wirnetz.core.printed import has_address
from wirnetz.core.reference import LoadReport, ReferenceDataError
from wirnetz.core.tidying import start_daily_work
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation
from wirnetz.portal.actions.loading import load_all
from wirnetz.portal.queries.administration.contents import present_contents

Result = TypeVar("Result")
SET_UP_LOCK = 7_394_200_816  # any number that nothing else in the database locks


def migrate_if_needed() -> bool:
    """Bring the database to the present schema; False if it was there already."""
    executor = MigrationExecutor(connections["default"])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Setting up is for one process at a time; a second start waits and then finds everything done."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [SET_UP_LOCK])
        try:
            yield
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [SET_UP_LOCK])


def is_for_machines() -> bool:
    """Whether the command answers as JSON, so that everything else goes to standard error."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("as_json"))


def _step(words: str, work: Callable[[], Result]) -> Result:
    started = time.monotonic()
    result = work()
    click.echo(f"  {words} ({time.monotonic() - started:.1f} s)".replace(".", ","), err=is_for_machines())
    return result


def claim_for_example() -> None:
    """Let the installation begin with the example year; refused where an ordinary one lives already."""
    _take_over_mark()
    if present_contents() == InstallationContents.EXAMPLE or _was_chosen():
        return
    if Network.objects.exists():
        raise refuse(
            _("In %s liegt schon eine gewöhnliche Installation. Erfundene Angaben kommen dort nicht hinein. ")
            % settings.DATA
            + _("Nennen Sie mit WIRNETZ_DATA einen anderen Ordner.")
        )
    Installation.objects.update_or_create(pk=1, defaults={"contents": InstallationContents.EXAMPLE})


def _was_chosen() -> bool:
    """Whether somebody has said what this installation holds; then no later start decides otherwise."""
    entries = AuditEntry.objects.unscoped("whether the contents were ever chosen")
    return entries.filter(action="choose_contents").exists()


def _take_over_mark() -> None:
    """Earlier versions marked the example year by a file in the data folder; what it says moves into the database."""
    mark = settings.DATA / EXAMPLE_MARK
    if mark.is_file():
        Installation.objects.update_or_create(pk=1, defaults={"contents": InstallationContents.EXAMPLE})
        mark.unlink()


def set_up(*, with_example: bool = False, contents: InstallationContents | None = None) -> list[LoadReport]:
    """Everything between an empty folder and a product that can be served; repeats cost next to nothing.

    A fresh installation begins with `contents`; one that holds something already keeps what it has.
    """
    with one_at_a_time():
        return _set_up(with_example=with_example, contents=contents)


def _set_up(*, with_example: bool, contents: InstallationContents | None) -> list[LoadReport]:
    _step(_("Datenbank auf dem neuesten Stand"), migrate_if_needed)
    _take_over_mark()
    if with_example:
        claim_for_example()
    if contents is not None and not Organisation.objects.exists():
        chosen, _new = Installation.objects.update_or_create(pk=1, defaults={"contents": contents})
        record_audit(by=None, action="choose_contents", record=chosen, details={"to": contents})
    try:
        reports = _step(_("Grunddaten geladen"), load_all)
    except ReferenceDataError as error:
        raise refuse(_("Die Grunddaten wurden nicht geladen. %s") % error) from error
    for report in reports:
        click.echo(f"    {report.sentence()}", err=is_for_machines())
    _step(_("Schriften und Stile bereit"), build_assets)
    return reports


@cli.command("load-reference")
def load_reference_command() -> None:
    """Lädt die mitgelieferten Grunddaten; was schon da ist, bleibt."""
    try:
        with one_at_a_time():
            migrate_if_needed()
            reports = load_all()
        for report in reports:
            click.echo(report.sentence())
    except ReferenceDataError as error:
        raise refuse(str(error)) from error


def _refuse_taken_port(address: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise refuse(_port_reason(error, address, port)) from error


def _port_reason(error: OSError, address: str, port: int) -> str:
    words = {"port": port, "other": port + 1 if port < 65535 else port - 1, "address": address}
    if error.errno == errno.EADDRINUSE:
        return _("Port %(port)d ist belegt. Wählen Sie einen anderen, zum Beispiel: make run PORT=%(other)d") % words
    if error.errno == errno.EACCES:
        return _("Für Port %(port)d fehlt die Berechtigung. Ports ab 1024 stehen allen offen.") % words
    return _("Auf der Adresse „%(address)s“ kann dieser Rechner keinen Server anbieten.") % words


def is_example_year() -> bool:
    """Whether this installation holds the invented year."""
    return present_contents() == InstallationContents.EXAMPLE


def _show_first_access(here: str) -> None:
    """The way in, as long as nobody runs the alliance or no code can reach who does."""
    if needs_first_access():
        click.echo(_("Erster Zugang zur Verwaltung (gilt einmal und 24 Stunden):"))
        click.echo(f"  {here}{urlsplit(make_sign_in_link()).path}")
    if is_example_year():
        _show_example_people(here)
    connections.close_all()


def _show_example_people(here: str) -> None:
    """Whom to sign in as, and where their codes are read."""
    people = example_people()
    if not people:
        return
    places = place_names(grant.node_id for grant in people)
    click.echo(_("Erfundene Personen zum Ausprobieren; anmelden unter %s/konto/anmelden/:") % here)
    for grant in people:
        click.echo(f"  {grant.person.email}: {grant.get_role_display()}, {places[grant.node_id]}")
    if not settings.SMTP:
        click.echo(_("Ihre Codes lesen Sie, als Verwaltung angemeldet, unter %s/verwaltung/postausgang/.") % here)


def _tell_address(here: str) -> None:
    click.echo(_("Wirnetz läuft: %s  (beenden mit Strg-C)") % here)
    if not has_address():
        click.echo(
            _("Solange BASE_URL nicht gesetzt ist, nennen Papiere keine Adresse, und Links in Mails gelten nur hier.")
        )


@cli.command("serve")
@click.option("--address", default="127.0.0.1", show_default=True, help="Adresse, auf der der Server lauscht.")
@click.option("--port", default=usual_port, type=PortNumber(), help="Port; sonst PORT oder 8000.")
@click.option("--workers", default=2, show_default=True, type=int, help="Zahl der Serverprozesse.")
@click.option("--set-up", "with_set_up", is_flag=True, help="Vorher einrichten, was fehlt.")
@click.option("--no-delivery", is_flag=True, help="Ausgaben nicht versenden; dafür läuft „wirnetz worker“ für sich.")
def serve(address: str, port: int, workers: int, with_set_up: bool, no_delivery: bool) -> None:
    """Startet Wirnetz; Strg-C beendet alles, was dazu gestartet wurde."""
    _refuse_taken_port(address, port)
    if with_set_up:
        set_up()
    connections.close_all()
    from granian import Granian  # needed by this command only
    from granian.constants import Interfaces

    here = served_at(port)
    _tell_address(here)
    if with_set_up or is_example_year():
        _show_first_access(here)
    sys.stdout.flush()
    cluster = open_database()
    end_watch = watch(cluster) if cluster is not None else None
    end_daily_work = start_daily_work()
    end_delivery = start_delivery(with_worker=not no_delivery)
    end_background = start_background()
    server = Granian(
        "wirnetz.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        backpressure=64,
        log_enabled=False,
    )
    try:
        server.serve()
    finally:
        end_background()
        end_daily_work()
        end_delivery()
        if end_watch is not None:
            end_watch()


def served_at(port: int) -> str:
    """Where pages are from now on, for this process, those that it starts, and later commands on this data folder."""
    remember_port(port)
    os.environ["PORT"] = str(port)
    if not os.environ.get("BASE_URL"):  # read before the port was known, and forked processes read nothing again
        settings.BASE_URL = f"http://localhost:{port}"
        settings.CSRF_TRUSTED_ORIGINS = [settings.BASE_URL]
    return str(settings.BASE_URL)


@cli.command("demo")
@click.option("--port", default=usual_port, type=PortNumber(), help="Port; sonst PORT oder 8000.")
@click.pass_context
def demo(context: click.Context, port: int) -> None:
    """Startet Wirnetz mit dem erfundenen Beispieljahr, in einem eigenen Ordner (WIRNETZ_DATA, sonst var/demo)."""
    _refuse_taken_port("127.0.0.1", port)
    set_up(with_example=True)
    context.invoke(serve, port=port)
