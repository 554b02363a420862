"""Django's entry for the room `organisations`."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "wirnetz.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Answer what earlier rooms ask."""
        from wirnetz.organisations import receivers  # noqa: F401 - connects them; reads models
