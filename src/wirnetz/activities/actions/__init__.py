"""Writes of the room `activities`."""

from wirnetz.activities.actions.carrying import carry_in, take_back
from wirnetz.activities.actions.example import load_example_gatherings
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
    "cancel_gathering",
    "cancel_registration",
    "carry_in",
    "confirm_registration",
    "edit_gathering",
    "load_example_gatherings",
    "note_export",
    "plan_gathering",
    "plan_series",
    "record_results",
    "register",
    "remind_registered",
    "take_back",
]
