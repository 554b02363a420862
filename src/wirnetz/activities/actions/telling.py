"""Mails about a date: to who registered, and to the members of who invites. Each goes out once, after the commit."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.activities.models import Gathering, Registration
from wirnetz.activities.queries import (
    hosts_of,
    registration_key,
    whom_to_tell,
    with_hosts,
)
from wirnetz.activities.sentences import clock, day_words
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import Voice, absolute, safe_voice, send_mail

TOLD = ("starts_at", "ends_at", "is_all_day", "place", "street", "postcode", "municipality", "online_link")
"""Changes of a date that people have to be told; a mended title is none."""


def tell_registered(registration: Registration, *, subject: str, text: str) -> None:
    """One mail to somebody who registered: greeting, `text`, what and when, their own link."""
    gathering = registration.gathering
    lines = [
        _("Guten Tag,"),
        text,
        when_where(gathering),
        _("Ansehen, bestätigen oder absagen, ohne Konto:") + "\n" + link_of(registration),
    ]
    _send(registration.email, subject, lines, gathering, kind="registration")


def tell_change(gathering: Gathering) -> int:
    """Day, time or place have changed: to everybody registered and every member, each once; how many mails."""
    said = _("beim Termin „%(title)s“ haben sich Zeit oder Ort geändert. Jetzt gilt:") % {"title": gathering.title}
    return _tell_all(gathering, _("Geändert: %s") % gathering.title, said, kind="gathering_changed")


def tell_cancellation(gathering: Gathering, *, later: int = 0) -> int:
    """It does not take place, nor do so many `later` ones: to everybody registered and every member; how many mails."""
    said = _called_off(gathering)
    if later:
        more = ngettext(
            "Auch der spätere Termin der Reihe ist abgesagt.", "Auch die %d späteren Termine der Reihe sind abgesagt.",
            later,
        )  # fmt: skip
        said += "\n" + (more % later if later > 1 else more)
    return _tell_all(gathering, _("Abgesagt: %s") % gathering.title, said, kind="gathering_cancelled")


def tell_registered_of_cancellation(gathering: Gathering) -> int:
    """The same to who registered alone: the members heard of the whole series; how many mails."""
    loaded = with_hosts(Gathering.objects.filter(pk=gathering.pk)).get()
    subject = _("Abgesagt: %s") % gathering.title
    return _tell_registered(loaded, subject, _called_off(gathering), kind="gathering_cancelled")


def _called_off(gathering: Gathering) -> str:
    said = _("der Termin „%(title)s“ ist abgesagt.") % {"title": gathering.title}
    if gathering.cancelled_because:
        said += "\n" + _("Grund: %s") % gathering.cancelled_because
    return said


def _tell_registered(loaded: Gathering, subject: str, said: str, *, kind: str) -> int:
    registered = whom_to_tell(loaded).registered
    may_cancel = _("Ihre Anmeldung ansehen oder absagen:")
    words = _("Sie müssen nichts tun. Ihre Anmeldung ansehen:") if loaded.is_cancelled else may_cancel
    for registration in registered:
        registration.gathering = loaded
        own = words + "\n" + link_of(registration)
        _send(registration.email, subject, [_("Guten Tag,"), said, when_where(loaded), own], loaded, kind=kind)
    return len(registered)


def _tell_all(gathering: Gathering, subject: str, said: str, *, kind: str) -> int:
    loaded = with_hosts(Gathering.objects.filter(pk=gathering.pk)).get()
    told = whom_to_tell(loaded)
    _tell_registered(loaded, subject, said, kind=kind)
    why = _(
        "Sie bekommen diese Mail, weil Sie in einem der Netzwerke, die einladen, mitarbeiten oder dort als "
        "Kontakt stehen."
    )
    house_why = _(
        "Diese Mail geht an Ihre allgemeine Adresse, weil Ihr Haus zu einem der einladenden Netzwerke gehört oder mit "
        "einlädt und dort niemand mit Namen eingetragen ist. Bitte geben Sie sie weiter."
    )
    for addresses, reason in ((told.members, why), (told.houses, house_why)):
        for address in addresses:
            lines = [_("Guten Tag,"), said, when_where(loaded), page_of(loaded), reason]
            _send(address, subject, lines, loaded, kind=kind)
    return len(told.registered) + len(told.members) + len(told.houses)


def _send(to: str, subject: str, lines: list[str], gathering: Gathering, *, kind: str) -> None:
    try:
        send_mail(
            to=to, subject=subject[:180], text="\n\n".join(lines) + "\n", kind=kind, voice=voice_of_hosts(gathering)
        )
    except ValidationError:
        return  # an address that no mail can go to keeps nobody else from theirs


def voice_of_hosts(gathering: Gathering) -> Voice:
    """In the name of the first who invites; answers go to its published address."""
    host = next(iter(hosts_of(gathering)), None)
    if host is None:
        return safe_voice(reply_to="")
    return safe_voice(f"{host.label} ({name_of(current())})", host.label, reply_to=host.email)


def when_where(gathering: Gathering) -> str:
    """Title, day, hours and place as a mail writes them."""
    begin, end = timezone.localtime(gathering.starts_at), timezone.localtime(gathering.ends_at)
    if gathering.is_all_day:
        when = day_words(begin.date(), year=True)
    elif end.date() == begin.date():
        when = _("%(day)s, %(begin)s bis %(end)s") % {
            "day": day_words(begin.date(), year=True),
            "begin": clock(begin),
            "end": clock(end),
        }
    else:
        when = _("%(first)s, %(begin)s, bis %(last)s, %(end)s") % {
            "first": day_words(begin.date(), year=True),
            "begin": clock(begin),
            "last": day_words(end.date()),
            "end": clock(end),
        }
    town = f"{gathering.postcode} {gathering.municipality.name if gathering.municipality else ''}".strip()
    where = ", ".join(part for part in (gathering.place, gathering.street, town) if part)
    online = "" if gathering.is_cancelled else gathering.online_link
    return "\n".join(line for line in (gathering.title, when, where, online) if line)


def link_of(registration: Registration) -> str:
    """The private link of a registration."""
    key = registration_key(registration.gathering, registration.email)
    return absolute(reverse("activities:registration", args=[key]))


def page_of(gathering: Gathering) -> str:
    """The page of a date."""
    return absolute(reverse("activities:gathering", args=[gathering.slug]))
