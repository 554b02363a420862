"""The argument library: what can be said to whom, and what it rests on."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.arguments.enums import Audience, Idea
from wirnetz.core.models import Sourced
from wirnetz.organisations.enums import OrganisationKind


@pghistory.track()
class Argument(models.Model):
    """One thing to say, to an audience or for a kind of partner; the latter says what that kind gives and gets."""

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    idea = models.CharField(_("Gedanke"), max_length=20, choices=Idea.choices)
    audience = models.CharField(_("spricht zu"), max_length=20, choices=Audience.choices, blank=True)
    partner_kind = models.CharField(
        _("Art der Organisation"), max_length=20, choices=OrganisationKind.choices, blank=True
    )
    claim = models.CharField(_("Aussage"), max_length=120)
    gives = models.CharField(_("Beitrag"), max_length=200, blank=True)
    gets = models.CharField(_("Nutzen"), max_length=200, blank=True)
    reasons = models.JSONField(_("Gründe"), default=list)
    objection = models.CharField(_("Einwand"), max_length=120)
    objection_source = models.CharField(_("Quelle des Einwands"), max_length=200)
    objection_url = models.CharField(_("Adresse zum Einwand"), max_length=500, blank=True)
    answer = models.CharField(_("Antwort"), max_length=200)
    note = models.TextField(_("Sprechnotiz"))
    fact_keys = models.JSONField(_("Zahlen dazu"), default=list)
    expires_on = models.DateField(_("prüfen bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Argument")
        verbose_name_plural = _("Argumente")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(idea__in=Idea.values), name="argument_idea_known"),
            models.CheckConstraint(condition=Q(audience__in=["", *Audience.values]), name="argument_audience_known"),
            models.CheckConstraint(
                condition=Q(partner_kind__in=["", *OrganisationKind.values]), name="argument_partner_kind_known"
            ),
            models.CheckConstraint(condition=Q(audience="") ^ Q(partner_kind=""), name="argument_speaks_to_one"),
        ]

    def __str__(self) -> str:
        return self.claim


@pghistory.track()
class Evidence(Sourced):
    """What a source says in support of an argument. `citation` is the short form for footers."""

    argument = models.ForeignKey(Argument, models.CASCADE, related_name="evidence")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    text = models.CharField(_("Beleg"), max_length=200)
    citation = models.CharField(_("Quelle in Kurzform"), max_length=200)

    class Meta:
        verbose_name = _("Beleg")
        verbose_name_plural = _("Belege")
        ordering = ["argument", "position"]
        constraints = [
            models.UniqueConstraint(fields=["argument", "position"], name="evidence_position_once"),
            models.CheckConstraint(condition=~Q(citation=""), name="evidence_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.text
