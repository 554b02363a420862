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
from wirnetz.activities.actions.example_joint import load_example_activities
from wirnetz.activities.actions.feeds import make_feed, revoke_feed
from wirnetz.activities.actions.gatherings import (
    GATHERING_FIELDS,
    GatheringValues,
    cancel_gathering,
    edit_gathering,
    plan_gathering,
    plan_series,
)
from wirnetz.activities.actions.joining import (
    ReachValues,
    edit_joining,
    join_activity,
    leave_activity,
    record_reach,
)
from wirnetz.activities.actions.joint import (
    ACTIVITY_FIELDS,
    LEAST_CARRIERS,
    ActivityValues,
    add_step,
    begin_activity,
    close_activity,
    edit_activity,
    found_activity,
    give_up_activity,
    remove_step,
    tick_step,
)
from wirnetz.activities.actions.records import Line, record_results
from wirnetz.activities.actions.registrations import (
    add_registration,
    cancel_registration,
    confirm_registration,
    note_export,
    register,
    remind_registered,
)

__all__ = [
    "ACTIVITY_FIELDS",
    "GATHERING_FIELDS",
    "LEAST_CARRIERS",
    "ActivityValues",
    "GatheringValues",
    "Line",
    "ReachValues",
    "What",
    "accept_part",
    "add_registration",
    "add_step",
    "address_of",
    "ask_part",
    "begin_activity",
    "cancel_gathering",
    "cancel_registration",
    "carry_in",
    "close_activity",
    "confirm_registration",
    "decline_part",
    "edit_activity",
    "edit_gathering",
    "edit_joining",
    "found_activity",
    "give_up_activity",
    "join_activity",
    "leave_activity",
    "load_example_activities",
    "load_example_carried",
    "load_example_gatherings",
    "make_feed",
    "note_export",
    "plan_gathering",
    "plan_series",
    "question_of",
    "record_reach",
    "record_results",
    "register",
    "remind_registered",
    "remove_step",
    "revoke_feed",
    "take_back",
    "tick_step",
    "withdraw_part",
    "writes_for",
]
