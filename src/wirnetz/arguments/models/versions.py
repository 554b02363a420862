"""The versions of an argument and the blocks that they are made of."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.arguments.enums import OPEN_STATES, Audience, BlockKind, EvidenceKind, Idea, VersionState
from wirnetz.arguments.models.arguments import Argument
from wirnetz.arguments.validators.content import BLOCK_FIELDS, BlockText, Content
from wirnetz.arguments.validators.placeholders import readable
from wirnetz.core.guarded import GuardedManager
from wirnetz.organisations.enums import OrganisationKind

SECOND_PERSON = (Q(author__isnull=True) | ~Q(reviewed_by=F("author"))) & (
    Q(changed_by__isnull=True) | ~Q(reviewed_by=F("changed_by"))
)
_STAYS = """
    IF OLD.state NOT IN ('draft', 'in_review')
        AND (OLD.idea, OLD.audience, OLD.partner_kind, OLD.occasions, OLD.fact_keys, OLD.number, OLD.argument_id)
        IS DISTINCT FROM
        (NEW.idea, NEW.audience, NEW.partner_kind, NEW.occasions, NEW.fact_keys, NEW.number, NEW.argument_id)
    THEN RAISE EXCEPTION 'a published version does not change';
    END IF;
    IF OLD.state NOT IN ('draft', 'in_review') AND NEW.state IN ('draft', 'in_review')
    THEN RAISE EXCEPTION 'a published version is no draft again';
    END IF;
    RETURN NEW;
"""
_BLOCK_STAYS = """
    IF EXISTS (
        SELECT 1 FROM arguments_argumentversion
        WHERE id = NEW.version_id AND state NOT IN ('draft', 'in_review')
    )
    THEN RAISE EXCEPTION 'a block of a published version does not change';
    END IF;
    RETURN NEW;
"""


@pghistory.track()
class ArgumentVersion(models.Model):
    """What an argument says, to one audience or for a kind of partner (then also what that kind gives and gets).

    Written by one person (`author`, last changed by `changed_by`) and published by another. Once published it never
    changes; the database sees to it. Texts that come with the product have no author.
    """

    argument = models.ForeignKey(Argument, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Fassung"), default=1)
    state = models.CharField(_("Stand"), max_length=12, choices=VersionState.choices, default=VersionState.DRAFT)
    is_reference = models.BooleanField(_("mitgeliefert"), default=False)
    idea = models.CharField(_("Gedanke"), max_length=20, choices=Idea.choices)
    audience = models.CharField(_("spricht zu"), max_length=20, choices=Audience.choices, blank=True)
    partner_kind = models.CharField(
        _("Art der Organisation"), max_length=20, choices=OrganisationKind.choices, blank=True
    )
    occasions = models.JSONField(_("Anlässe"), default=list)
    fact_keys = models.JSONField(_("Zahlen dazu"), default=list)
    author = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    reviewed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("begonnen"), auto_now_add=True)
    changed_at = models.DateTimeField(_("zuletzt geändert"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("zur Prüfung gegeben"), null=True, blank=True)
    reviewed_at = models.DateTimeField(_("geprüft"), null=True, blank=True)
    review_note = models.CharField(_("Anmerkung aus der Prüfung"), max_length=500, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Fassung eines Arguments")
        verbose_name_plural = _("Fassungen von Argumenten")
        ordering = ["argument_id", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="argumentversion_state_known"),
            models.CheckConstraint(condition=Q(idea__in=Idea.values), name="argumentversion_idea_known"),
            models.CheckConstraint(
                condition=Q(audience__in=["", *Audience.values]), name="argumentversion_audience_known"
            ),
            models.CheckConstraint(
                condition=Q(partner_kind__in=["", *OrganisationKind.values]), name="argumentversion_kind_known"
            ),
            models.CheckConstraint(condition=Q(audience="") ^ Q(partner_kind=""), name="argumentversion_speaks_to_one"),
            models.CheckConstraint(condition=SECOND_PERSON, name="argumentversion_second_person"),
            models.UniqueConstraint(fields=["argument", "number"], name="argumentversion_number_once"),
            models.UniqueConstraint(
                fields=["argument"], condition=Q(state__in=OPEN_STATES), name="argumentversion_one_open"
            ),
            models.UniqueConstraint(
                fields=["argument"], condition=Q(state=VersionState.PUBLISHED), name="argumentversion_one_published"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="argumentversion_stays", when=pgtrigger.Before, operation=pgtrigger.Update, func=_STAYS
            )
        ]

    def __str__(self) -> str:
        return f"{self.argument_id}, {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it may still change."""
        return self.state in OPEN_STATES

    @property
    def parts(self) -> "list[Block]":
        """Its blocks in order, in the words of a house where it was told to `say` them; load `blocks` with it."""
        said: list[Block] | None = self.__dict__.get("_said")
        return list(self.blocks.all()) if said is None else said

    def say(self, blocks: "Iterable[BlockText]") -> None:
        """Speak in the words of a house from now on; what is published stays as it is in `content`."""
        names = [name for name in BLOCK_FIELDS if name != "picture"]
        self.__dict__["_said"] = [
            Block(version=self, picture=block.picture, **{name: getattr(block, name) for name in names})
            for block in blocks
        ]

    @property
    def is_adapted(self) -> bool:
        """Whether it speaks in the words of a house."""
        return "_said" in self.__dict__

    def parts_of(self, kind: str) -> "list[Block]":
        """Its blocks of one kind."""
        return [block for block in self.parts if block.kind == kind]

    def part(self, kind: str) -> "Block | None":
        """Its block of a kind that stands once; None without one."""
        return next(iter(self.parts_of(kind)), None)

    def text(self, kind: str) -> str:
        """The text of a block that stands once, empty without one."""
        found = self.part(kind)
        return found.text if found else ""

    @property
    def claim(self) -> str:
        """What it says, in one sentence."""
        return self.text(BlockKind.CLAIM)

    @property
    def claim_words(self) -> str:
        """The claim as it stands in lists: words in brackets in place of placeholders."""
        return readable(self.claim)

    @property
    def objection_words(self) -> str:
        """The objection as it stands in lists."""
        return readable(self.text(BlockKind.OBJECTION))

    @property
    def reasons(self) -> list[str]:
        """The reasons as texts."""
        return [block.text for block in self.parts_of(BlockKind.REASON)]

    @property
    def evidence(self) -> "list[Block]":
        """What it rests on."""
        return self.parts_of(BlockKind.EVIDENCE)

    @property
    def speaks_to(self) -> str:
        """The audience or the kind of partner, in words."""
        return str(self.get_audience_display() if self.audience else self.get_partner_kind_display())

    def suits(self, occasion: str) -> bool:
        """Whether it may be said at this occasion; what names none may be said at any."""
        return not self.occasions or occasion in self.occasions

    @property
    def content(self) -> Content:
        """Everything that is written, as plain data; a house's own words are not among it."""
        return Content(
            idea=self.idea,
            audience=self.audience,
            partner_kind=self.partner_kind,
            blocks=tuple(block.as_text() for block in self.blocks.all()),
            occasions=tuple(self.occasions),
            fact_keys=tuple(self.fact_keys),
        )


@pghistory.track()
class Block(models.Model):
    """One part of a version: a claim, a reason, a piece of evidence. `key` stays the same from version to version."""

    version = models.ForeignKey(ArgumentVersion, models.CASCADE, related_name="blocks")
    key = models.CharField(_("Kennung"), max_length=20)
    kind = models.CharField(_("Art"), max_length=10, choices=BlockKind.choices)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    text = models.TextField(_("Text"), max_length=600)
    evidence_kind = models.CharField(_("Art des Belegs"), max_length=10, choices=EvidenceKind.choices, blank=True)
    citation = models.CharField(_("Quelle in Kurzform"), max_length=200, blank=True)
    source_url = models.CharField(_("Adresse der Quelle"), max_length=500, blank=True)
    as_of = models.SmallIntegerField(_("Angaben von"), null=True, blank=True)
    expires_on = models.DateField(_("gilt bis"), null=True, blank=True)
    approval = models.CharField(_("Freigabe"), max_length=200, blank=True)
    picture = models.FileField(_("Bild"), upload_to="arguments/", blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Teil eines Arguments")
        verbose_name_plural = _("Teile von Argumenten")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="block_key_once"),
            models.CheckConstraint(condition=Q(kind__in=BlockKind.values), name="block_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=BlockKind.EVIDENCE, evidence_kind__in=EvidenceKind.values) | Q(evidence_kind=""),
                name="block_evidence_kind_known",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="block_says_something"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="block_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_BLOCK_STAYS,
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def has_web_source(self) -> bool:
        """Whether the source can be opened."""
        return self.source_url.startswith(("http://", "https://"))

    def has_expired(self, on: date) -> bool:
        """Whether it may no longer be said on that day."""
        return self.expires_on is not None and self.expires_on < on

    def as_text(self) -> BlockText:
        """The block as plain data."""
        values: dict[str, Any] = {name: getattr(self, name) for name in BLOCK_FIELDS if name != "picture"}
        return BlockText(**values, picture=self.picture.name or "")
