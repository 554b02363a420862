"""Answers to what earlier rooms ask."""

from typing import Any

from django.dispatch import receiver

from wirnetz.accounts.models import Node
from wirnetz.accounts.signals import voice_asked
from wirnetz.core.mail import Voice
from wirnetz.organisations.queries import voice_at


@receiver(voice_asked)
def voice_of_the_house(sender: type[Node], node: Node, **kwargs: Any) -> Voice | None:
    """The organisation to which the place belongs."""
    return voice_at(node)
