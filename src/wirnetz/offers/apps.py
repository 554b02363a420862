"""Django's entry for the room `offers`."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "wirnetz.offers"
    label = "offers"

    def ready(self) -> None:
        """Connect the receivers."""
        from wirnetz.offers import receivers  # noqa: F401  models must be loaded first
