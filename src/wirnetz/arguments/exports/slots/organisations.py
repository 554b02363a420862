"""Who works in the region, where the own house is recorded, and who connects networks."""

from collections import Counter

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.exports.wording import under_review, year_label
from wirnetz.arguments.queries.groups import bridges, kind_counts, marked
from wirnetz.arguments.queries.situation import Situation
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.core.german import counted, number_word
from wirnetz.documents.content import Bar, ChartSlide, TableSlide
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Membership

MOST_ROWS = 5


@slot("organisations_chart")
def organisations_chart(scene: Scene, text: SlotText) -> ChartSlide | None:
    """Organisations by kind; left out below three, which a chart would only blow up."""
    counts = kind_counts(scene.situation)
    if len(scene.situation.organisations) < 3 or len(counts) < 2:
        return None
    own = scene.organisation.kind
    bars = tuple(Bar(str(kind.label), count, str(count), kind == own) for kind, count in counts)
    listed = ", ".join(f"{bar.label} {bar.text}" for bar in bars)
    common = scene.common(text, title=scene.facts["organisations_here"].sentence, facts=["organisations_here"])
    alt = _("Verzeichnete Organisationen nach Art: %s.") % listed
    axis = _("Organisationen mit Sitz in der Region oder in einem ihrer Netzwerke, nach Art")
    return ChartSlide(**common, bars=bars, alt=alt, maximum=max(bar.value for bar in bars), axis=axis)


@slot("own_memberships")
def own_memberships(scene: Scene, text: SlotText) -> TableSlide | None:
    """The networks in which the house is recorded, those here first; left out where there is none."""
    fact = scene.facts.get("own_memberships")
    if fact is None or fact.is_empty:
        return None
    here = {network.pk for network in (*scene.situation.networks, *scene.situation.land_wide)}
    records = sorted(scene.situation.own_memberships, key=lambda record: record.network_id not in here)
    rows = tuple(
        (_network_of(record), _role_of(scene.situation, record), year_label(record.as_of))
        for record in records[:MOST_ROWS]
    )
    head = (_("Netzwerk"), _("Verzeichnet als"), _("Angaben von"))
    common = scene.common(text, title=fact.sentence, facts=["own_memberships"])
    common["sources"] += (under_review(),)
    return TableSlide(**common, head=head, rows=rows, more=more_networks(len(records) - len(rows)))


@slot("bridging")
def bridging(scene: Scene, text: SlotText) -> TableSlide | None:
    """Organisations in two or more networks here; left out where there is none."""
    found = bridges(scene.situation)
    if not found:
        return None
    common_names = Counter(network for _name, names in found for network in names)
    rows = tuple(
        (name, number_word(len(names)), min(names, key=lambda network: (common_names[network], len(network))))
        for name, names in found[: MOST_ROWS - 1]
    )
    head = (_("Organisation"), _("Netzwerke"), _("Zum Beispiel"))
    common = scene.common(text, title=scene.facts["bridging_organisations"].sentence, facts=["bridging_organisations"])
    rest = len(found) - len(rows)
    more = _("und %s") % counted(rest, "weitere Organisation", "weitere Organisationen", one="eine") if rest else ""
    return TableSlide(**common, head=head, rows=rows, more=more)


def _network_of(record: Membership) -> str:
    return marked(record.network.name, is_example=record.is_example or record.network.is_example)


def _role_of(situation: Situation, record: Membership) -> str:
    """„Mitglied“, and where only offices of the house belong, how many: „Mitglied (drei Stellen)“."""
    role = str(MembershipRole(record.role).label)
    if situation.organisation is None or record.organisation_id == situation.organisation.pk:
        return role
    ties = {tie.organisation_id for tie in situation.office_memberships if tie.network_id == record.network_id}
    return f"{role} ({counted(len(ties), _('Stelle'), _('Stellen'), one=_('eine'))})"


def more_networks(count: int) -> str:
    """„und drei weitere Netzwerke“, empty for none."""
    if count <= 0:
        return ""
    return _("und %s") % counted(count, "weiteres Netzwerk", "weitere Netzwerke")
