"""What an operator does for people's accounts on the command line."""

from datetime import timedelta

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import make_sign_in_link
from wirnetz.core.commands import cli, json_option, print_json

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
