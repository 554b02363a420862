"""Django's entry for the room `portal`."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "wirnetz.portal"
    label = "portal"

    def ready(self) -> None:
        """Enter the menu of people who are signed in."""
        from wirnetz.portal.queries import menu  # noqa: F401 - reads models
