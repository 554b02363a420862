"""Commands for the operator: is the record of what was done still as it was written?"""

import click
from django.utils.translation import gettext as _

from wirnetz.accounts.actions.erasure import replay_erasures
from wirnetz.accounts.queries.chain import verify_audit_chain
from wirnetz.core.commands import Group, cli, json_option, print_json, refuse


@cli.group("audit", cls=Group)
def audit() -> None:
    """Das Protokoll dessen, was getan wurde."""


@audit.command("verify")
@json_option
def verify(as_json: bool) -> None:
    """Rechnet die Kette der Einträge nach; Status 1, wenn etwas geändert wurde oder fehlt."""
    report = verify_audit_chain()
    if as_json:
        print_json(report.as_json())
    else:
        sound = _("%d Einträge nachgerechnet, nichts wurde geändert.") % report.count
        click.echo("\n".join(report.problems) if report.problems else sound)
    if not report.is_sound:
        raise refuse(_("Das Protokoll ist nicht mehr, wie es geschrieben wurde."))


@cli.command("replay-erasures")
@json_option
def replay(as_json: bool) -> None:
    """Löscht nach dem Zurückspielen einer Sicherung noch einmal, wer seither gelöscht wurde."""
    again = replay_erasures()
    if as_json:
        print_json({"erased_again": again})
    else:
        click.echo(_("Noch einmal gelöscht: %d") % again)
