"""Which data about people accounts keep: the room's own tables, and those of the packages that sign people in."""

from wirnetz.accounts.privacy import accounts, acts, approvals, commands, packages, sign_in

__all__ = ["accounts", "acts", "approvals", "commands", "packages", "sign_in"]
