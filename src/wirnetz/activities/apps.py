"""Django's entry for the room `activities`."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "wirnetz.activities"
    label = "activities"

    def ready(self) -> None:
        """Connect the receivers."""
        from wirnetz.activities import receivers  # noqa: F401  models must be loaded first
