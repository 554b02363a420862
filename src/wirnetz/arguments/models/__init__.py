"""The argument library: what can be said to whom, in versions, and what it rests on."""

from wirnetz.arguments.models.adaptations import AdaptedBlock
from wirnetz.arguments.models.arguments import Argument
from wirnetz.arguments.models.kits import KitStamp
from wirnetz.arguments.models.versions import ArgumentVersion, Block

__all__ = ["AdaptedBlock", "Argument", "ArgumentVersion", "Block", "KitStamp"]
