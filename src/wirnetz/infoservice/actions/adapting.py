"""A house, office or network makes an edition its own: words, order, what it leaves out and adds, whether it goes."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Node, Person
from wirnetz.core.editing import EditConflict, fingerprint, save_if_unchanged
from wirnetz.infoservice.actions.writing import lock_edition
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import Adaptation, AdaptedItem, Edition, PassingOn
from wirnetz.infoservice.queries.editions import own_host
from wirnetz.infoservice.queries.versions import Cascade, own_parts
from wirnetz.infoservice.validators import (
    asks_to_sign_in_elsewhere,
    english_gaps,
    link_faults,
    named_link_faults,
    words_faults,
)
from wirnetz.infoservice.weaving import OwnItem, woven

SIGNS_IN_ELSEWHERE = _lazy(
    "Ihre Meldung fragt nach Zugangsdaten und führt auf eine fremde Website. So sehen Betrugsmails aus; schreiben Sie"
    " sie anders, oder lassen Sie die Adresse weg."
)
NOTHING_GOES = "nothing_goes"
PASSING_FIELDS = ("at_window_end", "signature", "reply_to", "is_trial", "is_public", "is_told")


@transaction.atomic
def adapt_edition(
    *,
    edition: Edition,
    place: Node,
    greeting: str,
    parts: Sequence[OwnItem],
    seen: Sequence[OwnItem],
    greeting_en: str = "",
    is_held: bool = False,
    approve: bool = False,
    by: Person | None,
) -> Adaptation:
    """What the place says becomes this; with `approve` it may go so, else an earlier approval is open again.

    ValidationError once the time is over, for a text that no reader should get, or with the code `NOTHING_GOES` where
    every item is left out: who wants that says `is_held`. EditConflict if somebody changed the parts since `seen`.
    """
    stored = lock_edition(edition)
    if stored.state != EditionState.WITH_HOUSES:
        raise ValidationError(_("Diese Ausgabe lässt sich nicht mehr anpassen. Was Sie ändern, gilt für die nächste."))
    if sorted(map(repr, own_parts(stored, place))) != sorted(map(repr, seen)):
        raise EditConflict(stored)
    _check(greeting, greeting_en, parts)
    if not is_held:
        _refuse_nothing(stored, place, parts)
    rows = Adaptation.objects.unscoped("the caller may write for the place")
    adaptation, _is_new = rows.get_or_create(edition=stored, place=place)
    adaptation.greeting, adaptation.greeting_en = greeting, greeting_en
    adaptation.is_held, adaptation.changed_by = is_held, by
    adaptation.approved_by, adaptation.approved_at = (by, timezone.now()) if approve else (None, None)
    adaptation.save()
    _write(adaptation, [part for part in parts if not part.says_nothing])
    record_audit(by=by, action="approve_adaptation" if approve else "adapt_edition", record=adaptation)
    return adaptation


@transaction.atomic
def set_passing_on(*, place: Node, values: dict[str, Any], seen: str, by: Person | None) -> PassingOn:
    """How the place passes editions on. EditConflict if it is not as the editor has `seen` it."""
    stored, is_new = PassingOn.objects.select_for_update().get_or_create(place=place)
    if faults := words_faults(values.get("signature", "")):
        raise ValidationError({"signature": faults})
    seen = fingerprint(stored, PASSING_FIELDS) if is_new and not seen else seen
    saved = save_if_unchanged(stored, {name: values[name] for name in PASSING_FIELDS}, seen=seen)
    record_audit(by=by, action="set_passing_on", record=saved)
    return saved


def _check(greeting: str, greeting_en: str, parts: Sequence[OwnItem]) -> None:
    faults = []
    for words in (greeting, greeting_en):
        faults += [*words_faults(words, lines=True), *named_link_faults(words)]
        if asks_to_sign_in_elsewhere(words=words, link="", own_host=own_host()):
            faults.append(str(SIGNS_IN_ELSEWHERE))
    for part in parts:
        said = part.added or part
        lines = (said.headline, said.action, said.headline_en, said.action_en)
        words = " ".join((*lines, said.text, said.text_en))
        faults += [fault for line in lines for fault in words_faults(line)]
        faults += [fault for text in (said.text, said.text_en) for fault in words_faults(text, lines=True)]
        faults += named_link_faults(words)
        link = part.added.link if part.added else ""
        if asks_to_sign_in_elsewhere(words=words, link=link, own_host=own_host()):
            faults.append(str(SIGNS_IN_ELSEWHERE))
        if part.added:
            faults += link_faults(link)
            if not part.added.headline.strip():
                faults.append(_("Ihrer eigenen Meldung fehlt die Überschrift."))
            faults += words_faults(part.added.picture_alt)
            if part.added.picture and not part.added.picture_alt.strip():
                faults.append(_("Beschreiben Sie das Bild für alle, die es nicht sehen."))
            faults += english_gaps(asdict(part.added)).values()
    if faults:
        raise ValidationError(list(dict.fromkeys(faults)))


def _refuse_nothing(edition: Edition, place: Node, parts: Sequence[OwnItem]) -> None:
    above = Cascade(edition).above(place.pk) if any(part.is_hidden for part in parts) else None
    if above is not None and not woven(above.items, parts, origin=""):
        told = _("Sie geben nichts weiter. Meinen Sie: Diese Ausgabe nicht weitergeben?")
        raise ValidationError(told, code=NOTHING_GOES)


def _write(adaptation: Adaptation, parts: Sequence[OwnItem]) -> None:
    rows = AdaptedItem.objects.unscoped("the caller may write for the place").filter(adaptation=adaptation)
    stored = {row.key: row for row in rows}
    for part in parts:
        row = stored.pop(part.key, None) or AdaptedItem(adaptation=adaptation, key=part.key)
        if row.pk and row.as_own() == part:
            continue
        said = part.added or part
        row.kind = part.added.kind if part.added else ""
        row.headline, row.text, row.action = said.headline, said.text, said.action
        row.headline_en, row.text_en, row.action_en = said.headline_en, said.text_en, said.action_en
        row.link = part.added.link if part.added else ""
        row.picture = part.added.picture if part.added else ""
        row.picture_alt = part.added.picture_alt if part.added else ""
        row.expires_on = part.added.expires_on if part.added else None
        row.is_hidden, row.position, row.base = part.is_hidden, part.position, part.base
        row.save()
    rows.filter(pk__in=[row.pk for row in stored.values()]).delete()
