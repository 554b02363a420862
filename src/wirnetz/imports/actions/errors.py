"""Why a run cannot be applied or taken back; the messages are German and complete."""

from django.utils.translation import gettext_lazy as _


class StalePreview(Exception):
    """Records have changed since the preview; what it says may not hold any more."""

    def __str__(self) -> str:
        return str(_("Seit der Vorschau haben sich Einträge geändert. Prüfen Sie die neue Vorschau."))


class RunClosed(Exception):
    """The run was applied, taken back or dropped already, or a question about it is open."""

    def __str__(self) -> str:
        return str(_("Diese Liste lässt sich nicht mehr übernehmen oder zurücknehmen."))
