"""The bodies of the alliance, and organisations that want to become partners."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Node, Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.organisations.enums import ApplicationState, BodyKind, OrganisationKind
from wirnetz.organisations.models.organisations import Organisation


@pghistory.track()
class Body(models.Model):
    """A body of the alliance: committee, plenary or working group, for as long as it works."""

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=150)
    kind = models.CharField(_("Art"), max_length=20, choices=BodyKind.choices)
    purpose = models.CharField(_("Aufgabe in einem Satz"), max_length=300, blank=True)
    node = models.OneToOneField(Node, models.PROTECT, related_name="body")
    from_on = models.DateField(_("ab"), null=True, blank=True)
    until_on = models.DateField(_("bis"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Gremium")
        verbose_name_plural = _("Gremien")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="body_has_name"),
            models.CheckConstraint(condition=Q(kind__in=BodyKind.values), name="body_kind_known"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(from_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="body_ends_after_begin",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class PartnershipApplication(models.Model):
    """An organisation asks to become a partner of the alliance; the alliance office decides."""

    organisation_name = models.CharField(_("Name der Organisation"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="applications", verbose_name=_("Eintrag")
    )
    kind = models.CharField(_("Art"), max_length=20, choices=OrganisationKind.choices)
    seat_city = models.CharField(_("Sitz"), max_length=100, blank=True)
    website = models.URLField(_("Website"), max_length=500, blank=True)
    contact_name = models.CharField(_("Ansprechperson"), max_length=150)
    contact_email = models.EmailField(_("dienstliche E-Mail-Adresse"))
    message = models.TextField(_("Was Sie einbringen und was Sie sich versprechen"), max_length=2000, blank=True)
    state = models.CharField(
        _("Stand"), max_length=12, choices=ApplicationState.choices, default=ApplicationState.UNCONFIRMED
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("gestellt"), auto_now_add=True)
    decided_at = models.DateTimeField(_("entschieden"), null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("Begründung"), max_length=500, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Antrag auf Partnerschaft")
        verbose_name_plural = _("Anträge auf Partnerschaft")
        indexes = [models.Index(fields=["state", "-created_at"], name="application_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ApplicationState.values), name="application_state_known"),
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="application_kind_known"),
        ]

    def __str__(self) -> str:
        return self.organisation_name
