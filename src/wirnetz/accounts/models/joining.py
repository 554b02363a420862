"""How people come in: by invitation, or by asking."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models.people import Person
from wirnetz.accounts.models.tree import Node
from wirnetz.core.guarded import GuardedManager


@pghistory.track(exclude=["token_hash"])
class Invitation(models.Model):
    """Somebody offers a role at a node to an address. A person of another organisation needs that one's approval."""

    email = models.EmailField(_("E-Mail-Adresse"))
    name = models.CharField(_("Name"), max_length=150, blank=True)
    node = models.ForeignKey(Node, models.CASCADE, related_name="invitations")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    until_on = models.DateField(_("Rolle gilt bis"), null=True, blank=True)
    message = models.CharField(_("Nachricht"), max_length=500, blank=True)
    state = models.CharField(_("Stand"), max_length=20, choices=RequestState.choices, default=RequestState.OPEN)
    approval_node = models.ForeignKey(
        Node, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("zustimmende Organisation")
    )
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("ausgesprochen"), auto_now_add=True)
    expires_at = models.DateTimeField(_("gilt bis"))
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("entschieden"), null=True, blank=True)
    reason = models.CharField(_("Begründung"), max_length=300, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="invitation_role_known"),
            models.CheckConstraint(condition=models.Q(state__in=RequestState.values), name="invitation_state_known"),
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")), name="invitation_email_lower"
            ),
            models.UniqueConstraint(
                fields=["email", "node", "role"],
                condition=models.Q(state__in=("open", "needs_approval")),
                name="invitation_once_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"


@pghistory.track()
class JoinRequest(models.Model):
    """A person with an account asks to work for an organisation, office, network or body."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="join_requests")
    node = models.ForeignKey(Node, models.CASCADE, related_name="join_requests")
    role = models.CharField(_("gewünschte Rolle"), max_length=20, choices=Role.choices, default=Role.PARTICIPATION)
    message = models.CharField(_("Nachricht"), max_length=500, blank=True)
    state = models.CharField(_("Stand"), max_length=20, choices=RequestState.choices, default=RequestState.OPEN)
    created_at = models.DateTimeField(_("gestellt"), auto_now_add=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("entschieden"), null=True, blank=True)
    reason = models.CharField(_("Begründung"), max_length=300, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Bitte um Aufnahme")
        verbose_name_plural = _("Bitten um Aufnahme")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="join_request_role_known"),
            models.CheckConstraint(condition=models.Q(state__in=RequestState.values), name="join_request_state_known"),
            models.UniqueConstraint(
                fields=["person", "node"], condition=models.Q(state="open"), name="join_request_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"


class SignInLink(models.Model):
    """A one-time way in, printed for the first administrator; only its digest is stored."""

    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Einmaliger Zugang")
        verbose_name_plural = _("Einmalige Zugänge")

    def __str__(self) -> str:
        return f"{self.created_at:%d.%m.%Y %H:%M}"
