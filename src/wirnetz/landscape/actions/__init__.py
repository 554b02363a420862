"""Writes of the room `landscape`."""

from wirnetz.landscape.actions.example import load_example_replies, load_example_split
from wirnetz.landscape.actions.refreshing import refresh_landscape
from wirnetz.landscape.actions.replies import reply_to_finding, take_reply_back
from wirnetz.landscape.actions.splitting import decide_split, remark_on_split, save_split, undo_split

__all__ = [
    "decide_split", "load_example_replies", "load_example_split", "refresh_landscape", "remark_on_split",
    "reply_to_finding", "save_split", "take_reply_back", "undo_split",
]  # fmt: skip
