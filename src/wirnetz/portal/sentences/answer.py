"""The shape of an answer, as the sentences of the portal use it."""

from wirnetz.core.answers import Answer

__all__ = ["Answer"]
