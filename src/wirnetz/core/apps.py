"""Django's entry for the room `core`; collects what the rooms enter into the registries."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "wirnetz.core"
    label = "core"

    def ready(self) -> None:
        """Load the modules in which rooms enter commands, facts and search sources."""
        autodiscover_modules("rules", "facts", "commands", "search")
