"""Entry point of the command `wirnetz`: German, errors to standard error, status 0, 1 (refused), 2 (wrong call)."""

import gettext
import os
import sys
from pathlib import Path
from typing import NoReturn

import click
import psycopg

from wirnetz.config.ports import PortNumber, port_in
from wirnetz.config.startup import choose_example_folder, data_folder, open_database
from wirnetz.core.catalogues import compile_catalogues
from wirnetz.core.database.account import DatabaseRefused

LOCALE = Path(__file__).parent / "locale"


def main() -> None:
    """Start what the command needs, then run it."""
    os.environ["LANGUAGE"] = "de"
    if sys.argv[1:2] == ["demo"]:
        choose_example_folder()  # before anything reads where the data are
    is_question = len(sys.argv) < 2 or bool({"-h", "--help"} & set(sys.argv))
    if not is_question:
        _judge_call()
    words = compile_catalogues(LOCALE, data_folder() / "locale")
    gettext.bindtextdomain("messages", str(words))  # the command-line library's own words
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirnetz.config.settings")
    try:
        if not is_question:
            open_database()
    except DatabaseRefused as error:
        _stop(str(error), 1)
    import django.db  # settings must be named first

    django.setup()
    from wirnetz.config import operations, setting_up  # noqa: F401 - enter the operator's commands
    from wirnetz.core.commands import cli

    try:
        cli(prog_name="wirnetz")
    except django.db.ProgrammingError as error:
        if not isinstance(error.__cause__, psycopg.errors.UndefinedTable | psycopg.errors.UndefinedColumn):
            raise
        _stop("In diesem Datenordner ist Wirnetz noch nicht eingerichtet. Hilfe: wirnetz setup", 1)


def _judge_call() -> None:
    """Refuse a wrong port and a data folder that cannot be made before a database is started for them."""
    try:
        if sys.argv[1] in {"serve", "demo"}:
            PortNumber().convert(port_in(sys.argv[2:]), None, None)
        data_folder().mkdir(parents=True, exist_ok=True)
    except click.ClickException as error:
        _stop(error.message, error.exit_code)
    except OSError:
        _stop(f"Der Datenordner „{data_folder()}“ lässt sich nicht anlegen.", 1)


def _stop(message: str, status: int) -> NoReturn:
    click.echo(f"Fehler: {message}", err=True)
    sys.exit(status)
