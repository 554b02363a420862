"""Entry point of the command `wirnetz`: German, errors to standard error, status 0, 1 (refused), 2 (wrong call)."""

import gettext
import os
import sys
from pathlib import Path

import click
import psycopg

from wirnetz.config.startup import choose_example_folder, data_folder, open_database
from wirnetz.core.catalogues import compile_catalogues
from wirnetz.core.database.account import DatabaseRefused

LOCALE = Path(__file__).parent / "locale"


def main() -> None:
    """Start what the command needs, then run it."""
    os.environ["LANGUAGE"] = "de"
    if sys.argv[1:2] == ["demo"]:
        choose_example_folder()  # before anything reads where the data are
    words = compile_catalogues(LOCALE, data_folder() / "locale")
    gettext.bindtextdomain("messages", str(words))  # the command-line library's own words
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirnetz.config.settings")
    is_question = len(sys.argv) < 2 or {"-h", "--help"} & set(sys.argv)
    try:
        if not is_question:
            open_database()
    except DatabaseRefused as error:
        click.echo(f"Fehler: {error}", err=True)
        sys.exit(1)
    import django.db  # settings must be named first

    django.setup()
    from wirnetz.config import operations  # noqa: F401 - enters the operator's commands
    from wirnetz.core.commands import cli

    try:
        cli(prog_name="wirnetz")
    except django.db.ProgrammingError as error:
        if not isinstance(error.__cause__, psycopg.errors.UndefinedTable | psycopg.errors.UndefinedColumn):
            raise
        click.echo("Fehler: In diesem Datenordner ist Wirnetz noch nicht eingerichtet. Hilfe: wirnetz setup", err=True)
        sys.exit(1)
