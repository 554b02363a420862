"""Django's entry for the room `core`; collects what the rooms enter into the registries."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "wirnetz.core"
    label = "core"

    def ready(self) -> None:
        """Load the modules in which rooms enter commands, facts and search sources; note writes to their tables."""
        from wirnetz.core.form_words import speak_plainly  # loads Django's fields
        from wirnetz.core.kept.version import note_changes  # reads the history's models

        speak_plainly()
        post_migrate.connect(note_changes, dispatch_uid="wirnetz.core.kept.note_changes")
        autodiscover_modules("rules", "facts", "commands", "search", "privacy", "waiting", "tasks")
