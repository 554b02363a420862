"""What waits for a person in the workspaces of their houses; entered when the room is loaded."""

from wirnetz.portal.waiting import declarations, houses, lists, office, people, proposals, rights

__all__ = ["declarations", "houses", "lists", "office", "people", "proposals", "rights"]
