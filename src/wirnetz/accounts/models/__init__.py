"""People, the one tree on which rights hang, dated grants, ways in, and the record of what was done."""

from wirnetz.accounts.models.approvals import Approval, digest_of
from wirnetz.accounts.models.audit import AuditAnchor, AuditEntry, ErasureEntry
from wirnetz.accounts.models.grants import Grant
from wirnetz.accounts.models.joining import Invitation, JoinRequest, SignInLink
from wirnetz.accounts.models.people import Person, PersonManager
from wirnetz.accounts.models.tree import Node

__all__ = [
    "Approval",
    "AuditAnchor",
    "AuditEntry",
    "ErasureEntry",
    "Grant",
    "Invitation",
    "JoinRequest",
    "Node",
    "Person",
    "PersonManager",
    "SignInLink",
    "digest_of",
]
