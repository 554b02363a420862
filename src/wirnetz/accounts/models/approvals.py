"""What somebody has allowed: that a quotation, a portrait or a logo is shown, in this very form, for this use."""

from datetime import date
from hashlib import sha256

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import ApprovalKind, ApprovalWay
from wirnetz.accounts.models.people import Person
from wirnetz.accounts.models.tree import Node
from wirnetz.core.guarded import GuardedManager


def digest_of(content: str | bytes) -> str:
    """The fingerprint of a wording, or of a file: another one as soon as a letter or a point of the picture differs."""
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()


@pghistory.track()
class Approval(models.Model):
    """Asked for, given and withdrawn; it holds for what bears its `digest` and for nothing else.

    `content` is the frozen wording, or says what the picture shows. `node` is the place whose people asked; `address`
    leads the person to what it is about. Without `given_on` it was asked for only; withdrawn without that: refused.
    """

    kind = models.CharField(_("Art"), max_length=10, choices=ApprovalKind.choices)
    content = models.TextField(_("Wortlaut oder Bild"), max_length=600)
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    use = models.CharField(_("wofür"), max_length=200)
    address = models.CharField(_("wo es zu sehen ist"), max_length=200, blank=True)
    name = models.CharField(_("von wem"), max_length=150)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="approvals")
    way = models.CharField(_("wie"), max_length=10, choices=ApprovalWay.choices, blank=True)
    proof = models.CharField(_("wo der Nachweis liegt"), max_length=200, blank=True)
    asked_on = models.DateField(_("gefragt am"))
    given_on = models.DateField(_("freigegeben am"), null=True, blank=True)
    until_on = models.DateField(_("gilt bis"), null=True, blank=True)
    withdrawn_on = models.DateField(_("zurückgezogen am"), null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    node = models.ForeignKey(Node, models.CASCADE, null=True, blank=True, related_name="+")
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Freigabe eines Zitats oder Bildes")
        verbose_name_plural = _("Freigaben von Zitaten und Bildern")
        indexes = [models.Index(fields=["email"], name="approval_by_address")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ApprovalKind.values), name="approval_kind_known"),
            models.CheckConstraint(condition=Q(way__in=["", *ApprovalWay.values]), name="approval_way_known"),
            models.CheckConstraint(condition=~Q(content="") & ~Q(name=""), name="approval_says_what_and_who"),
            models.CheckConstraint(condition=Q(given_on__isnull=True) | ~Q(way=""), name="approval_says_how"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(given_on__isnull=True) | Q(until_on__gte=F("given_on")),
                name="approval_ends_after_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    @property
    def is_open(self) -> bool:
        """Whether the answer is still to come."""
        return self.given_on is None and self.withdrawn_on is None

    def lasts(self, on: date) -> bool:
        """Whether it was given, is not over on that day and was not withdrawn, whatever it is about by now."""
        is_over = self.until_on is not None and self.until_on < on
        return self.given_on is not None and self.withdrawn_on is None and not is_over

    def holds_for(self, digest: str, *, on: date) -> bool:
        """Whether what bears this `digest` may be shown on that day."""
        return self.digest == digest and self.lasts(on)
