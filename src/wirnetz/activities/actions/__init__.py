"""Writes of the room `activities`."""

from wirnetz.activities.actions.asking import (
    What,
    accept_part,
    address_of,
    ask_part,
    decline_part,
    question_of,
    withdraw_part,
    writes_for,
)
from wirnetz.activities.actions.carrying import carry_in, take_back
from wirnetz.activities.actions.example import load_example_gatherings
from wirnetz.activities.actions.example_carried import load_example_carried
from wirnetz.activities.actions.feeds import make_feed, revoke_feed
from wirnetz.activities.actions.gatherings import (
    GATHERING_FIELDS,
    GatheringValues,
    cancel_gathering,
    edit_gathering,
    plan_gathering,
    plan_series,
)
from wirnetz.activities.actions.records import Line, record_results
from wirnetz.activities.actions.registrations import (
    cancel_registration,
    confirm_registration,
    note_export,
    register,
    remind_registered,
)

__all__ = [
    "GATHERING_FIELDS",
    "GatheringValues",
    "Line",
    "What",
    "accept_part",
    "address_of",
    "ask_part",
    "cancel_gathering",
    "cancel_registration",
    "carry_in",
    "confirm_registration",
    "decline_part",
    "edit_gathering",
    "load_example_carried",
    "load_example_gatherings",
    "make_feed",
    "note_export",
    "plan_gathering",
    "plan_series",
    "question_of",
    "record_results",
    "register",
    "remind_registered",
    "revoke_feed",
    "take_back",
    "withdraw_part",
    "writes_for",
]
