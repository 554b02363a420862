"""Who may see and do what in the landscape. Importing this enters the rules."""

from wirnetz.landscape.rules import replies, splitting

__all__ = ["replies", "splitting"]
