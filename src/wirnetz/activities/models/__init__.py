"""What happens: meetings, events and series, joint activities, what was brought in, how many firms were reached."""

from wirnetz.activities.models.asking import PartRequest
from wirnetz.activities.models.carrying import CarriedNote
from wirnetz.activities.models.feeds import CalendarFeed
from wirnetz.activities.models.gatherings import (
    Gathering,
    GatheringHost,
    GatheringOffer,
    GatheringSeries,
    GatheringTopic,
)
from wirnetz.activities.models.joint import (
    ActivityStep,
    Carrier,
    Joining,
    JointActivity,
    JointActivityOffer,
    JointActivityTopic,
)
from wirnetz.activities.models.reach import FirmReach
from wirnetz.activities.models.taking_part import Attendance, MinuteItem, Registration

__all__ = [
    "ActivityStep",
    "Attendance",
    "CalendarFeed",
    "CarriedNote",
    "Carrier",
    "FirmReach",
    "Gathering",
    "GatheringHost",
    "GatheringOffer",
    "GatheringSeries",
    "GatheringTopic",
    "Joining",
    "JointActivity",
    "JointActivityOffer",
    "JointActivityTopic",
    "MinuteItem",
    "PartRequest",
    "Registration",
]
