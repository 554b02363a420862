"""What is missing, what comes next, whom to ask."""

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import AgendaSlide, ContactSlide, Point, PointsSlide, Step

_GAPS = ("kinds_missing", "networks_unlinked", "offers_unused")


@slot("missing")
def missing(scene: Scene, text: SlotText) -> PointsSlide | None:
    """Up to three gaps of the register; left out where there are fewer than two."""
    headings = {
        "kinds_missing": _("Wen fragen wir?"),
        "networks_unlinked": _("Wer spricht mit wem?"),
        "offers_unused": _("Was wird genutzt?"),
    }
    open_gaps = [scene.facts[key] for key in _GAPS if key in scene.facts and not scene.facts[key].is_empty]
    if len(open_gaps) < 2:
        return None
    title = {
        2: _("Zwei Fragen lässt das Verzeichnis offen."),
        3: _("Drei Fragen lässt das Verzeichnis offen."),
    }[len(open_gaps)]
    points = tuple(Point(headings[fact.key], fact.sentence) for fact in open_gaps)
    return PointsSlide(**scene.common(text, title=title, facts=[fact.key for fact in open_gaps]), points=points)


@slot("agenda")
def agenda(scene: Scene, text: SlotText) -> AgendaSlide:
    """Dated steps."""
    steps = tuple(Step(scene.filled(step["when"]), scene.filled(step["what"])) for step in text.texts["steps"])
    return AgendaSlide(**scene.common(text), steps=steps)


@slot("contact")
def contact(scene: Scene, text: SlotText) -> ContactSlide:
    """The house, whom to ask or a line to fill in, and its web address."""
    place = scene.organisation.seat_city
    name = scene.organisation.name
    first = name if not place or place in name else f"{name}, {place}"
    person = scene.contact
    asked = (_("Ihre Ansprechperson: %s") % person.name,) if person.name else ()
    if not person.name and not person.ways:
        asked = (person.house or text.text("placeholder"),)
    ways = (", ".join(person.ways),) if person.ways else ()
    lines = (first, *asked, *ways, *(scene.filled(line) for line in text.texts["lines"]))
    if person.lack:
        scene.missing.append(person.lack)
    return ContactSlide(**{**scene.common(text), "seconds": 30}, lines=lines, address=scene.organisation.website)
