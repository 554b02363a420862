"""Writes of the info service."""

from wirnetz.infoservice.actions.adapting import adapt_edition, set_passing_on
from wirnetz.infoservice.actions.drafting import draft_next_edition
from wirnetz.infoservice.actions.example import example_edition, load_example_editions
from wirnetz.infoservice.actions.pictures import store_item_picture
from wirnetz.infoservice.actions.releasing import (
    agree_to_changes,
    lacks,
    pass_to_houses,
    reclaim_edition,
    release_due_editions,
    release_edition,
    send_edition_back,
    submit_edition,
    withdraw_edition,
)
from wirnetz.infoservice.actions.settings import set_info_service
from wirnetz.infoservice.actions.writing import (
    add_item,
    begin_edition,
    change_head,
    change_item,
    drop_edition,
    move_item,
    pass_over,
    remove_item,
    take_suggestion,
)

__all__ = [
    "adapt_edition",
    "add_item",
    "agree_to_changes",
    "begin_edition",
    "change_head",
    "change_item",
    "draft_next_edition",
    "drop_edition",
    "example_edition",
    "lacks",
    "load_example_editions",
    "move_item",
    "pass_over",
    "pass_to_houses",
    "reclaim_edition",
    "release_due_editions",
    "release_edition",
    "remove_item",
    "send_edition_back",
    "set_info_service",
    "set_passing_on",
    "store_item_picture",
    "submit_edition",
    "take_suggestion",
    "withdraw_edition",
]
