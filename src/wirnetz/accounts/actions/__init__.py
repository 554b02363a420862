"""Writes of the room `accounts`: each is one verb, one transaction, one entry in the record."""

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.actions.grants import end_grant, grant_role
from wirnetz.accounts.actions.tree import add_node, add_nodes, move_node

__all__ = ["add_node", "add_nodes", "end_grant", "grant_role", "move_node", "record_audit"]
