"""The covering note: a mail in plain text to pass on with the files."""

import re
from dataclasses import dataclass
from textwrap import fill

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.wording import fact_source
from wirnetz.arguments.queries.groups import marked
from wirnetz.arguments.validators.contact import Contact
from wirnetz.core.german import number_word
from wirnetz.core.printed import short_address
from wirnetz.documents.content import Deck

WIDTH = 72
TOLD = ("networks_here", "networks_own", "organisations_here", "own_memberships", "offers_checks")


@dataclass(frozen=True, slots=True)
class Cover:
    """What a house writes above the note of one of its offices, with placeholders; `house` is its name."""

    text: str
    house: str


def note_of(scene: Scene, deck: Deck, code: str, cover: Cover | None = None) -> str:
    """Subject, what is enclosed, what is recorded about the region, one request, the sources.

    `code` is what one can ask with whether the papers are still right. The words of a `cover` stand in place of ours.
    """
    region = _("Region %s") % scene.region
    person = scene.contact
    told = [scene.facts[key] for key in TOLD if key in scene.facts and not scene.facts[key].is_empty]
    parts = [
        _("Betreff: Unterlagen für die %s") % region,
        *(_said(scene, cover) if cover else _opening(scene, deck, region)),
        _listed(
            _("Was über die Region verzeichnet ist:"),
            [marked(fact.sentence, is_example=fact.is_example) for fact in told],
        ),
        _("Angaben mit „Beispiel“ sind erfunden oder zählen Erfundenes mit.")
        if any(fact.is_example for fact in told)
        else "",
        "" if cover else _wrapped(_("Eine Bitte: %s") % scene.filled(scene.occasion.next_step)),
        _way_to_ask(scene, code),
        "\n".join((_("Freundliche Grüße"), person.name or _("[Ihr Name]"), scene.organisation.name, *_ways(person))),
        _listed(_("Quellen:"), list(dict.fromkeys(map(fact_source, told)))),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _way_to_ask(scene: Scene, code: str) -> str:
    if address := short_address(f"/s/{code}"):
        return _("Ob diese Unterlagen noch aktuell sind, steht hier:") + f"\n{address}"
    told = _("Ob diese Unterlagen noch aktuell sind, sagt %(site)s zum Code %(code)s.")
    return _wrapped(told % {"site": scene.site, "code": code})


def _opening(scene: Scene, deck: Deck, region: str) -> list[str]:
    enclosed = _(
        "anbei erhalten Sie Unterlagen zum Anlass „%(occasion)s“ für die %(region)s: einen Foliensatz mit %(slides)s "
        "Folien für ein Gespräch von etwa %(minutes)s Minuten und einen Handzettel zum Weitergeben. "
        "Der Foliensatz ist frei bearbeitbar."
    ) % {
        "occasion": scene.occasion.name,
        "region": region,
        "slides": number_word(len(deck.slides)),
        "minutes": number_word(deck.minutes),
    }
    return [_("Guten Tag,"), _wrapped(enclosed), _wrapped(_("Worum es geht: %s") % scene.occasion.handout_sentence)]


def _said(scene: Scene, cover: Cover) -> list[str]:
    """The paragraphs of a house, filled for the office."""
    office = scene.organisation.name
    own = {"office": office, "contact": scene.contact.name or office, "organisation": cover.house}
    paragraphs = re.split(r"\n\s*\n", cover.text.replace("\r\n", "\n").strip())
    return ["\n".join(_wrapped(line) for line in scene.filled(each, own).split("\n")) for each in paragraphs]


def _ways(person: Contact) -> tuple[str, ...]:
    return (person.house,) if person.house and not person.name and not person.ways else person.ways


def _wrapped(text: str) -> str:
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _listed(heading: str, lines: list[str]) -> str:
    if not lines:
        return ""
    items = [fill(line, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False) for line in lines]
    return "\n".join((heading, *items))
