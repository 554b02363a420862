"""What waits for the people of the argument library, and for houses whose own words have an original that changed."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, can
from wirnetz.arguments.models import AdaptedBlock
from wirnetz.arguments.queries.adaptations import changed_originals, houses_with_own_words
from wirnetz.arguments.queries.gaps import ageing
from wirnetz.arguments.queries.office import to_mend, to_review
from wirnetz.arguments.rules import works_on_library
from wirnetz.core.german import number_word
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
