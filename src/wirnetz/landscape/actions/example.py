"""For the example year a draft of a division with remarks, and a reply to a finding: invented, every record marked."""

from collections import defaultdict
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import Role
from wirnetz.accounts.queries import people_holding
from wirnetz.core.loading import Line, read_unique
from wirnetz.core.reference import LoadReport
from wirnetz.landscape.actions.replies import reply_to_finding
from wirnetz.landscape.actions.splitting import remark_on_split, save_split
from wirnetz.landscape.enums import REPLIES, Asked
from wirnetz.landscape.models import FindingReply, SplitDraft, SplitRemark
from wirnetz.networks.models import Network

EXAMPLE = Path(__file__).parents[1] / "example"
COLUMNS = ("network", "title", "part", "areas", "remark")
REPLY_COLUMNS = ("network", "other", "reply", "reason", "said_on", "rests_until")


@transaction.atomic
def load_example_split(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load the drafts; what is there already stays. ReferenceDataError if the table is wrong."""
    report = LoadReport(_("Beispiel: Entwürfe von Teilungen"))
    networks = {network.slug: network for network in Network.objects.select_related("node")}
    drafts: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in read_unique(folder / "split_drafts.csv", COLUMNS, ["network", "title", "part"]):
        drafts[line.pick("network", networks).slug, line.text("title", most=100)].append(line)
    known = set(SplitDraft.objects.unscoped("loading the example").values_list("network__slug", "title"))
    for (slug, title), lines in drafts.items():
        if (slug, title) in known:
            report.unchanged += 1
            continue
        network = networks[slug]
        people = people_holding(network.node, *Role)
        by = next((person for person in people if person.is_example), None)
        areas = [line.values["areas"].split(";") for line in lines]
        parts = [
            {"name": line.text("part", most=100), "units": keys, "areas": keys}
            for line, keys in zip(lines, areas, strict=True)
        ]
        # the record of what was done names nobody invented: it could never let go of them
        draft = save_split(
            network=network, title=title, level="kreis", parts=parts, query="teile=2&ebene=kreis&haeuser=0&gleich=25",
            by=None, is_example=True,
        )  # fmt: skip
        SplitDraft.objects.unscoped("its invented author").filter(pk=draft.pk).update(created_by=by)
        for line in lines:
            remark = remark_on_split(draft=draft, text=line.text("remark", most=1000), by=None)
            SplitRemark.objects.unscoped("its invented author").filter(pk=remark.pk).update(written_by=by)
        report.created += 1
    return report


@transaction.atomic
def load_example_replies(*, folder: Path = EXAMPLE) -> LoadReport:
    """Load what networks say to who works beside them; what is there already stays.

    ReferenceDataError if the table is wrong.
    """
    report = LoadReport(_("Beispiel: Antworten auf Befunde"))
    networks = {network.slug: network for network in Network.objects.select_related("node")}
    replies = {reply.value: reply for reply in REPLIES[Asked.OVERLAP]}
    stored = FindingReply.objects.unscoped("loading the example").filter(question=Asked.OVERLAP)
    known = set(stored.values_list("network__slug", "other__slug"))
    for line in read_unique(folder / "replies.csv", REPLY_COLUMNS, ["network", "other"]):
        speaker, other = line.pick("network", networks), line.pick("other", networks)
        if (speaker.slug, other.slug) in known:
            report.unchanged += 1
            continue
        said_on = line.day("said_on") or timezone.localdate()
        rests_until = line.day("rests_until") or said_on
        reply_to_finding(
            question=Asked.OVERLAP, speaker=speaker, other=other, reply=line.pick("reply", replies),
            reason=line.text("reason", most=500), rests_until=rests_until, on=said_on, by=None, is_example=True,
        )  # fmt: skip
        report.created += 1
    return report
