"""What waits for the people of the argument library, for houses, and for offices for which a kit lies ready."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, can
from wirnetz.arguments.models import AdaptedBlock, HandDown
from wirnetz.arguments.queries.adaptations import changed_originals, houses_with_own_words
from wirnetz.arguments.queries.brochures import ended_approvals
from wirnetz.arguments.queries.gaps import ageing
from wirnetz.arguments.queries.handing import batches_with_failures, unfetched_kits
from wirnetz.arguments.queries.office import to_mend, to_review
from wirnetz.arguments.rules import works_on_library
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.core.german import date_words, number_word
from wirnetz.core.waiting import Waiting, waiting_source

MOST = 5
TIME_TO_REVIEW = timedelta(days=14)


@waiting_source("arguments")
def arguments_waiting(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line each for what others gave to review and for own drafts that came back; nothing for others."""
    if not visitor.is_authenticated or not works_on_library(visitor):
        return
    for version in to_review(visitor)[:MOST]:
        submitted = timezone.localdate(version.submitted_at) if version.submitted_at else on
        yield Waiting(
            sentence=_("„%s“ wartet auf eine zweite Person.") % version.claim_words,
            button=_("Fassung prüfen"),
            href=reverse("arguments:office_review", args=[version.argument.slug]),
            due_on=submitted + TIME_TO_REVIEW,
            why=_("Erst nach der Prüfung steht das Argument in Mappen."),
            is_example=version.argument.is_example,
        )
    for version in [draft for draft in to_mend(visitor) if draft.review_note][:MOST]:
        yield Waiting(
            sentence=_("„%s“ kam aus der Prüfung zurück.") % version.claim_words,
            button=_("Weiterschreiben"),
            href=reverse("arguments:office_draft", args=[version.argument.slug]),
            why=version.review_note,
            is_example=version.argument.is_example,
        )
    over, soon = ageing(visitor, on)
    for gap in (*over, *soon)[:MOST]:
        yield Waiting(
            sentence=gap.sentence,
            button=gap.button,
            href=gap.href,
            due_on=gap.due_on,
            why=gap.why,
            is_example=gap.is_example,
        )


@waiting_source("brochures")
def brochures_waiting(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each quotation or picture of a released brochure whose approval has ended."""
    if not visitor.is_authenticated:
        return
    for brochure, name in ended_approvals(visitor, on=on)[:MOST]:
        yield Waiting(
            sentence=_("Die Freigabe von %(name)s gilt nicht mehr; in der Broschüre „%(network)s“ fehlt etwas.")
            % {"name": name, "network": brochure.network.label},
            button=_("Broschüre ansehen"),
            href=reverse("arguments:brochure_edit", args=[brochure.network.slug]),
            why=_("Seite und PDF zeigen es schon nicht mehr."),
            is_example=brochure.is_example,
        )


@waiting_source("own_words")
def changed_originals_waiting(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each house whose own words stand in for an original that has changed; for who writes there."""
    if not visitor.is_authenticated:
        return
    for house in houses_with_own_words(visitor)[:MOST]:
        changed = changed_originals(house) if can(visitor, "edit", AdaptedBlock(organisation=house)) else 0
        if not changed:
            continue
        told = {"house": house.label, "count": number_word(changed)}
        yield Waiting(
            sentence=_("%(house)s: Bei einem Argument mit eigenen Worten hat sich das Original geändert.") % told
            if changed == 1
            else _("%(house)s: Bei %(count)s Argumenten mit eigenen Worten hat sich das Original geändert.") % told,
            button=_("Fassungen ansehen"),
            href=reverse("arguments:own_words", args=[house.slug]),
            why=_("Ihre Fassung gilt weiter, bis Sie entscheiden."),
            place=house.slug,
            is_example=house.is_example,
        )


@waiting_source("handed_kits")
def handed_kits_waiting(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each kit that nobody of the visitor's office has fetched yet."""
    if not visitor.is_authenticated:
        return
    for kit in unfetched_kits(visitor, on=on)[:MOST]:
        occasion = occasions().get(kit.hand_down.occasion)
        told = {"house": kit.hand_down.organisation.label, "occasion": occasion.name if occasion else ""}
        yield Waiting(
            sentence=_("%(house)s hat für Sie eine Mappe zusammengestellt: „%(occasion)s“.") % told,
            button=_("Mappe ansehen"),
            href=reverse("arguments:handed_kit", args=[kit.office.slug, kit.pk]),
            why=_("Sie liegt bis zum %s bereit.") % date_words(kit.hand_down.kept_until),
            place=kit.office.slug,
            is_example=kit.hand_down.is_example,
        )


@waiting_source("hand_downs")
def failed_kits_waiting(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each batch in which kits failed, for who may try again."""
    if not visitor.is_authenticated:
        return
    for batch, failed in batches_with_failures(visitor)[:MOST]:
        if not can(visitor, "edit", HandDown(organisation=batch.organisation)):
            continue
        yield Waiting(
            sentence=_("Bei einer Stelle ließ sich keine Mappe zusammenstellen.")
            if failed == 1
            else _("Bei %s Stellen ließ sich keine Mappe zusammenstellen.") % number_word(failed),
            button=_("Gründe ansehen"),
            href=reverse("arguments:hand_down", args=[batch.organisation.slug, batch.pk]),
            why=_("Dort versuchen Sie es noch einmal."),
            place=batch.organisation.slug,
            is_example=batch.is_example,
        )
