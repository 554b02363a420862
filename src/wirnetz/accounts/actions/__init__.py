"""Writes of the room `accounts`: each is one verb, one transaction, one entry in the record."""

from wirnetz.accounts.actions.approvals import ask_approval, give_approval, record_approval, withdraw_approval
from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.actions.first_access import LinkUnusable, make_sign_in_link, open_links, use_sign_in_link
from wirnetz.accounts.actions.grants import (
    change_role,
    confirm_grants,
    end_grant,
    end_grants_below,
    grant_role,
    leave,
    restore_grant,
)
from wirnetz.accounts.actions.invitations import (
    accept_invitation,
    decide_approval,
    decline_invitation,
    invite,
    open_account_for,
    withdraw_invitation,
)
from wirnetz.accounts.actions.people import note_visit, rename_person
from wirnetz.accounts.actions.requests import (
    ask_to_join,
    close_ways_into,
    decide_join_request,
    withdraw_join_request,
)
from wirnetz.accounts.actions.sessions import (
    close_ways_in,
    disconnect_service,
    end_sessions,
    keep_address,
    remove_second_factors,
)
from wirnetz.accounts.actions.tree import add_node, add_nodes, move_node
from wirnetz.accounts.actions.yearly import ask_for_confirmation, expire_invitations, lapse_unconfirmed

__all__ = [
    "LinkUnusable",
    "accept_invitation",
    "add_node",
    "add_nodes",
    "ask_approval",
    "ask_for_confirmation",
    "ask_to_join",
    "change_role",
    "close_ways_in",
    "close_ways_into",
    "confirm_grants",
    "decide_approval",
    "decide_join_request",
    "decline_invitation",
    "disconnect_service",
    "end_grant",
    "end_grants_below",
    "end_sessions",
    "expire_invitations",
    "give_approval",
    "grant_role",
    "invite",
    "keep_address",
    "lapse_unconfirmed",
    "leave",
    "make_sign_in_link",
    "move_node",
    "note_visit",
    "open_account_for",
    "open_links",
    "record_approval",
    "record_audit",
    "remove_second_factors",
    "rename_person",
    "restore_grant",
    "use_sign_in_link",
    "withdraw_approval",
    "withdraw_invitation",
    "withdraw_join_request",
]
