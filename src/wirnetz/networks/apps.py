"""Django's entry for the room `networks`."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "wirnetz.networks"
    label = "networks"

    def ready(self) -> None:
        """Connect the receivers."""
        from wirnetz.networks import receivers  # noqa: F401  models must be loaded first
