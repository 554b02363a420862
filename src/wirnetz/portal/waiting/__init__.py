"""What waits for a person in the workspaces of their houses; entered when the room is loaded."""

from wirnetz.portal.waiting import houses, lists, office, people, proposals, rights

__all__ = ["houses", "lists", "office", "people", "proposals", "rights"]
