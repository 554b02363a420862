"""What is missing in the library, each with what to do next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor
from wirnetz.arguments.enums import OPEN_STATES, Audience, Idea, VersionState
from wirnetz.arguments.models import ArgumentVersion, Block
from wirnetz.arguments.queries.choices import listener_word
from wirnetz.arguments.queries.office import versions_in
from wirnetz.arguments.validators.placeholders import readable
from wirnetz.core.german import joined
from wirnetz.organisations.enums import PARTNER_KINDS

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class LibraryGap:
    """One thing that is missing: the sentence, why it matters, where it is mended and with which words."""

    sentence: str
    why: str
    href: str
    button: str
    due_on: date | None = None
    is_example: bool = False


def unheard(visitor: Visitor) -> list[LibraryGap]:
    """Audiences and kinds of partners without a published argument, then ideas that an audience never hears of."""
    published = list(versions_in(visitor, [VersionState.PUBLISHED]).prefetch_related(None))
    return [*_without_argument(published), *_without_idea(published)]


def _without_argument(published: list[ArgumentVersion]) -> Iterator[LibraryGap]:
    heard = {(version.audience, version.partner_kind) for version in published}
    listeners = [(audience.value, "", str(audience.label)) for audience in Audience]
    listeners += [("", kind.value, str(kind.label)) for kind in PARTNER_KINDS]
    for audience, kind, label in listeners:
        if (audience, kind) not in heard:
            yield LibraryGap(
                sentence=_("Für „%s“ gibt es noch kein Argument.") % label,
                why=_("Eine Mappe für diese Runde hat an dieser Stelle eine Lücke."),
                href=f"{reverse('arguments:office_new')}?fuer={listener_word(audience, kind)}",
                button=_("Argument entwerfen"),
            )


def _without_idea(published: list[ArgumentVersion]) -> Iterator[LibraryGap]:
    for audience in Audience:
        heard = {version.idea for version in published if version.audience == audience}
        silent = [f"„{idea.label}“" for idea in Idea if idea not in heard]
        if heard and silent:
            yield LibraryGap(
                sentence=_("„%(audience)s“ hört noch nichts zu %(ideas)s.")
                % {"audience": audience.label, "ideas": joined(silent)},
                why=_("Zu den anderen Gedanken gibt es Argumente."),
                href=f"{reverse('arguments:office_new')}?fuer={audience.slug}",
                button=_("Argument entwerfen"),
            )


def unproven(visitor: Visitor, on: date) -> list[LibraryGap]:
    """Arguments without evidence: drafts that name none, and published ones of which all has expired."""
    gaps = []
    for version in versions_in(visitor, [*OPEN_STATES, VersionState.PUBLISHED]):
        valid = [block for block in version.evidence if not block.has_expired(on)]
        if valid:
            continue
        claim = {"claim": version.claim_words.rstrip(".")}
        sentence = (
            _("„%(claim)s“ hat keinen Beleg mehr, der gilt.")
            if version.evidence
            else _("„%(claim)s“ nennt keinen Beleg.")
        )
        gaps.append(
            LibraryGap(
                sentence=sentence % claim,
                why=_("Im Entwurf.") if version.is_open else _("Es ist veröffentlicht und steht so in Mappen."),
                href=reverse("arguments:office_argument", args=[version.argument.slug]),
                button=_("Beleg ergänzen"),
                is_example=version.argument.is_example,
            )
        )
    return gaps


def ageing(visitor: Visitor, on: date) -> tuple[list[LibraryGap], list[LibraryGap]]:
    """Published evidence past its date, and what expires within sixty days; the nearest day first."""
    dated = [
        (block, version)
        for version in versions_in(visitor, [VersionState.PUBLISHED])
        for block in version.evidence
        if block.expires_on is not None and block.expires_on <= on + SOON
    ]
    dated.sort(key=lambda pair: (pair[0].expires_on or on, pair[0].pk))
    over = [_ageing(pair, is_over=True) for pair in dated if pair[0].has_expired(on)]
    return over, [_ageing(pair, is_over=False) for pair in dated if not pair[0].has_expired(on)]


def _ageing(pair: tuple[Block, ArgumentVersion], *, is_over: bool) -> LibraryGap:
    block, version = pair
    words = {"text": readable(block.text).rstrip("."), "day": f"{block.expires_on:%d.%m.%Y}"}
    rests = {"claim": version.claim_words.rstrip("."), "source": block.citation}
    sentence = _("„%(text)s“ galt bis zum %(day)s.") if is_over else _("„%(text)s“ gilt noch bis zum %(day)s.")
    return LibraryGap(
        sentence=sentence % words,
        why=_("Beleg zu „%(claim)s“. Quelle: %(source)s.") % rests,
        href=reverse("arguments:office_argument", args=[version.argument.slug]),
        button=_("Beleg erneuern"),
        due_on=block.expires_on,
        is_example=version.argument.is_example,
    )


def gap_count(parts: Iterable[list[LibraryGap]]) -> int:
    """How many things are missing in all."""
    return sum(len(part) for part in parts)
