"""The command `find`."""

import click

from wirnetz.core.commands import cli, json_option, print_json
from wirnetz.regions.finder.records import Finding, Outcome, Place
from wirnetz.regions.queries import find_places


@cli.command("find")
@click.argument("queries", nargs=-1, required=True, metavar="SUCHWORT…")
@json_option
@click.pass_context
def find(context: click.Context, queries: tuple[str, ...], as_json: bool) -> None:
    """Findet Regionen zu Postleitzahl, Ort, Kreis oder amtlichem Schlüssel.

    Eine Postleitzahl antwortet mit Kreisen, ein Ort mit seiner Gemeinde oder seinem Kreis. Ohne --json endet der
    Befehl mit 1, wenn zu einem Suchwort nichts gefunden wurde.
    """
    findings = [find_places(query) for query in queries]
    if as_json:
        print_json([_record(finding) for finding in findings])
        return
    for finding in findings:
        is_missing = finding.outcome == Outcome.NONE
        lead = f"{finding.query}: " if finding.query.strip() else ""
        click.echo(f"{lead}{finding.message}", err=is_missing)
        for place in finding.areas:
            click.echo(f"  {place.key:<8}  {place.full_name}")
    if any(finding.outcome == Outcome.NONE for finding in findings):
        context.exit(1)


def _record(finding: Finding) -> dict[str, object]:
    return {
        "query": finding.query,
        "outcome": str(finding.outcome),
        "areas": [_area(place) for place in finding.areas],
        "message": finding.message,
        "suggestions": [_area(place) for place in finding.suggestions],
    }


def _area(place: Place) -> dict[str, str]:
    return {"key": place.key, "name": place.name, "level": str(place.level), "full_name": place.full_name}
