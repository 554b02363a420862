"""What the acts of this room are called in the record."""

from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts

acts(
    ActKind.RIGHTS,
    {
        "grant_role": _("hat eine Rolle vergeben"),
        "change_role": _("hat eine Rolle geändert"),
        "end_grant": _("hat eine Rolle beendet"),
        "end_grants_below": _("hat alle Rollen an einem Ort beendet"),
        "restore_grant": _("hat eine beendete Rolle zurückgegeben, weil eine Zusammenführung aufgehoben ist"),
        "confirm_grant": _("hat bestätigt, dass eine Rolle noch stimmt"),
        "leave": _("hat eine eigene Rolle abgegeben"),
        "invite": _("hat jemanden eingeladen"),
        "accept_invitation": _("hat eine Einladung angenommen"),
        "decline_invitation": _("hat eine Einladung abgelehnt"),
        "withdraw_invitation": _("hat eine Einladung zurückgezogen"),
        "approve_invitation": _("hat der Einladung einer eigenen Person zugestimmt"),
        "refuse_approval": _("hat der Einladung einer eigenen Person nicht zugestimmt"),
        "ask_to_join": _("hat um Aufnahme gebeten"),
        "decide_join_request": _("hat über eine Bitte um Aufnahme entschieden"),
        "withdraw_join_request": _("hat die eigene Bitte um Aufnahme zurückgezogen"),
        "move_node": _("hat einen Ort im Rechtebaum umgehängt"),
    },
)
acts(
    ActKind.ACCOUNT,
    {
        "open_account": _("hat ein Konto eröffnet"),
        "rename_person": _("hat den eigenen Namen geändert"),
        "change_email": _("hat die eigene Adresse geändert"),
        "add_second_factor": _("hat einen zweiten Faktor eingerichtet"),
        "remove_second_factor": _("hat einen zweiten Faktor entfernt"),
        "remove_second_factors": _("hat die zweiten Faktoren einer Person entfernt"),
        "renew_recovery_codes": _("hat neue Notfallcodes erzeugt"),
        "disconnect_service": _("hat die Anmeldung über einen anderen Dienst getrennt"),
        "make_sign_in_link": _("hat einen einmaligen Zugang erzeugt"),
        "use_sign_in_link": _("hat den einmaligen Zugang benutzt"),
        "export_own_data": _("hat die eigenen Daten mitgenommen"),
        "export_person": _("hat Daten einer Person für diese herausgegeben"),
        "erase_person": _("hat ein Konto gelöscht"),
        "erase_address": _("hat Daten zu einer Adresse ohne Konto gelöscht"),
        "export_address": _("hat Daten zu einer Adresse ohne Konto herausgegeben"),
        "revert_record": _("hat eine Änderung zurückgenommen"),
    },
)
