"""The first slide."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.exports.wording import month_and_year
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import TitleSlide


@slot("title")
def title(scene: Scene, text: SlotText) -> TitleSlide:
    """The sentence, the region, the house and the month; the region is ringed on the map of Germany."""
    lines = (_("Region %s") % scene.region, f"{scene.organisation.name}, {month_and_year(scene.on)}")
    source = _("Netzwerkverzeichnis in Wirnetz, Stand %s") % f"{scene.on:%d.%m.%Y}"
    slide = TitleSlide(**scene.common(text, sources=[source]), subtitle=lines, map=scene.country_map)
    return replace(slide, seconds=45, is_example=scene.situation.is_example)
