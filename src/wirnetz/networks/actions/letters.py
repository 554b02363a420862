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
from wirnetz.networks.enums import ClaimProof
from wirnetz.networks.models import EntryClaim, Handover, MembershipRequest, Network, NetworkContact, NetworkLink


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
    """Tell whoever asked what was decided; where they do not write for that side any more, those who lead it now."""
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
    write_to(_asking(request), _("Antwort zur Mitgliedschaft"), lines, "membership")


def _asking(request: MembershipRequest) -> list[Person]:
    """Who waits for the answer: the person that asked, or who leads that side since."""
    node = request.network.node if request.asked_by_network else request.organisation.node
    asked_then = request.created_by if request.created_by and request.created_by.is_active else None
    if asked_then and (node is None or asked_then in people_holding(node, *WRITE, with_alliance=True)):
        return [asked_then]
    return people_holding(node, *LEAD) or ([asked_then] if asked_then else [])


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


def ask_for_proof(claim: EntryClaim, link: str) -> None:
    """Ask who can say whether somebody belongs to the network: the published address, a partner, or its people."""
    words = {"name": claim.name, "network": claim.network.name}
    subject = _("Gehört diese Person zu Ihrem Netzwerk?")
    if claim.proof == ClaimProof.ADDRESS:
        lines = [
            _("jemand möchte den Eintrag „%(network)s“ führen, der diese Adresse nennt.") % words,
            _("Wer das ist, steht unter diesem Link; dort sagen Sie mit einem Knopf Ja oder Nein:"),
            link,
            _("Wenn Sie nichts tun, geschieht nichts."),
        ]
        write(claim.network.email, subject, lines, "entry_claim")
        return
    said = _("jemand möchte den Eintrag „%(network)s“ führen und nennt Ihr Haus als Bürgen.")
    node = claim.voucher.node if claim.voucher else claim.network.node
    if claim.proof == ClaimProof.PEOPLE:
        said, node = _("jemand möchte für das Netzwerk „%(network)s“ mitschreiben, das Sie führen."), claim.network.node
    lines = [said % words, _("Ansehen und entscheiden können Sie an Ihrem Arbeitsplatz:"), workplace_link()]
    write_to(deciding_at(node, *LEAD), subject, lines, "entry_claim")


def confirm_claim(claim: EntryClaim, link: str) -> None:
    """The link by which one follows the own claim; the address may be somebody else's, so nothing else stands here."""
    lines = [
        _("jemand hat mit dieser Adresse gebeten, den Eintrag eines Netzwerks zu führen. Was daraus wird, steht hier:"),
        link,
        _("Waren Sie es nicht, brauchen Sie nichts zu tun."),
    ]
    write(claim.email, _("Ihre Bitte ist angekommen"), lines, "entry_claim")


def refuse_claim(claim: EntryClaim) -> None:
    """Tell whoever wanted to take the entry over that it does not come to that."""
    lines = [_("aus der Übernahme des Eintrags „%s“ wird zurzeit nichts.") % claim.network.name]
    if claim.reason:
        lines += [_("Dazu schreibt, wer entschieden hat:"), claim.reason]
    lines.append(_("Berichtigungen können Sie weiterhin ohne Konto vorschlagen."))
    write(claim.email, _("Antwort auf Ihre Bitte"), lines, "entry_claim")


def announce_link(link: NetworkLink, told_by: Network) -> None:
    """Tell the people of the other network that a link to theirs was entered; nobody there, no mail."""
    other = link.other_than(told_by)
    lines = [
        _("das Netzwerk „%(one)s“ hat eine Verbindung zu „%(other)s“ eingetragen: %(kind)s.")
        % {"one": told_by.name, "other": other.name, "kind": link.get_kind_display()},
        _("Stimmt das? Bestätigen oder einwenden können Sie an Ihrem Arbeitsplatz:"),
        workplace_link(),
    ]
    write_to(people_holding(other.node, *WRITE), _("Eine Verbindung zu Ihrem Netzwerk"), lines, "network_link")


def ask_successor(handover: Handover) -> None:
    """Ask somebody who leads the network already; everybody else is asked by an invitation."""
    if handover.to_person is None:
        return
    words = {"name": handover.from_person, "network": handover.network.name}
    lines = [
        _("%(name)s möchte Ihnen die Koordination von „%(network)s“ übergeben.") % words,
        *([_("Dazu steht in der Übergabe:"), handover.note] if handover.note else []),
        _("Übernehmen können Sie sie an Ihrem Arbeitsplatz, im Netzwerk unter „Übergabe“:"),
        workplace_link(),
    ]
    write_to([handover.to_person], _("Übergabe der Koordination"), lines, "handover")


def answer_handover(handover: Handover) -> None:
    """Tell whoever hands over what became of it."""
    if handover.from_person is None or not handover.from_person.is_active:
        return
    said = (
        _("die Koordination von „%s“ ist übernommen.")
        if handover.state == RequestState.ACCEPTED
        else _("aus der Übergabe der Koordination von „%s“ ist nichts geworden. Sie führen das Netzwerk weiter.")
    )
    lines = [said % handover.network.name, workplace_link()]
    write_to([handover.from_person], _("Übergabe der Koordination"), lines, "handover")


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
