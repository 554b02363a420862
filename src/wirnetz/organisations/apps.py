"""Django's entry for the room `organisations`."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "wirnetz.organisations"
    label = "organisations"
