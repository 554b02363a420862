"""What the kinds of records about somebody are called on the page that shows them their own data."""

from django.utils.translation import gettext_lazy as _

from wirnetz.core.personal.purposes import Words

HEADINGS: dict[str, Words] = {
    "accounts.Person": _("Ihr Konto"),
    "accounts.Person_groups": _("Gruppen von Betreibern, zu denen Sie gehören"),
    "accounts.Person_user_permissions": _("Einzelne Rechte als Betreiber"),
    "account.EmailAddress": _("Adressen, mit denen Sie sich anmelden"),
    "account.EmailConfirmation": _("Bestätigungen einer Adresse"),
    "sessions.Session": _("Laufende Anmeldungen"),
    "socialaccount.SocialAccount": _("Verbundene Anmeldedienste"),
    "socialaccount.SocialToken": _("Schlüssel eines Anmeldedienstes"),
    "mfa.Authenticator": _("Passkeys, App und Notfallcodes"),
    "usersessions.UserSession": _("Wo Sie angemeldet sind oder waren"),
    "accounts.SignInLink": _("Einmalige Zugänge, die Sie benutzt haben"),
    "accounts.Grant": _("Ihre Rollen"),
    "accounts.Invitation": _("Einladungen an Sie"),
    "accounts.JoinRequest": _("Ihre Bitten um Aufnahme"),
    "organisations.PartnershipApplication": _("Anträge, in denen Sie als Ansprechperson stehen"),
    "organisations.Adviser": _("Ihre Einträge im Verzeichnis"),
    "networks.Involvement": _("Netzwerke, in denen Sie mitarbeiten"),
    "networks.NetworkContact": _("Netzwerke, für die Sie ansprechbar sind"),
    "networks.Handover": _("Übergaben einer Koordination"),
    "networks.EntryProposal": _("Hinweise zu Netzwerken mit Ihrer Adresse"),
    "networks.EntryClaim": _("Übernahmen von Einträgen mit Ihrer Adresse"),
    "networks.EntryCheck": _("Nachfragen zu Einträgen an Ihre Adresse"),
    "activities.Registration": _("Ihre Anmeldungen zu Terminen"),
    "activities.CalendarFeed": _("Ihr eigener Kalender"),
    "offers.SelfDeclaration": _("Selbsterklärungen mit Ihrer Adresse"),
    "core.OutboxMail": _("Mails an Sie"),
    "procrastinate.ProcrastinateJob": _("Aufgaben im Hintergrund, die Ihre Adresse enthalten"),
    "imports.ImportRow": _("Zeilen aus hochgeladenen Listen, die von Ihnen handeln"),
    "core.Installation": _("Angaben zum Betreiber mit Ihrer Adresse"),
    "organisations.Brand": _("Absender einer Organisation mit Ihrer Adresse"),
    "organisations.DataProtection": _("Kontakt zum Datenschutz mit Ihrer Adresse"),
    "accounts.AuditEntry": _("Was Sie getan haben"),
    "accounts.ErasureEntry": _("Löschvermerke"),
    "pghistory.Context": _("Änderungen, die Sie gespeichert haben"),
}
"""Tables of which each record is about the person."""
POINTERS: dict[tuple[str, str], Words] = {
    ("accounts.Grant", "granted_by"): _("Rollen, die Sie vergeben haben"),
    ("accounts.Invitation", "invited_by"): _("Einladungen, die Sie ausgesprochen haben"),
    ("accounts.Invitation", "decided_by"): _("Einladungen, über die Sie entschieden haben"),
    ("accounts.JoinRequest", "decided_by"): _("Bitten um Aufnahme, über die Sie entschieden haben"),
    ("organisations.PartnershipApplication", "decided_by"): _("Anträge, über die Sie entschieden haben"),
    ("organisations.SlideTemplate", "uploaded_by"): _("Folienvorlagen, die Sie hochgeladen haben"),
    ("imports.ImportRun", "created_by"): _("Listen, die Sie hochgeladen haben"),
    ("imports.DuplicateDecision", "decided_by"): _("doppelte Einträge, über die Sie entschieden haben"),
    ("organisations.OfficeMerge", "merged_by"): _("Stellen, die Sie zusammengefasst haben"),
    ("networks.MembershipRequest", "created_by"): _("Anfragen zur Mitgliedschaft, die Sie gestellt haben"),
    ("networks.MembershipRequest", "decided_by"): _("Anfragen zur Mitgliedschaft, über die Sie entschieden haben"),
    ("networks.OfferAnswer", "said_by"): _("Rückmeldungen zu Angeboten, die Sie gegeben haben"),
    ("networks.EntryProposal", "decided_by"): _("Hinweise, über die Sie entschieden haben"),
    ("networks.EntryClaim", "decided_by"): _("Übernahmen, über die Sie entschieden haben"),
    ("activities.MinuteItem", "person"): _("Aufgaben, die Sie übernommen haben"),
    ("activities.PartRequest", "asked_by"): _("wen Sie gefragt haben, mit einzuladen oder mitzutragen"),
    ("activities.CarriedNote", "written_by"): _("was Sie als eingebracht notiert haben"),
    ("arguments.ArgumentVersion", "author"): _("Fassungen von Argumenten, die Sie entworfen haben"),
    ("arguments.ArgumentVersion", "changed_by"): _("Fassungen von Argumenten, die Sie zuletzt geändert haben"),
    ("arguments.ArgumentVersion", "reviewed_by"): _("Fassungen von Argumenten, die Sie geprüft haben"),
    ("networks.SeatReport", "said_by"): _("Stellen, zu deren Mitarbeit Sie etwas angegeben haben"),
}
"""Records that only say that the person had to do with them: table and field."""
VALUES: dict[tuple[str, str], dict[str, Words]] = {
    ("mfa.Authenticator", "type"): {
        "totp": _("App mit Zahlencodes"),
        "webauthn": _("Passkey"),
        "recovery_codes": _("Notfallcodes"),
    },
    ("core.OutboxMail", "kind"): {
        "sign_in_code": _("Code zur Anmeldung"),
        "account_notice": _("Hinweis zum Konto"),
        "account": _("Zugang zum Konto"),
        "invitation": _("Einladung"),
        "approval": _("Zustimmung"),
        "join_request": _("Bitte um Aufnahme"),
        "confirmation": _("Jährliche Nachfrage"),
        "directory_notice": _("Hinweis auf den Eintrag im Verzeichnis"),
        "application_confirm": _("Antrag auf Partnerschaft: Bestätigung der Adresse"),
        "application_decided": _("Antrag auf Partnerschaft: Entscheidung"),
        "alliance": _("Mail der Geschäftsstelle"),
        "test": _("Testmail"),
    },
}
"""Values that the tables hold as code words."""
