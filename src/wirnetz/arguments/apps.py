"""Django's entry for the room `arguments`."""

from django.apps import AppConfig


class ArgumentsConfig(AppConfig):
    name = "wirnetz.arguments"
    label = "arguments"

    def ready(self) -> None:
        """Connect the receivers."""
        from wirnetz.arguments import receivers  # noqa: F401  models must be loaded first
