"""Django's entry for the room `landscape`; what it offers to the info service is entered when the program starts."""

from django.apps import AppConfig


class LandscapeConfig(AppConfig):
    name = "wirnetz.landscape"
    label = "landscape"

    def ready(self) -> None:
        """Connect the receivers, enter the figures and the findings that are worth telling."""
        from wirnetz.landscape import facts, receivers  # noqa: F401  models must be loaded first
        from wirnetz.landscape.queries import telling  # noqa: F401  reads models, which are there only now
