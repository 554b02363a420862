"""Writes of the room `arguments`."""

from wirnetz.arguments.actions.adapting import adapt_argument
from wirnetz.arguments.actions.example import load_example_arguments
from wirnetz.arguments.actions.pictures import store_picture
from wirnetz.arguments.actions.reference import load_reference
from wirnetz.arguments.actions.reviewing import publish_version, retire_argument, send_back
from wirnetz.arguments.actions.stamping import forget_old_stamps, keep_stamp
from wirnetz.arguments.actions.writing import (
    begin_argument,
    drop_draft,
    revise_argument,
    save_draft,
    submit_version,
    withdraw_version,
)

__all__ = [
    "adapt_argument",
    "begin_argument",
    "drop_draft",
    "forget_old_stamps",
    "keep_stamp",
    "load_example_arguments",
    "load_reference",
    "publish_version",
    "retire_argument",
    "revise_argument",
    "save_draft",
    "send_back",
    "store_picture",
    "submit_version",
    "withdraw_version",
]
