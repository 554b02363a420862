"""Figures about an organisation in a region on a day. One file per subject; each figure is one function."""

from wirnetz.arguments.facts import memberships, networks, offers, organisations, regions

__all__ = ["memberships", "networks", "offers", "organisations", "regions"]
