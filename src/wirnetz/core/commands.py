"""The command `wirnetz` and the registry into which each room enters its own commands and lists."""

import json
from collections.abc import Callable
from typing import Any

import click
from django.utils.translation import gettext as _

ListFunction = Callable[[], list[dict[str, Any]]]
_lists: dict[str, ListFunction] = {}


class Command(click.Command):
    """A command whose line of use is German."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIONEN]", **options})


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL …",
)
def cli() -> None:
    """Wirnetz auf der Kommandozeile."""


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--json` to a command: the same answer for machines."""
    return click.option("--json", "as_json", is_flag=True, help="Antwort als JSON ausgeben.")(function)


def print_json(value: Any) -> None:
    """Write `value` as JSON to standard output; dates become ISO text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def refuse(message: str) -> click.ClickException:
    """The exception for a refused command: message to standard error, exit status 1."""
    return click.ClickException(message)


def listing(name: str) -> Callable[[ListFunction], ListFunction]:
    """Enter a function under `wirnetz list <name>`; it returns rows with at least slug and name."""

    def enter(function: ListFunction) -> ListFunction:
        _lists[name] = function
        return function

    return enter


@cli.group("doctor", cls=Group, subcommand_metavar="BEFEHL …")
def doctor() -> None:
    """Prüft, was außerhalb von Wirnetz eingerichtet sein muss, und sagt, was zu tun ist."""


@cli.command("list")
@click.argument("what", metavar="organisations|networks|offers|occasions|facts")
@json_option
def list_records(what: str, as_json: bool) -> None:
    """Zeigt Kurznamen und Namen aller Einträge einer Art."""
    if what not in _lists:
        raise click.UsageError(
            _("„%(what)s“ gibt es nicht. Möglich sind: %(names)s.") % {"what": what, "names": ", ".join(sorted(_lists))}
        )
    rows = _lists[what]()
    if as_json:
        print_json(rows)
        return
    width = max((len(row["slug"]) for row in rows), default=0)
    for row in rows:
        click.echo(f"{row['slug']:<{width}}  {row['name']}")
