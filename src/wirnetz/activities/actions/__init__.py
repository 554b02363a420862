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

__all__ = [
    "GATHERING_FIELDS",
    "GatheringValues",
    "Line",
    "cancel_gathering",
    "carry_in",
    "edit_gathering",
    "load_example_gatherings",
    "plan_gathering",
    "plan_series",
    "record_results",
    "take_back",
]
