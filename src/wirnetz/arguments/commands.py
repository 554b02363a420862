"""`wirnetz kit`, `wirnetz brochure`, `wirnetz list occasions` and `wirnetz list facts`."""

from pathlib import Path
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.arguments.actions import keep_stamp
from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.exports.brochure import brochure_of
from wirnetz.arguments.exports.brochure.file import save_brochure
from wirnetz.arguments.exports.choices import (
    KitRefused,
    chosen_areas,
    chosen_audience,
    chosen_contact,
    chosen_occasion,
    chosen_organisation,
)
from wirnetz.arguments.exports.files import files_of
from wirnetz.arguments.exports.folder import FolderRefused, write_files
from wirnetz.arguments.exports.kit import kit_for
from wirnetz.arguments.exports.own_template import built_into, chosen_template
from wirnetz.arguments.models import NetworkBrochure
from wirnetz.arguments.queries.brochures import draft_of, released_of
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.core.commands import cli, json_option, listing, print_json, refuse
from wirnetz.documents.facts import fact_entries
from wirnetz.documents.theme import ThemeError
from wirnetz.networks.models import Network


class Folder(click.Path):
    """A path that is not empty."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse an empty name, which would mean the folder that the shell happens to be in."""
        if not str(value).strip():
            self.fail(_("Nennen Sie einen Ordner."), param, ctx)
        return super().convert(value, param, ctx)


@cli.command("kit")
@click.option("--organisation", required=True, metavar="KURZNAME", help="Für welche Organisation die Mappe ist.")
@click.option("--region", required=True, metavar="SCHLÜSSEL[,…]", help="Amtliche Schlüssel, zum Beispiel 13004.")
@click.option("--occasion", required=True, metavar="KURZNAME", help="Anlass, siehe „wirnetz list occasions“.")
@click.option(
    "--audience", default="", metavar="KURZNAME", help="Zielgruppe: beratende, leitung, netzwerk, betrieb, politik."
)
@click.option("--contact", default="", metavar="NAME", help="Ansprechperson, steht nur in der Mappe.")
@click.option("--phone", default="", metavar="NUMMER", help="Telefon der Ansprechperson.")
@click.option("--mail", default="", metavar="ADRESSE", help="E-Mail der Ansprechperson.")
@click.option(
    "--template",
    default=None,
    metavar="DATEI.pptx",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Eigene PowerPoint-Vorlage, in die der Foliensatz gebaut wird.",
)
@click.option("--out", required=True, type=Folder(path_type=Path, file_okay=False), help="Ordner für die Dateien.")
@json_option
def kit(  # noqa: PLR0917
    organisation: str,
    region: str,
    occasion: str,
    audience: str,
    template: Path | None,
    out: Path,
    as_json: bool,
    **person: str,
) -> None:
    """Stellt eine Mappe zusammen: Folien, Handzettel und Anschreiben."""
    today = timezone.localdate()
    try:
        house = chosen_organisation(organisation)
        keys = chosen_areas(region, today)
        setting = chosen_occasion(occasion)
        listeners = chosen_audience(audience, setting)
        asked = chosen_contact(person["contact"], person["phone"], person["mail"])
        own = chosen_template(template) if template else None
        made = kit_for(
            organisation=house, area_keys=keys, occasion=setting, audience=listeners, contact=asked, on=today
        )
        if own is not None:
            made = built_into(made, own)
        files = files_of(made)
    except (KitRefused, ThemeError) as error:
        raise refuse(str(error)) from error
    try:
        write_files(files, out)
    except FolderRefused as error:
        raise refuse(str(error)) from error
    keep_stamp(made.stamp)
    paths = {
        "deck": str(out / files.deck[0]),
        "handout": str(out / files.handout[0]),
        "slides": str(out / files.slides[0]),
        "note": str(out / files.note[0]),
    }
    if as_json:
        print_json(paths)
        return
    for path in paths.values():
        click.echo(path)
    for line in made.missing:
        click.echo(line, err=True)


@cli.command("brochure")
@click.option("--network", required=True, metavar="KURZNAME", help="Welches Netzwerk, siehe „wirnetz list networks“.")
@click.option("--bleed", is_flag=True, help="Mit Beschnitt und Schnittmarken für die Druckerei.")
@click.option("--draft", is_flag=True, help="Den Entwurf, auch wenn eine Fassung freigegeben ist.")
@click.option(
    "--out",
    required=True,
    metavar="DATEI.pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Wohin das PDF geschrieben wird.",
)
@json_option
def brochure(network: str, bleed: bool, draft: bool, out: Path, as_json: bool) -> None:
    """Schreibt die Broschüre eines Netzwerks als PDF und nennt, was noch fehlt."""
    found = Network.objects.filter(slug=network).select_related("host", "node").first()
    if found is None:
        raise refuse(_("Ein Netzwerk „%s“ ist nicht eingetragen. Alle zeigt „wirnetz list networks“.") % network)
    rows = NetworkBrochure.objects.unscoped("whoever runs the program has the database").filter(network=found)
    stored = rows.select_related("network").first()
    is_draft = draft or stored is None or not stored.is_released
    editorial = draft_of(stored) if is_draft or stored is None else released_of(stored)
    made = brochure_of(found, editorial, on=timezone.localdate(), is_draft=is_draft)
    try:
        pages = save_brochure(made.brochure, out, for_print=bleed)
    except FolderRefused as error:
        raise refuse(str(error)) from error
    if as_json:
        print_json({"pages": pages, "missing": list(made.brochure.missing)})
        return
    click.echo(str(out))
    for line in made.brochure.missing:
        click.echo(line, err=True)


@listing("occasions")
def listed_occasions() -> list[dict[str, Any]]:
    """Occasions in their order with the audiences that they speak to."""
    return [
        {
            "slug": occasion.slug,
            "name": occasion.name,
            "summary": occasion.summary,
            "audiences": [audience.slug for audience in occasion.audiences],
        }
        for occasion in occasions().values()
    ]


@listing("facts")
def listed_facts() -> list[dict[str, Any]]:
    """Figures by subject in the order of the page of figures, then by key."""
    order = list(FactSubject.values)
    entries = sorted(fact_entries(), key=lambda entry: (order.index(entry.subject), entry.key))
    return [{"slug": entry.key, "key": entry.key, "name": entry.name, "subject": entry.subject} for entry in entries]
