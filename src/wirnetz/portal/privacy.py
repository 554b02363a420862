"""What the acts of the alliance office are called in the record; the room keeps no data of its own."""

from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts

acts(
    ActKind.INSTALLATION,
    {
        "choose_contents": _("hat gewählt, womit die Installation beginnt"),
        "edit_installation": _("hat die Einstellungen der Installation geändert"),
        "finish_first_hour": _("hat die Einrichtung abgeschlossen"),
        "send_test_mail": _("hat eine Testmail gesendet"),
    },
)
