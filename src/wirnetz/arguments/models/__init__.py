"""The argument library, what houses say in their own words, kits that were taken along, brochures of networks."""

from wirnetz.arguments.models.adaptations import AdaptedBlock
from wirnetz.arguments.models.arguments import Argument
from wirnetz.arguments.models.brochures import BrochureMilestone, BrochurePicture, BrochureVoice, NetworkBrochure
from wirnetz.arguments.models.handing import HandDown, HandedKit
from wirnetz.arguments.models.kits import KitStamp
from wirnetz.arguments.models.versions import ArgumentVersion, Block

__all__ = [
    "AdaptedBlock",
    "Argument",
    "ArgumentVersion",
    "Block",
    "BrochureMilestone",
    "BrochurePicture",
    "BrochureVoice",
    "HandDown",
    "HandedKit",
    "KitStamp",
    "NetworkBrochure",
]
