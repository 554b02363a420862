"""Ties: who belongs to a network, who asks to, and which networks hold together."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.core.models import Sourced
from wirnetz.networks.enums import MEMBER_ROLES, LinkKind, MembershipRole
from wirnetz.networks.models.constraints import ends_after_begin, once_at_a_time
from wirnetz.networks.models.networks import Network
from wirnetz.organisations.models import Organisation


@pghistory.track()
class Membership(Sourced):
    """An organisation takes part in a network, in one role. It says nothing about whether the network is active."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.CASCADE, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=15, choices=MembershipRole.choices)
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=MembershipRole.values), name="membership_role_known"),
            ends_after_begin("membership_ends_after_begin", "from_on"),
            once_at_a_time("membership_once_at_a_time", ["organisation", "network", "role"], "from_on"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}"

    @property
    def is_member(self) -> bool:
        """Whether the role makes the organisation part of the network."""
        return self.role in MEMBER_ROLES


@pghistory.track()
class MembershipPause(models.Model):
    """A membership rests for a time; without an end it rests until somebody takes it up again."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="pauses")
    from_on = models.DateField(_("ab"))
    until_on = models.DateField(_("bis"), null=True, blank=True)
    reason = models.CharField(_("Anlass"), max_length=200, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Ruhen einer Mitgliedschaft")
        verbose_name_plural = _("Ruhende Mitgliedschaften")
        constraints = [
            ends_after_begin("membershippause_ends_after_begin", "from_on"),
            once_at_a_time("membershippause_once_at_a_time", ["membership"], "from_on"),
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.from_on:%d.%m.%Y}"

    @property
    def has_begun(self) -> bool:
        """Whether it rests by now, or will."""
        return self.from_on <= timezone.localdate()


@pghistory.track()
class MembershipRequest(models.Model):
    """A network invites an organisation, or an organisation asks to take part; the other side decides."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="membership_requests")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="membership_requests")
    role = models.CharField(_("Rolle"), max_length=15, choices=MembershipRole.choices, default=MembershipRole.MEMBER)
    asked_by_network = models.BooleanField(_("Einladung des Netzwerks"))
    message = models.CharField(_("Nachricht"), max_length=500, blank=True)
    state = models.CharField(_("Stand"), max_length=20, choices=RequestState.choices, default=RequestState.OPEN)
    created_at = models.DateTimeField(_("gestellt"), auto_now_add=True)
    created_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("entschieden"), null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("Begründung"), max_length=300, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Anfrage zur Mitgliedschaft")
        verbose_name_plural = _("Anfragen zur Mitgliedschaft")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=MembershipRole.values), name="membershiprequest_role_known"),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="membershiprequest_state_known"),
            models.UniqueConstraint(
                fields=["network", "organisation"],
                condition=Q(state=RequestState.OPEN),
                name="membershiprequest_once_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.network}"


@pghistory.track()
class NetworkLink(Sourced):
    """A recorded tie between two networks; the pair has no direction, the lower number stands first."""

    first = models.ForeignKey(Network, models.CASCADE, related_name="links_as_first")
    second = models.ForeignKey(Network, models.CASCADE, related_name="links_as_second")
    kind = models.CharField(_("Art"), max_length=15, choices=LinkKind.choices)
    since_on = models.DateField(_("seit"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    about = models.CharField(_("Worum es geht"), max_length=250, blank=True)
    told_by = models.ForeignKey(Network, models.SET_NULL, null=True, blank=True, related_name="links_told")
    answered_on = models.DateField(_("von der anderen Seite beantwortet"), null=True, blank=True)
    objection = models.CharField(_("Einwand der anderen Seite"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Verbindung")
        verbose_name_plural = _("Verbindungen")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="networklink_kind_known"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="networklink_pair_is_ordered"),
            ends_after_begin("networklink_ends_after_begin", "since_on"),
            once_at_a_time("networklink_once_at_a_time", ["first", "second", "kind"], "since_on"),
            models.CheckConstraint(
                condition=Q(objection="") | Q(answered_on__isnull=False), name="networklink_objection_is_dated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"

    def other_than(self, network: Network) -> Network:
        """The network at the other end. Load both ends with the link."""
        return self.second if self.first_id == network.pk else self.first
