"""The port that the server is asked to listen on. No Django: it is judged before anything is started."""

import os
from collections.abc import Sequence
from typing import Any

import click

USUAL = "8000"
WRONG = "PORT muss eine Zahl von 1 bis 65535 sein."


class WrongPort(click.ClickException):
    """A wrong call: the message alone, without a line about the use."""

    exit_code = 2


class PortNumber(click.ParamType):
    """A port for the command line."""

    name = "Zahl"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; else an error that says which ones there are."""
        text = str(value).strip()
        if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535):
            raise WrongPort(WRONG)
        return int(text)


def usual_port() -> str:
    """`PORT` of the environment, else 8000."""
    return os.environ.get("PORT") or USUAL


def port_in(arguments: Sequence[str]) -> str:
    """What the arguments of a command name as port, unread; without one the usual port."""
    for number, argument in enumerate(arguments):
        if argument == "--port" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--port="):
            return argument.removeprefix("--port=")
    return usual_port()
