"""How entries come in, are kept right and are taken over, without an account."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.networks.enums import CheckAnswer, ClaimProof, ProposalKind, ProposalState
from wirnetz.networks.models.networks import Network
from wirnetz.organisations.models import Organisation


@pghistory.track()
class EntryProposal(models.Model):
    """Somebody proposes a network, a correction or an end; a steward clears it. `content` holds the fields given."""

    kind = models.CharField(_("Art"), max_length=12, choices=ProposalKind.choices)
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="proposals")
    content = models.JSONField(_("Angaben"), default=dict)
    message = models.TextField(_("Erläuterung und Quelle"), max_length=2000, blank=True)
    name = models.CharField(_("Ihr Name"), max_length=150, blank=True)
    email = models.EmailField(_("Ihre E-Mail-Adresse"), blank=True)
    state = models.CharField(_("Stand"), max_length=12, choices=ProposalState.choices, default=ProposalState.OPEN)
    token_hash = models.CharField(max_length=64, unique=True)
    sender_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(_("eingegangen"), auto_now_add=True)
    decided_at = models.DateTimeField(_("entschieden"), null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("Begründung"), max_length=500, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Vorschlag zu einem Eintrag")
        verbose_name_plural = _("Vorschläge zu Einträgen")
        indexes = [models.Index(fields=["state", "-created_at"], name="entryproposal_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ProposalKind.values), name="entryproposal_kind_known"),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="entryproposal_state_known"),
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.NEW) | Q(network__isnull=False), name="entryproposal_says_which"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.network or self.content.get('name', '')}"


@pghistory.track()
class EntryClaim(models.Model):
    """People of a network take over its entry: proved by a mail to its published address, or a partner vouches."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="claims")
    name = models.CharField(_("Name"), max_length=150)
    email = models.EmailField(_("dienstliche E-Mail-Adresse"))
    function = models.CharField(_("Aufgabe im Netzwerk"), max_length=150, blank=True)
    proof = models.CharField(_("Nachweis"), max_length=10, choices=ClaimProof.choices)
    voucher = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Wer bürgt")
    )
    state = models.CharField(_("Stand"), max_length=12, choices=ProposalState.choices, default=ProposalState.OPEN)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("gestellt"), auto_now_add=True)
    sender_hash = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(_("gilt bis"))
    decided_at = models.DateTimeField(_("entschieden"), null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("Begründung"), max_length=500, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Übernahme eines Eintrags")
        verbose_name_plural = _("Übernahmen von Einträgen")
        constraints = [
            models.CheckConstraint(condition=Q(proof__in=ClaimProof.values), name="entryclaim_proof_known"),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="entryclaim_state_known"),
            models.UniqueConstraint(
                fields=["network", "email"], condition=Q(state=ProposalState.OPEN), name="entryclaim_once_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.name}"


@pghistory.track()
class EntryCheck(models.Model):
    """The mail that asks a network whether its entry is still right, and what came back."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="checks")
    sent_to = models.EmailField(_("gefragt unter"))
    sent_at = models.DateTimeField(_("gefragt"), auto_now_add=True)
    token_hash = models.CharField(max_length=64, unique=True)
    answer = models.CharField(_("Antwort"), max_length=12, choices=CheckAnswer.choices, blank=True)
    answered_at = models.DateTimeField(_("beantwortet"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Nachfrage zu einem Eintrag")
        verbose_name_plural = _("Nachfragen zu Einträgen")
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=["", *CheckAnswer.values]), name="entrycheck_answer_known")
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.sent_at:%d.%m.%Y}"
