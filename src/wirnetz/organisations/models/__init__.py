"""Organisations, their offices and people, how they look, the alliance's bodies."""

from wirnetz.organisations.models.bodies import Body, PartnershipApplication
from wirnetz.organisations.models.brands import Brand, SlideTemplate
from wirnetz.organisations.models.data_protection import DataProtection
from wirnetz.organisations.models.merges import OfficeMerge
from wirnetz.organisations.models.organisations import PARTIAL_DATE, Organisation, OrganisationState
from wirnetz.organisations.models.people import Adviser

__all__ = [
    "PARTIAL_DATE",
    "Adviser",
    "Body",
    "Brand",
    "DataProtection",
    "OfficeMerge",
    "Organisation",
    "OrganisationState",
    "PartnershipApplication",
    "SlideTemplate",
]
