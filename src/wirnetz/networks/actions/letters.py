"""What the room writes to people: short, neutral, with the way to where they can answer."""

from collections.abc import Iterable

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models import Node, Person
from wirnetz.accounts.queries import people_holding
from wirnetz.accounts.rules import LEAD, WRITE
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import absolute, send_mail
from wirnetz.networks.models import MembershipRequest, NetworkContact


def announce_membership(request: MembershipRequest) -> None:
    """Tell the side that was asked: what was written along stands on the page, not in the mail."""
    words = {"network": request.network.name, "organisation": request.organisation.name}
    if request.asked_by_network:
        said = _("das Netzwerk „%(network)s“ lädt %(organisation)s ein, dazuzugehören.")
        to = deciding_at(request.organisation.node, *LEAD)
    else:
        said = _("%(organisation)s möchte beim Netzwerk „%(network)s“ dazugehören.")
        to = deciding_at(request.network.node, *WRITE)
    lines = [said % words, _("Ansehen und entscheiden können Sie an Ihrem Arbeitsplatz:"), workplace_link()]
    write_to(to, _("Wer gehört zum Netzwerk? Ihre Antwort fehlt"), lines, "membership")


def answer_membership(request: MembershipRequest) -> None:
    """Tell whoever asked what was decided."""
    words = {"network": request.network.name, "organisation": request.organisation.name}
    accepted = request.state == RequestState.ACCEPTED
    said = (
        _("%(organisation)s gehört jetzt zum Netzwerk „%(network)s“.")
        if accepted
        else _("aus der Mitgliedschaft von %(organisation)s im Netzwerk „%(network)s“ wird zurzeit nichts.")
    )
    lines = [said % words]
    if request.reason:
        lines += [_("Dazu schreibt, wer entschieden hat:"), request.reason]
    lines.append(workplace_link())
    asking = [request.created_by] if request.created_by and request.created_by.is_active else []
    write_to(asking, _("Antwort zur Mitgliedschaft"), lines, "membership")


def ask_for_consent(contact: NetworkContact, link: str) -> None:
    """Ask somebody whether they may be named as contact; nothing that the network wrote stands in the mail."""
    lines = [
        _("das Netzwerk „%s“ möchte Sie auf seiner öffentlichen Seite als Ansprechperson nennen.")
        % contact.network.name,
        _("Was dort stünde, sehen Sie unter diesem Link. Erst wenn Sie dort zustimmen, wird es gezeigt:"),
        link,
        _("Mit demselben Link nehmen Sie die Zustimmung jederzeit zurück. Wenn Sie nichts tun, wird nichts gezeigt, "
          "und nach 30 Tagen sind die Angaben gelöscht."),
    ]  # fmt: skip
    write(contact.email, _("Dürfen wir Sie als Ansprechperson nennen?"), lines, "contact_consent")


def deciding_at(node: Node | None, *roles: Role) -> list[Person]:
    """Who holds one of these roles at a place; where nobody does, who runs the alliance."""
    return people_holding(node, *roles) or people_holding(node, *LEAD, with_alliance=True)


def workplace_link() -> str:
    """The full address of the page that says what waits."""
    return absolute(resolve_url(settings.LOGIN_REDIRECT_URL))


def write_to(people: Iterable[Person], subject: str, lines: list[str], kind: str) -> None:
    """One mail to each of these people; invented ones get none."""
    for person in people:
        if not person.is_example:
            write(person.email, subject, lines, kind)


def write(to: str, subject: str, lines: list[str], kind: str) -> None:
    """One mail to one address."""
    text = "\n\n".join([_("Guten Tag,"), *lines, name_of(current())]) + "\n"
    send_mail(to=to, subject=subject, text=text, kind=kind)
