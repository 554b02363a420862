"""Django's entry for the room `portal`."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "wirnetz.portal"
    label = "portal"
