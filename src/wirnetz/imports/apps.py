"""Django's entry for the room `imports`."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "wirnetz.imports"
    label = "imports"

    def ready(self) -> None:
        """Connect the receivers."""
        from wirnetz.imports import receivers  # noqa: F401  models must be loaded first
