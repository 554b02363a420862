"""`wirnetz landscape …`: what the records show about territories."""

import click

from wirnetz.core.commands import Group, cli, json_option, print_json, refuse
from wirnetz.core.german import number
from wirnetz.landscape.analysis import QUESTIONS, record
from wirnetz.landscape.analysis.splitting.proposing import proposals_for
from wirnetz.landscape.analysis.splitting.wishes import Wishes
from wirnetz.landscape.exports import answer_record
from wirnetz.landscape.queries import Level, ground_of, landscape_on, question_for


@cli.group("landscape", cls=Group, subcommand_metavar="BEFEHL …")
def landscape() -> None:
    """Zeigt, was die Angaben über Netzwerke und ihre Gebiete ergeben."""


@landscape.command("split")
@click.option("--areas", required=True, metavar="K1,K2,…", help="Amtliche Schlüssel des Gebiets, durch Komma getrennt.")
@click.option("--parts", default=0, show_default=False, help="Zwei bis sechs Teile; ohne Angabe so viele wie nötig.")
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default=Level.DISTRICT.value,
    help="Was ganz in einen Teil kommt.",
)
@click.option("--need", default=3, show_default=True, help="Häuser, die in jedem Teil eine Stelle haben sollen.")
@click.option("--hubs", default="", metavar="K1,…", help="Gebiete mit festem Treffpunkt, je Teil höchstens einer.")
@click.option("--seed", default=0, show_default=True, help="Zahl, die den Zufall festlegt.")
@json_option
def split(*, areas: str, parts: int, level: str, need: int, hubs: str, seed: int, as_json: bool) -> None:
    """Schlägt vor, wie sich ein zu großes Gebiet teilen lässt.

    Drei verschiedene Vorschläge, jeder mit zusammenhängenden Teilen und dem, was er kostet und bringt. Lässt sich das
    Gebiet nicht teilen, steht da, warum.
    """
    cut = ground_of(areas.split(","), Level(level))
    wishes = Wishes(parts, need=need, hubs=tuple(key.strip() for key in hubs.split(",") if key.strip()))
    answer = proposals_for(question_for(cut, wishes, seed=seed))
    if as_json:
        print_json(answer_record(answer, cut))
    if answer.refusal:
        raise refuse(answer.refusal)
    if as_json:
        return
    for note in answer.notes:
        click.echo(note)
    for proposal in answer.proposals:
        click.echo(f"\n{proposal.title}: {proposal.sentence}")
        for note in proposal.notes:
            click.echo(f"  {note}")
        for name, part in zip(proposal.names, proposal.figures.parts, strict=True):
            click.echo(f"  {name}: {number(part.weight)} {cut.noun}, {number(part.radius)} km im Mittel bis zur Mitte")


def _answer(name: str, *, as_json: bool) -> None:
    read = landscape_on()
    found = QUESTIONS[name](read)
    if as_json:
        print_json([record(finding, read) for finding in found])
        return
    for finding in found:
        click.echo(finding.sentence)


@landscape.command("span")
@json_option
def span(*, as_json: bool) -> None:
    """Wie groß die Gebiete der Netzwerke sind, und wie lang die Wege darin."""
    _answer("span", as_json=as_json)


@landscape.command("white-spots")
@json_option
def white_spots(*, as_json: bool) -> None:
    """Gebiete, für die noch kein regionales Netzwerk eingetragen ist."""
    _answer("white-spots", as_json=as_json)


@landscape.command("bridges")
@json_option
def bridges(*, as_json: bool) -> None:
    """Organisationen, die ein eigenes Netzwerk mit anderen verbinden."""
    _answer("bridges", as_json=as_json)


@landscape.command("continuity")
@json_option
def continuity(*, as_json: bool) -> None:
    """Was die Aufzeichnungen darüber sagen, ob sich ein Netzwerk noch trifft."""
    _answer("continuity", as_json=as_json)


@landscape.command("peers")
@json_option
def peers(*, as_json: bool) -> None:
    """Netzwerke, die mit einem eigenen am ehesten vergleichbar sind: mindestens fünf oder keine."""
    _answer("peers", as_json=as_json)


@landscape.command("overlap")
@json_option
def overlap(*, as_json: bool) -> None:
    """Netzwerke, die im selben Gebiet stehen: was sie teilen, und wer in beiden sitzt."""
    _answer("overlap", as_json=as_json)


@landscape.command("thin-spots")
@json_option
def thin_spots(*, as_json: bool) -> None:
    """Gebiete mit Netzwerk, in denen lange nichts geschah oder kein Partner in der Nähe ist."""
    _answer("thin-spots", as_json=as_json)


@landscape.command("docking")
@json_option
def docking(*, as_json: bool) -> None:
    """Bestehende Netzwerke, die ein eigenes oder eine Stelle stärken könnte, und wer dort schon sitzt."""
    _answer("docking", as_json=as_json)
