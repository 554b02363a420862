"""Editions with their items, each level's own version of them, and how everybody sends; and who reads."""

from wirnetz.infoservice.models.adaptations import Adaptation, AdaptedItem
from wirnetz.infoservice.models.delivery import (
    Mailing,
    MailingBody,
    MailingPicture,
    MailingRecipient,
    PumpGuard,
    PumpWorker,
)
from wirnetz.infoservice.models.editions import Edition, Item, PassedOver, fresh_item
from wirnetz.infoservice.models.readers import (
    UNCONFIRMED,
    ConsentEntry,
    LeftLevel,
    Reader,
    Subscription,
    Suppression,
    morning_of,
)
from wirnetz.infoservice.models.returns import SOFT_LIMIT, SOFT_RESET, Deliverability, ReturnsMailbox
from wirnetz.infoservice.models.settings import LONGEST_WINDOW, InfoService, PassedOn, PassingOn

__all__ = [
    "LONGEST_WINDOW",
    "SOFT_LIMIT",
    "SOFT_RESET",
    "UNCONFIRMED",
    "Adaptation",
    "AdaptedItem",
    "ConsentEntry",
    "Deliverability",
    "Edition",
    "InfoService",
    "Item",
    "LeftLevel",
    "Mailing",
    "MailingBody",
    "MailingPicture",
    "MailingRecipient",
    "PassedOn",
    "PassedOver",
    "PassingOn",
    "PumpGuard",
    "PumpWorker",
    "Reader",
    "ReturnsMailbox",
    "Subscription",
    "Suppression",
    "fresh_item",
    "morning_of",
]
