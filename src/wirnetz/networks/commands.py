"""`wirnetz list networks`, `wirnetz area-changes`."""

from typing import Any

import click
from django.utils import timezone

from wirnetz.core.commands import cli, json_option, listing, print_json
from wirnetz.networks.actions import follow_area_changes
from wirnetz.networks.queries import recorded_networks, undecided_parts


@listing("networks")
def listed_networks() -> list[dict[str, Any]]:
    """Networks in German order; listed does not mean active."""
    return [
        {
            "slug": network.slug,
            "name": network.name,
            "kind": network.kind,
            "coverage": network.coverage,
            "status": network.status,
            "as_of": network.as_of,
            "is_example": network.is_example,
        }
        for network in recorded_networks()
    ]


@cli.command("area-changes")
@click.option("--check", "only_checks", is_flag=True, help="Nur sagen, was weiterginge; nichts ändern.")
@json_option
def area_changes(*, only_checks: bool, as_json: bool) -> None:
    """Führt Gebiete, Sitze und Einsatzgebiete weiter, wo ein amtlicher Schlüssel ausgelaufen ist.

    Was eindeutig weitergeht, geht in seinem Nachfolger weiter; der Stand davor bleibt an seinem Tag lesbar. Was
    aufgeteilt wurde, wird genannt und von Menschen entschieden, auf der Seite „Gebiet“ des Netzwerks.
    """
    today = timezone.localdate()
    moved = follow_area_changes(on=today, changes_nothing=only_checks)
    open_parts = undecided_parts(today)
    if as_json:
        print_json(
            {
                "territories": moved.territories,
                "seats": moved.seats,
                "service_areas": moved.service_areas,
                "undecided": [
                    {
                        "network": part.network.slug,
                        "area": part.area.key,
                        "until": found.last_on.isoformat(),
                        "successors": [area.key for area in found.targets],
                    }
                    for part, found in open_parts
                ],
            }
        )
        return
    lead = "Weiter ginge es bei" if only_checks else "Weitergeführt:"
    click.echo(
        f"{lead} Gebietsteilen {moved.territories}, Sitzen {moved.seats}, Einsatzgebieten {moved.service_areas}."
        if moved.all
        else "Kein Eintrag hängt an einem ausgelaufenen Schlüssel, der eindeutig weitergeht."
    )
    for part, found in open_parts:
        names = ", ".join(f"{area.full_name} ({area.key})" for area in found.targets) or "unbekannt"
        click.echo(f"Zu entscheiden: {part.network}: {part.area.full_name} ({part.area.key}), weiter in: {names}.")
