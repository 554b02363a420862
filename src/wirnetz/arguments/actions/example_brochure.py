"""The brochure of an invented network of the example year: written, approved, released; every line marked."""

import io
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw

from wirnetz.accounts.actions import record_approval
from wirnetz.accounts.enums import ApprovalWay
from wirnetz.accounts.models import Approval
from wirnetz.activities.models import Attendance, Gathering
from wirnetz.arguments.actions.brochures import MilestoneValues, begun_brochure, release_brochure, set_milestones
from wirnetz.arguments.actions.voices import add_picture, add_voice
from wirnetz.arguments.models import NetworkBrochure
from wirnetz.arguments.validators.editorial import TEXTS
from wirnetz.arguments.validators.library import LibraryError, read_toml
from wirnetz.core.reference import LoadReport, ReferenceDataError
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Membership, Network
from wirnetz.organisations.models import Organisation

EXAMPLE = Path(__file__).parents[1] / "example" / "brochure.toml"
SOURCE = "Beispieljahr von Wirnetz, erfunden"


@transaction.atomic
def load_example_brochure(path: Path = EXAMPLE) -> LoadReport:
    """Load the invented brochure with its voices and their approvals; a second run changes nothing.

    ReferenceDataError if the file is broken.
    """
    report = LoadReport(_("Beispielbroschüre"))
    try:
        told = read_toml(path)
    except LibraryError as error:
        raise ReferenceDataError(path, error.reason, _("Berichtigen Sie die Datei und laden Sie erneut.")) from error
    network = Network.objects.select_related("node").get(slug=told["network"])
    if NetworkBrochure.objects.unscoped("whether the invented one is there").filter(network=network).exists():
        report.unchanged += 1
        return report
    partner = Organisation.objects.get(slug=told["partner"])
    _take_part(partner, network, told["partner_since"])
    brochure = begun_brochure(network, by=None, is_example=True)
    for name in TEXTS:
        setattr(brochure, name, told[name].strip())
    brochure.partner = partner
    brochure.save()
    set_milestones(network=network, chosen=[MilestoneValues(**row) for row in told["milestones"]], by=None)
    for row in told["voices"]:
        _voice(network, row)
    _logo(network, told["logo"])
    release_brochure(brochure=brochure, by=None)
    NetworkBrochure.objects.unscoped("the day of the table").filter(pk=brochure.pk).update(
        released_on=told["released_on"]
    )
    report.created += 1
    return report


def _take_part(partner: Organisation, network: Network, since: date) -> None:
    """The invented partner belongs to the network and came to every other date."""
    Membership.objects.get_or_create(
        organisation=partner,
        network=network,
        role=MembershipRole.MEMBER,
        from_on=since,
        defaults={"source_url": SOURCE, "as_of": since.year, "is_example": True},
    )
    dates = Gathering.objects.filter(hosts__network=network, is_example=True, recorded_on__isnull=False)
    for gathering in dates.order_by("starts_at", "pk")[::2]:
        Attendance.objects.get_or_create(gathering=gathering, organisation=partner, defaults={"is_example": True})


def _voice(network: Network, row: dict[str, Any]) -> None:
    texts = {name: row[name] for name in ("text", "name", "function", "email")}
    voice = add_voice(network=network, by=None, is_example=True, **texts)
    _approve(voice.approval, row)


def _logo(network: Network, row: dict[str, Any]) -> None:
    """A drawn sign, since an invented house has no real one."""
    sign = Image.new("RGB", (480, 480), row["colour"])
    ImageDraw.Draw(sign).rectangle((96, 208, 384, 272), fill="white")
    target = io.BytesIO()
    sign.save(target, "PNG")
    picture = add_picture(
        network=network,
        subject=Organisation.objects.get(slug=row["organisation"]),
        drawn=target.getvalue(),
        alt=row["alt"],
        credit="",
        name=row["name"],
        email=row["email"],
        by=None,
        is_example=True,
    )
    _approve(picture.approval, row)


def _approve(approval: Approval | None, row: dict[str, Any]) -> None:
    """As it came in; without a day the question stays open."""
    if approval is None or "given_on" not in row:
        return
    record_approval(
        approval=approval,
        way=ApprovalWay(row["way"]),
        on=row["given_on"],
        proof=row["proof"] or _("selbst gegeben, angemeldet unter „Mein Konto“"),
        until_on=None,
        by=None,
    )
