"""People, rights, ways in, and the record of what was done."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import (
    AuditAnchor,
    AuditEntry,
    ErasureEntry,
    Grant,
    Invitation,
    JoinRequest,
    Node,
    Person,
    SignInLink,
)
from wirnetz.core.personal import (
    AUDIT_TIME,
    HISTORY_TIME,
    WHILE_ACCOUNT,
    Basis,
    Erase,
    Keep,
    Purpose,
    not_personal,
    personal,
)

account_data = partial(personal, purpose=Purpose.ACCOUNT, basis=Basis.CONTRACT, keep=WHILE_ACCOUNT, subject="")
account_data(Person, "email", "name", erase=Erase.PSEUDONYM)
account_data(Person, "password", erase=Erase.BLANK, is_exported=False)
account_data(Person, "last_login", "seen_on", erase=Erase.BLANK)
account_data(Person, "is_active", "is_superuser", "is_staff", erase=Erase.BLANK)
account_data(Person, "created_at", "erased_at", "is_example", erase=Erase.KEEP)
for through in (Person.groups.through, Person.user_permissions.through):
    group = "group" if through is Person.groups.through else "permission"
    personal(
        through,
        *("person", group),
        purpose=Purpose.RIGHTS,
        basis=Basis.CONTRACT,
        keep=WHILE_ACCOUNT,
        erase=Erase.DELETE,
        subject="person",
    )

rights_data = partial(personal, purpose=Purpose.RIGHTS, basis=Basis.HOUSE)
rights_data(
    Grant,
    *("person", "node", "role", "from_on", "until_on", "confirmed_on", "asked_on"),
    keep=WHILE_ACCOUNT,
    erase=Erase.DELETE,
    subject="person",
)
rights_data(Grant, "granted_by", keep=HISTORY_TIME, erase=Erase.KEEP, subject="granted_by")

joining_data = partial(personal, purpose=Purpose.JOINING, basis=Basis.HOUSE)
LAPSED = Keep(
    _("30 Tage, wenn die Einladung nicht angenommen wird; sonst solange das Konto besteht"),
    days=30,
    since="expires_at",
    where=~Q(state=RequestState.ACCEPTED),
)
joining_data(
    Invitation,
    *("email", "name", "node", "role", "until_on", "message", "state", "approval_node", "created_at"),
    *("expires_at", "decided_at", "reason"),
    keep=LAPSED,
    erase=Erase.DELETE,
    subject="@email",
)
joining_data(Invitation, "token_hash", keep=LAPSED, erase=Erase.DELETE, subject="@email", is_exported=False)
joining_data(
    JoinRequest,
    *("person", "node", "role", "message", "state", "created_at", "decided_at", "reason"),
    keep=WHILE_ACCOUNT,
    erase=Erase.DELETE,
    subject="person",
)
for model, pointer in ((Invitation, "invited_by"), (Invitation, "decided_by"), (JoinRequest, "decided_by")):
    joining_data(model, pointer, keep=HISTORY_TIME, erase=Erase.KEEP, subject=pointer)

USED_UP = Keep(_("30 Tage, nachdem er nicht mehr gilt"), days=30, since="expires_at")
personal(
    SignInLink,
    *("used_by", "used_at", "created_at", "expires_at"),
    purpose=Purpose.SECURITY,
    basis=Basis.DUTY,
    keep=USED_UP,
    erase=Erase.DELETE,
    subject="used_by",
)
not_personal(SignInLink, "token_hash")

record_data = partial(personal, purpose=Purpose.RECORD, basis=Basis.DUTY, erase=Erase.KEEP)
record_data(
    AuditEntry,
    "person",
    "at",
    "action",
    "record_type",
    "record_id",
    "origin",
    "details",
    keep=AUDIT_TIME,
    subject="person",
)
not_personal(AuditEntry, "position", "previous_hash", "hash")
not_personal(AuditAnchor, "position", "hash", "removed_at")
record_data(
    ErasureEntry,
    *("address_digest", "person_number", "erased_at"),
    keep=Keep(_("24 Monate, damit eine zurückgespielte Sicherung nichts Gelöschtes zurückbringt"), job="erasures"),
    subject=lambda subject: Q(person_number=subject.number),
)
not_personal(Node, "kind", "parent", "path")
