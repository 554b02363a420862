"""The one next step at the end of a region page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.core.german import quoted
from wirnetz.networks.models import Network
from wirnetz.networks.queries import district_coverage
from wirnetz.regions.models import Area
from wirnetz.regions.queries import neighbours_of

LONGEST_NAME = 60


@dataclass(frozen=True)
class NextStep:
    """A sentence, a line of explanation, one button."""

    what: str
    why: str
    href: str
    button: str
    is_example: bool = False


def next_step_of(area: Area, *, networks: Sequence[Network], unlinked: Sequence[Network]) -> NextStep:
    """Strengthen what exists; where nothing is recorded, look next door."""
    kit = f"{reverse('arguments:kit')}?region={area.key}&anlass=vorstellung-im-netzwerk"
    contents = _(
        "Die Mappe enthält einen Foliensatz, einen Handzettel und ein Anschreiben, "
        "fertig für Ihre Organisation und diese Region."
    )
    if unlinked:
        named = _most_manageable(unlinked)
        what = (
            _("Stellen Sie die gemeinsamen Angebote im Netzwerk %s vor; es ist hier schon eingetragen.")
            % quoted(named.name)
            if named
            else _("Stellen Sie die gemeinsamen Angebote in einem Netzwerk vor, das hier schon eingetragen ist.")
        )
        return NextStep(what, contents, kit, _("Mappe zusammenstellen"), named is not None and named.is_example)
    if networks:
        return NextStep(
            _("Sprechen Sie im eigenen Haus darüber, was das Netzwerk hier möglich macht."),
            contents,
            f"{reverse('arguments:kit')}?region={area.key}",
            _("Mappe zusammenstellen"),
        )
    neighbour = _neighbour_with_network(area)
    if neighbour is not None:
        what = _("Fragen Sie nebenan: In der Nachbarregion %s ist ein Netzwerk eingetragen.") % neighbour.full_name
        why = _("Vielleicht nimmt es Sie auf, oder es weiß, wer bei Ihnen schon zusammenarbeitet.")
        return NextStep(what, why, reverse("portal:region", args=[neighbour.key]), _("Nachbarregion ansehen"))
    return NextStep(
        _("Beginnen Sie mit einem Gespräch im eigenen Haus."),
        contents,
        f"{reverse('arguments:kit')}?region={area.key}",
        _("Mappe zusammenstellen"),
    )


def _most_manageable(networks: Sequence[Network]) -> Network | None:
    """The one with the newest source, of these the one with the fewest areas; None if all names are too long.

    An invented one only if there is no other.
    """
    short = [network for network in networks if len(network.name) <= LONGEST_NAME]
    return min(short, key=_order, default=None)


def _order(network: Network) -> tuple[bool, int, int]:
    return network.is_example, -(network.as_of or 0), network.area_count  # type: ignore[attr-defined]


def _neighbour_with_network(area: Area) -> Area | None:
    if len(area.key) < 5:
        return None
    covered = district_coverage()
    return next((near for near in neighbours_of([area.key[:5]]) if near.key in covered), None)
