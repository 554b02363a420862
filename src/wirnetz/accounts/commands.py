"""What an operator does for people's accounts on the command line."""

from datetime import timedelta

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import make_sign_in_link, remove_second_factors
from wirnetz.accounts.models import Person
from wirnetz.core.commands import cli, json_option, print_json, refuse

HOURS = 24


@cli.command("access")
@json_option
def access(as_json: bool) -> None:
    """Druckt einen Link, mit dem eine Person einmal als Verwaltung hereinkommt; er gilt 24 Stunden."""
    link = make_sign_in_link()
    if as_json:
        print_json({"url": link, "valid_until": (timezone.now() + timedelta(hours=HOURS)).isoformat()})
        return
    click.echo(link)
    click.echo(_("Der Link gilt einmal und %d Stunden. Geben Sie ihn nur der Person, die verwalten soll.") % HOURS)


@cli.command("forget-factors")
@click.argument("address", metavar="ADRESSE")
@json_option
def forget_factors(address: str, as_json: bool) -> None:
    """Entfernt Passkeys, App und Notfallcodes einer Person, die alles verloren hat; danach genügt wieder der Code."""
    person = Person.objects.filter(email=address.strip().lower(), is_active=True).first()
    if person is None:
        raise refuse(_("Zu „%s“ gibt es kein Konto.") % address)
    count = remove_second_factors(person=person, by=None)
    if as_json:
        print_json({"email": person.email, "removed": count})
        return
    click.echo(_("Zweite Faktoren entfernt: %d. Alle Sitzungen sind beendet.") % count)
