"""Which data about people the room `activities` keeps: registrations, tasks, own calendars."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from wirnetz.activities.models import (
    ActivityStep,
    Attendance,
    CalendarFeed,
    CarriedNote,
    Carrier,
    FirmReach,
    Gathering,
    GatheringHost,
    GatheringSeries,
    Joining,
    JointActivity,
    MinuteItem,
    PartRequest,
    Registration,
)
from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import (
    HISTORY_TIME,
    WHILE_ACCOUNT,
    Basis,
    Erase,
    Keep,
    Purpose,
    not_personal,
    personal,
)

registration_data = partial(
    personal,
    purpose=Purpose.GATHERINGS,
    basis=Basis.CONSENT,
    keep=Keep(_("bis 30 Tage nach dem Termin"), days=0, since="keep_until"),
    erase=Erase.DELETE,
    subject="@email",
)
registration_data(Registration, "token_hash", is_exported=False)
registration_data(
    Registration,
    *("gathering", "name", "organisation_name", "email", "remark", "state", "created_at", "confirmed_at"),
    *("reminded_at", "keep_until", "is_example"),
)
personal(
    CalendarFeed,
    *("person", "created_at", "revoked_at"),
    purpose=Purpose.ACCOUNT,
    basis=Basis.CONTRACT,
    keep=WHILE_ACCOUNT,
    erase=Erase.DELETE,
    subject="person",
)
personal(
    CalendarFeed,
    "token_hash",
    purpose=Purpose.ACCOUNT,
    basis=Basis.CONTRACT,
    keep=WHILE_ACCOUNT,
    erase=Erase.DELETE,
    subject="person",
    is_exported=False,
)
for model, pointer in ((MinuteItem, "person"), (CarriedNote, "written_by"), (PartRequest, "asked_by")):
    personal(
        model,
        pointer,
        purpose=Purpose.RECORD,
        basis=Basis.HOUSE,
        keep=HISTORY_TIME,
        erase=Erase.KEEP,
        subject=pointer,
    )
not_personal(GatheringSeries, "frequency", "interval", "starts_at", "until_on", "is_example")
not_personal(
    Gathering,
    *("slug", "kind", "title", "summary", "agenda", "starts_at", "ends_at", "is_all_day", "place", "street"),
    *("postcode", "municipality", "online_link", "audience", "state", "cancelled_because", "takes_registrations"),
    *("capacity", "registration_until", "joint_activity", "series", "occurrence_at", "sequence", "changed_at"),
    *("recorded_on", "is_example"),
)
not_personal(GatheringHost, "gathering", "network", "organisation", "is_example")
not_personal(
    PartRequest, "gathering", "joint_activity", "network", "organisation", "contribution", "asked_at", "is_example"
)
not_personal(Attendance, "gathering", "organisation", "is_example")
not_personal(Attendance, "guest_name", because="Name einer Organisation, die nicht eingetragen ist")
not_personal(MinuteItem, "gathering", "kind", "text", "organisation", "due_on", "done_on", "is_public", "is_example")
not_personal(FirmReach, "gathering", "joining", "firm_count", "known_count", "method", "note", "is_example")
not_personal(
    JointActivity, "slug", "title", "goal", "description", "from_on", "until_on", "state", "learnt", "is_example"
)
not_personal(Carrier, "joint_activity", "organisation", "contribution", "is_lead", "is_example")
not_personal(ActivityStep, "joint_activity", "text", "organisation", "due_on", "done_on", "is_example")
not_personal(
    Joining,
    *("joint_activity", "network", "organisation", "from_on", "until_on", "plan", "learnt", "left_on", "is_example"),
)
not_personal(
    CarriedNote,
    *("organisation", "network", "offer", "joint_activity", "argument_key", "argument_title", "gathering", "on"),
    *("note", "is_example"),
)
acts(
    ActKind.NETWORK,
    {
        "plan_gathering": _("hat einen Termin eingetragen"),
        "edit_gathering": _("hat einen Termin geändert"),
        "cancel_gathering": _("hat einen Termin abgesagt"),
        "carry_in": _("hat vermerkt, was in ein Netzwerk eingebracht wurde"),
        "take_carried_back": _("hat einen Vermerk „Eingebracht“ zurückgenommen"),
        "record_results": _("hat die Ergebnisse eines Termins eingetragen"),
        "take_part": _("hat jemanden mit aufgenommen, der einlädt oder mitträgt"),
        "ask_part": _("hat gefragt, wer mit einlädt oder mitträgt"),
        "accept_part": _("hat zugesagt, mit einzuladen oder mitzutragen"),
        "decline_part": _("hat abgesagt, mit einzuladen oder mitzutragen"),
        "withdraw_part": _("hat eine Anfrage zurückgezogen, mit einzuladen oder mitzutragen"),
        "found_activity": _("hat eine gemeinsame Aktion begonnen zu planen"),
        "edit_activity": _("hat eine gemeinsame Aktion geändert"),
        "begin_activity": _("hat eine gemeinsame Aktion begonnen"),
        "close_activity": _("hat eine gemeinsame Aktion abgeschlossen"),
        "give_up_activity": _("hat eine gemeinsame Aktion aufgegeben"),
        "add_step": _("hat einen Schritt einer gemeinsamen Aktion eingetragen"),
        "tick_step": _("hat einen Schritt einer gemeinsamen Aktion abgehakt"),
        "remove_step": _("hat einen Schritt einer gemeinsamen Aktion entfernt"),
        "join_activity": _("macht bei einer gemeinsamen Aktion mit"),
        "edit_joining": _("hat die Beteiligung an einer gemeinsamen Aktion geändert"),
        "leave_activity": _("macht bei einer gemeinsamen Aktion nicht mehr mit"),
        "record_reach": _("hat eingetragen, wie viele Betriebe erreicht wurden"),
        "make_feed": _("hat eine Adresse für den eigenen Kalender gemacht"),
        "revoke_feed": _("hat die Adresse des eigenen Kalenders zurückgerufen"),
        "confirm_registration": _("hat sich zu einem Termin angemeldet"),
        "add_registration": _("hat jemanden zu einem Termin angemeldet"),
        "cancel_registration": _("hat sich von einem Termin abgemeldet"),
        "export_registrations": _("hat die Liste der Anmeldungen heruntergeladen"),
    },
)
