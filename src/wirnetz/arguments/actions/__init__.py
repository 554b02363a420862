"""Writes of the room `arguments`."""

from wirnetz.arguments.actions.adapting import adapt_argument
from wirnetz.arguments.actions.brochures import (
    MilestoneValues,
    brochure_fingerprint,
    edit_brochure,
    release_brochure,
    set_milestones,
    unpublish_brochure,
)
from wirnetz.arguments.actions.example import load_example_arguments, load_example_hand_down
from wirnetz.arguments.actions.example_brochure import load_example_brochure
from wirnetz.arguments.actions.handing import (
    forget_old_hand_downs,
    go_on_with,
    go_on_with_all,
    pause_hand_down,
    resume_hand_down,
    start_hand_down,
    stop_hand_down,
    try_again,
)
from wirnetz.arguments.actions.making import forget_left_files, make_next_kit, note_fetched
from wirnetz.arguments.actions.pictures import store_picture
from wirnetz.arguments.actions.reference import load_reference
from wirnetz.arguments.actions.reviewing import publish_version, retire_argument, send_back
from wirnetz.arguments.actions.stamping import forget_old_stamps, keep_stamp
from wirnetz.arguments.actions.voices import add_picture, add_voice, edit_voice, remove_picture, remove_voice
from wirnetz.arguments.actions.writing import (
    begin_argument,
    drop_draft,
    revise_argument,
    save_draft,
    submit_version,
    withdraw_version,
)

__all__ = [
    "MilestoneValues",
    "adapt_argument",
    "add_picture",
    "add_voice",
    "begin_argument",
    "brochure_fingerprint",
    "drop_draft",
    "edit_brochure",
    "edit_voice",
    "forget_left_files",
    "forget_old_hand_downs",
    "forget_old_stamps",
    "go_on_with",
    "go_on_with_all",
    "keep_stamp",
    "load_example_arguments",
    "load_example_brochure",
    "load_example_hand_down",
    "load_reference",
    "make_next_kit",
    "note_fetched",
    "pause_hand_down",
    "publish_version",
    "release_brochure",
    "remove_picture",
    "remove_voice",
    "resume_hand_down",
    "retire_argument",
    "revise_argument",
    "save_draft",
    "send_back",
    "set_milestones",
    "start_hand_down",
    "stop_hand_down",
    "store_picture",
    "submit_version",
    "try_again",
    "unpublish_brochure",
    "withdraw_version",
]
