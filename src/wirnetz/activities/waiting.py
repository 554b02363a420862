"""What waits for people who run a network: dates that are over and of which nothing is written down."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import WRITE, Held, Visitor, nodes_where
from wirnetz.activities.enums import GatheringState
from wirnetz.activities.models import Gathering, GatheringHost
from wirnetz.core.waiting import Waiting, waiting_source

TIME_TO_WRITE = timedelta(days=14)
MOST = 5


@waiting_source("gatherings to record")
def gatherings_to_record(visitor: Visitor, on: date) -> Iterator[Waiting]:
    """One line for each of the latest dates; due two weeks after the day. One query."""
    hosts = GatheringHost.objects.filter(network__node__in=nodes_where(visitor, Held(house=WRITE)))
    past = Gathering.objects.filter(pk__in=hosts.values("gathering"), ends_at__lt=timezone.now(), recorded_on=None)
    for gathering in past.exclude(state=GatheringState.CANCELLED).order_by("-starts_at", "-pk")[:MOST]:
        day = timezone.localtime(gathering.starts_at).date()
        yield Waiting(
            sentence=_("Was kam heraus bei „%(title)s“ am %(day)s?")
            % {"title": gathering.title, "day": f"{day:%d.%m.%Y}"},
            button=_("Ergebnisse eintragen"),
            href=reverse("activities:gathering_results", args=[gathering.slug]),
            due_on=day + TIME_TO_WRITE,
            why=_("Wer war dabei, was wurde festgehalten? Das dauert zwei Minuten."),
            is_example=gathering.is_example,
        )
