"""`wirnetz setup`: what the browser's first hour asks, on the command line."""

from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.config.operations import set_up
from wirnetz.core.commands import cli, json_option, print_json, refuse
from wirnetz.core.editing import fingerprint
from wirnetz.core.enums import InstallationContents
from wirnetz.core.installation import current, name_of
from wirnetz.core.models import Installation
from wirnetz.organisations.actions import add_body
from wirnetz.organisations.enums import BodyKind
from wirnetz.organisations.models import Body
from wirnetz.organisations.queries import bodies_listed
from wirnetz.portal.actions.contents import begin_with
from wirnetz.portal.actions.installation import edit_installation
from wirnetz.portal.forms.administration.installation import PARTS
from wirnetz.portal.queries.administration.contents import present_contents

QUESTIONS = {
    "name": "Name der Allianz",
    "claim": "Worum es geht, in einem Satz",
    "accent": "Akzentfarbe (#rrggbb, leer für Purpur)",
    "operator_name": "Wer die Seite betreibt",
    "operator_address": "Postanschrift",
    "operator_email": "E-Mail-Adresse für Fragen",
    "operator_phone": "Telefon",
    "privacy_contact": "Wer Fragen zum Datenschutz beantwortet",
    "sender_name": "Absendername der Mails",
    "sender_address": "Absenderadresse der Mails",
}
KINDS = {
    str(BodyKind.STEERING_COMMITTEE.label): BodyKind.STEERING_COMMITTEE,
    str(BodyKind.PLENARY.label): BodyKind.PLENARY,
}


@cli.command("setup")
@click.option("--name", help="Name der Allianz.")
@click.option("--claim", help="Worum es geht, in einem Satz.")
@click.option("--accent", metavar="FARBE", help="Akzentfarbe in der Form #1b6e8c; leer für Purpur.")
@click.option("--operator-name", help="Wer die Seite betreibt.")
@click.option("--operator-address", help="Postanschrift; Zeilen mit Komma getrennt.")
@click.option("--operator-email", help="E-Mail-Adresse für Fragen.")
@click.option("--operator-phone", help="Telefon.")
@click.option("--privacy-contact", help="Wer Fragen zum Datenschutz beantwortet.")
@click.option("--sender-name", help="Absendername der Mails.")
@click.option("--sender-address", help="Absenderadresse der Mails.")
@click.option("--body", "bodies", multiple=True, help="Ein Gremium, zum Beispiel Leitungskreis; mehrfach möglich.")
@click.option(
    "--contents",
    type=click.Choice(InstallationContents.values),
    help="empty: nur die amtlichen Gebiete; reference: mit den öffentlichen Angaben; example: mit dem Beispieljahr.",
)
@click.option("--ask", is_flag=True, help="Nach allem fragen, was noch nicht eingetragen ist.")
@json_option
def setup_command(bodies: tuple[str, ...], contents: str | None, ask: bool, as_json: bool, **given: str | None) -> None:
    """Richtet ein: Datenbank, Grunddaten, Schriften, und was die Allianz über sich sagt."""
    chosen = InstallationContents(contents) if contents else None
    reports = set_up(contents=chosen)
    if ask:
        given = {name: value if value is not None else _asked(name) for name, value in given.items()}
    _save({name: value for name, value in given.items() if value is not None})
    for name in bodies:
        if not Body.objects.filter(name__iexact=name, until_on=None).exists():
            add_body(name=name, kind=KINDS.get(name, BodyKind.WORKING_GROUP), by=None)
    if chosen and present_contents() != chosen:
        reports = begin_with(chosen, by=None).reports
    here = current()
    if as_json:
        print_json(_answer(here, reports))
    elif given or bodies or chosen:
        click.echo(
            _("Eingerichtet: %(name)s, %(contents)s.")
            % {"name": name_of(here), "contents": here.get_contents_display()}
        )


def _asked(name: str) -> str | None:
    """The answer to a question whose field is still empty; None where it is not asked or nothing is said."""
    if getattr(current(), name):
        return None
    answer: str = click.prompt(QUESTIONS[name], default="", show_default=False)
    return answer or None


def _save(given: dict[str, str]) -> None:
    """Check and save by the same forms as the browser; the command is refused with all reasons."""
    if not given:
        return
    for form_class in PARTS.values():
        wanted = {name: value for name, value in given.items() if name in form_class.saved}
        if not wanted:
            continue
        installation = Installation.objects.filter(pk=1).first() or Installation(pk=1)
        stored: dict[str, Any] = {name: getattr(installation, name) for name in form_class.saved}
        form = form_class({**stored, **wanted}, installation=installation)
        reasons = [
            f"{form.fields[name].label}: {text}"
            for name, texts in form.errors.items()
            for text in texts
            if name in wanted
        ]
        if reasons:
            raise refuse(" ".join(reasons))
        values = {name: form.cleaned_data[name] for name in wanted}
        edit_installation(values=values, seen=fingerprint(installation, tuple(values)), by=None)


def _answer(here: Installation, reports: list[Any]) -> dict[str, Any]:
    bodies = bodies_listed(on=timezone.localdate())
    return {
        "name": here.name,
        "contents": here.contents,
        "operator": here.operator_name,
        "sender": here.sender_address,
        "bodies": [body.name for body in bodies],
        "loaded": [
            {
                "records": report.name,
                "created": report.created,
                "changed": report.changed,
                "unchanged": report.unchanged,
            }
            for report in reports
        ],
    }
