"""What the invented networks of the example year say about themselves."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.core.loading import read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.networks.actions.example import EXAMPLE
from wirnetz.networks.enums import Rhythm
from wirnetz.networks.models import Network
from wirnetz.offers.models import Topic

COLUMNS = ("network", "idea", "rhythm", "meeting_place", "topics")


@transaction.atomic
def load_example_profiles(*, folder: Path = EXAMPLE) -> LoadReport:
    """Enter idea, rhythm, meeting place and topics where a network says nothing yet; what people wrote stays.

    ReferenceDataError if the table is wrong.
    """
    report = LoadReport(_("Beispiel: Profile der Netzwerke"))
    networks = {network.slug: network for network in Network.objects.filter(is_example=True)}
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    for line in read_unique(folder / "profiles.csv", COLUMNS, ["network"]):
        network = line.pick("network", networks)
        if network.idea:
            report.unchanged += 1
            continue
        network.idea = line.text("idea", most=250, required=True)
        network.rhythm = line.pick("rhythm", {each.value: each for each in Rhythm})
        network.meeting_place = line.text("meeting_place", most=200)
        network.save()
        network.topics.set(line.many_of("topics", topics))
        report.changed += 1
    return report
