"""What the room writes to people: one function for each occasion, neutral and short."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import ApprovalKind
from wirnetz.accounts.models import Approval, Grant, Invitation, JoinRequest, Node, Person
from wirnetz.accounts.queries import place_name, place_names
from wirnetz.accounts.rules import administrators
from wirnetz.accounts.signals import voice_asked
from wirnetz.core.installation import current
from wirnetz.core.limits import Limit, allow
from wirnetz.core.mail import OWN_VOICE, Voice, absolute, send_mail

MAILS_TO_ONE_ADDRESS: Limit = {"limit": 5, "seconds": 24 * 3600}


def write_invitation(invitation: Invitation, token: str) -> None:
    """The link that lets the invited person answer."""
    place = place_name(invitation.node)
    lines = [
        _("Guten Tag,"),
        _("%(alliance)s lädt Sie ein, für „%(place)s“ mitzuarbeiten. Ihre Rolle dort wäre: %(role)s.")
        % {"alliance": current().name or "Wirnetz", "place": place, "role": invitation.get_role_display()},
        *([_("Dazu schreibt die einladende Person:"), invitation.message] if invitation.message else []),
        _("Ansehen und antworten können Sie unter dieser Adresse, bis zum %(day)s:")
        % {"day": date_format(timezone.localtime(invitation.expires_at), "j. F Y")},
        absolute(reverse("accounts:invitation", args=[token])),
        _("Wenn Sie nichts tun, geschieht nichts. Diese Mail hat Ihnen kein Konto angelegt."),
    ]
    _send(invitation.email, _("Einladung zur Mitarbeit"), lines, "invitation", voice_at(invitation.node))


def ask_for_approval(invitation: Invitation, house: Node) -> None:
    """Tell who runs the other house that its approval is asked for."""
    lines = [
        _("Guten Tag,"),
        _("eine Person aus „%(house)s“ soll auch für „%(place)s“ arbeiten. Dafür braucht es Ihre Zustimmung.")
        % {"house": place_name(house), "place": place_name(invitation.node)},
        _("Entscheiden können Sie an Ihrem Arbeitsplatz unter „Rechte“:"),
        absolute(reverse("accounts:own_grants")),
    ]
    for person in _who_runs(house):
        _send(person.email, _("Ihre Zustimmung wird gebraucht"), lines, "approval", voice_at(invitation.node))


def ask_to_show(approval: Approval) -> None:
    """Ask somebody whether a quotation, portrait or logo may be shown; not more than five times a day.

    Whoever has an account answers there. Others answer the mail: who asked reads it and writes down what was said.
    """
    if not allow("approval", approval.email, **MAILS_TO_ONE_ADDRESS):
        return
    subjects = {
        ApprovalKind.QUOTE: _("Ein Zitat von Ihnen soll gezeigt werden:"),
        ApprovalKind.PORTRAIT: _("Ein Porträt von Ihnen soll gezeigt werden:"),
        ApprovalKind.LOGO: _("Das Logo Ihres Hauses soll gezeigt werden:"),
    }
    content = f"„{approval.content}“" if approval.kind == ApprovalKind.QUOTE else approval.content
    voice, asking = voice_at(approval.node) if approval.node else OWN_VOICE, approval.recorded_by
    if approval.person:
        way = [
            _("Ansehen und antworten können Sie nach der Anmeldung unter „Mein Konto“, Freigaben:"),
            absolute(reverse("accounts:own_approvals")),
        ]
    elif asking:
        voice = Voice(voice.name, voice.reply_to or asking.email)
        way = [_("Antworten Sie bitte auf diese Mail, ob Sie einverstanden sind. Gefragt hat %s.") % asking.name]
    else:
        return
    lines = [
        _("Guten Tag,"),
        subjects[ApprovalKind(approval.kind)],
        content,
        _("Wofür: %s.") % approval.use,
        *way,
        _("Ohne Ihre Zustimmung wird es nicht gezeigt, und Sie können sie jederzeit zurücknehmen."),
    ]
    _send(approval.email, _("Darf das gezeigt werden?"), lines, "approval", voice)


def announce_request(request: JoinRequest) -> None:
    """Tell who runs the place that somebody would like to join."""
    lines = [
        _("Guten Tag,"),
        _(
            "jemand bittet um Aufnahme bei „%(place)s“. Wer das ist und was dazu geschrieben wurde, sehen Sie nach der "
            "Anmeldung an Ihrem Arbeitsplatz unter „Rechte“:"
        )
        % {"place": place_name(request.node)},
        absolute(reverse("accounts:own_grants")),
    ]
    for person in _who_runs(request.node):
        _send(person.email, _("Eine Bitte um Aufnahme"), lines, "join_request")


def answer_request(request: JoinRequest, *, is_accepted: bool) -> None:
    """Tell the person who asked what was decided."""
    place = {"place": place_name(request.node)}
    answer = (
        _("„%(place)s“ hat Ihre Bitte um Aufnahme angenommen. Melden Sie sich an, um zu beginnen:")
        if is_accepted
        else _("danke für Ihr Interesse. „%(place)s“ kann Ihrer Bitte um Aufnahme diesmal nicht entsprechen.")
    )
    lines = [_("Guten Tag,"), answer % place]
    if request.reason:
        lines += [_("Dazu schreibt, wer entschieden hat:"), request.reason]
    if is_accepted:
        lines.append(absolute(resolve_url(settings.LOGIN_REDIRECT_URL)))
    else:
        lines.append(_("Wenn sich etwas ändert, können Sie jederzeit wieder fragen. Ihr Konto bleibt bestehen."))
    _send(request.person.email, _("Antwort auf Ihre Bitte um Aufnahme"), lines, "join_request", voice_at(request.node))


def tell_refused(invitation: Invitation) -> None:
    """Tell who invited that the house of the invited person did not agree."""
    inviting = invitation.invited_by
    if inviting is None or not inviting.is_active:
        return
    lines = [
        _("Guten Tag,"),
        _("Ihre Einladung an %(name)s für „%(place)s“ ist nicht hinausgegangen. Die Organisation, für die diese ")
        % {"name": invitation.name or invitation.email, "place": place_name(invitation.node)}
        + _("Person arbeitet, möchte das zurzeit nicht."),
    ]
    if invitation.reason:
        lines += [_("Dazu schreibt, wer entschieden hat:"), invitation.reason]
    lines.append(_("Am besten klären Sie es im Gespräch; danach können Sie neu einladen."))
    _send(inviting.email, _("Eine Einladung ist nicht hinausgegangen"), lines, "approval")


def ask_to_confirm(person: Person, grants: list[Grant]) -> None:
    """Ask once a year whether somebody's roles are still right."""
    names = place_names(grant.node_id for grant in grants)
    until = timezone.localdate() + timedelta(days=30)
    lines = [
        _("Guten Tag,"),
        _("einmal im Jahr fragen wir nach, ob die Rechte hier noch stimmen. Sie haben:"),
        "\n".join(f"– {names[grant.node_id]}: {grant.get_role_display()}" for grant in grants),
        _("Bestätigen Sie bitte bis zum %(day)s. Was bis dahin niemand bestätigt, endet.")
        % {"day": date_format(until, "j. F Y")},
        absolute(reverse("accounts:own_grants")),
    ]
    voices = {voice_at(grant.node) for grant in grants}
    voice = voices.pop() if len(voices) == 1 else OWN_VOICE
    _send(person.email, _("Stimmen Ihre Rechte noch?"), lines, "confirmation", voice)


def tell_lapsed(grant: Grant) -> None:
    """Tell somebody that a right has ended because nobody confirmed it."""
    lines = [
        _("Guten Tag,"),
        _(
            "Ihr Recht „%(role)s“ bei „%(place)s“ ist geendet, weil es nicht bestätigt wurde. Wenn Sie weiter "
            "mitarbeiten, bitten Sie dort um eine neue Einladung."
        )
        % {"role": grant.get_role_display(), "place": place_name(grant.node)},
    ]
    _send(grant.person.email, _("Ein Recht ist geendet"), lines, "confirmation", voice_at(grant.node))


def _who_runs(node: Node) -> list[Person]:
    """Administration of the place; where there is none, that of the alliance."""
    numbers = administrators(node) or administrators(node, with_alliance=True)
    return list(Person.objects.filter(pk__in=numbers, is_example=False))


def voice_at(node: Node) -> Voice:
    """The house in whose name letters about this place go out; the alliance's own voice where there is none."""
    for _receiver, voice in voice_asked.send(Node, node=node):
        if isinstance(voice, Voice):
            return voice
    return OWN_VOICE


def _send(to: str, subject: str, lines: list[str], kind: str, voice: Voice = OWN_VOICE) -> None:
    send_mail(to=to, subject=subject, text="\n\n".join(lines) + "\n", kind=kind, voice=voice)
