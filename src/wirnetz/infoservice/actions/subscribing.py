"""Subscribing: somebody asks, a mail asks back, and only a press of the button in it counts."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Node
from wirnetz.core.german import joined
from wirnetz.core.mail import absolute, send_mail
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.enums import ConsentAct, LeavingWay, ReadingLanguage
from wirnetz.infoservice.models import ConsentEntry, Deliverability, LeftLevel, Reader, Subscription, Suppression
from wirnetz.infoservice.queries.readers import is_subscribed, name_of_place, words_of_choice
from wirnetz.infoservice.queries.tokens import digest_of, digests_of, reader_token, request_token

TEXT_VERSION = "2026-11"
"""To be raised with every change of the words below."""
KIND = "subscription"


def consent_text(place: str, topics: Sequence[str] = (), areas: Sequence[str] = ()) -> str:
    """The words that somebody agrees to, with what they chose, in the language that is spoken now."""
    chosen = [
        part
        for part in (
            _("Themen: %s.") % joined(topics, _("und")) if topics else "",
            _("Gebiete: %s.") % joined(areas, _("und")) if areas else "",
        )
        if part
    ]
    promise = _(
        "Ich möchte den Infodienst von „%(place)s“ per E-Mail bekommen. Meine Adresse dient nur dazu. Ich kann ihn "
        "jederzeit abbestellen: mit dem Link in jeder Mail, ohne Anmeldung und ohne Begründung."
    )
    return " ".join([promise % {"place": place}, *chosen])


@transaction.atomic
def request_subscription(
    *,
    email: str,
    place: Node,
    topics: Sequence[str],
    areas: Sequence[str],
    form_address: str,
    may_mail: bool,
    language: ReadingLanguage | None = None,
) -> None:
    """Note the wish and ask the address by mail; who has it already is told so there and nowhere else.

    Until the address confirms, nothing of what its owner chose before changes. `may_mail`: not too many mails yet;
    `language`: in which they chose to read and to be asked back, None where they chose none.
    """
    reader = Reader.objects.unscoped("locked").select_for_update().get(pk=reader_for(email).pk)
    name = name_of_place(place)
    if is_subscribed(reader, place):
        if may_mail:
            with translation.override(language or reader.language):
                _say_that_it_is_so(reader, name)
        return
    now = timezone.now()
    with translation.override(language or ReadingLanguage.GERMAN):
        text = consent_text(name, *words_of_choice(list(topics), list(areas)))
    values = {
        "requested_at": now,
        "form_address": form_address[:300],
        "text_version": TEXT_VERSION,
        "text": text,
        "topics": list(topics),
        "areas": list(areas),
        "language": language or "",
    }
    rows = Subscription.objects.unscoped("the one that is open")
    asked, _is_new = rows.update_or_create(reader=reader, place=place, ended_at=None, defaults=values)
    if may_mail:
        with translation.override(language or ReadingLanguage.GERMAN):
            asked.message_id = _ask_back(asked, email, name)
        asked.mailed_at = now
        asked.save(update_fields=["message_id", "mailed_at"])


def _ask_back(asked: Subscription, email: str, name: str) -> str:
    address = absolute(reverse("infoservice:confirm", args=[request_token(asked.pk)]))
    text = _(
        "Guten Tag,\n\nmit dieser Adresse wurde der Infodienst von „%(place)s“ erbeten. Das waren die Worte dazu:\n\n"
        "%(text)s\n\nWollen Sie das? Dann öffnen Sie diese Seite und drücken Sie den Knopf:\n%(address)s\n\n"
        "Waren Sie das nicht, tun Sie nichts. Sie bekommen dann nichts weiter, und nach 14 Tagen ist die Adresse "
        "gelöscht."
    ) % {"place": name, "text": asked.text, "address": address}
    subject = _("Bitte bestätigen: Infodienst von %s") % name
    return send_mail(to=email, subject=subject[:200], text=text, kind=KIND).message_id


def _say_that_it_is_so(reader: Reader, name: str) -> None:
    address = absolute(reverse("infoservice:choices", args=[reader_token(reader.pk)]))
    text = _(
        "Guten Tag,\n\nmit dieser Adresse wurde der Infodienst von „%(place)s“ erbeten. Sie haben ihn schon abonniert; "
        "es bleibt alles, wie es ist.\n\nThemen, Gebiete und Rhythmus ändern Sie hier, dort bestellen Sie auch ab:\n"
        "%(address)s"
    ) % {"place": name, "address": address}
    subject = _("Sie haben den Infodienst schon: %s") % name
    send_mail(to=reader.address, subject=subject[:200], text=text, kind=KIND)


@transaction.atomic
def confirm_subscription(asked: Subscription) -> Subscription:
    """The wish counts from now on; what proves it is written down. Twice is once, and too late is not at all.

    It ends a pause and lifts whatever the reader had left, since they want to read again; and a mail has arrived.
    """
    asked = Subscription.objects.unscoped("locked").select_for_update().get(pk=asked.pk)
    if asked.confirmed_at is not None or asked.ended_at is not None or asked.is_stale:
        return asked
    now = timezone.now()
    asked.confirmed_at = now
    asked.save(update_fields=["confirmed_at"])
    reader = Reader.objects.unscoped("locked").select_for_update().get(pk=asked.reader_id)
    if asked.topics or asked.areas:
        reader.topics, reader.areas = asked.topics, asked.areas
    reader.language = asked.language or reader.language
    reader.left_at = reader.paused_until = None
    reader.save(update_fields=["topics", "areas", "language", "left_at", "paused_until"])
    lift_leaving(reader, place=asked.place_id)
    ledger = Deliverability.objects.unscoped("their owner answered a mail").filter(canonical=reader.canonical)
    ledger.update(undeliverable_at=None, soft_count=0, soft_on=None)
    write_consent(reader, asked, ConsentAct.GIVEN, at=now, details=_proof(asked, reader))
    return asked


def _proof(asked: Subscription, reader: Reader) -> dict[str, Any]:
    return {
        "topics": asked.topics,
        "areas": asked.areas,
        "text": asked.text,
        "text_version": asked.text_version,
        "text_digest": sha256(asked.text.encode()).hexdigest(),
        "language": reader.language,
        "form": asked.form_address,
        "requested_at": asked.requested_at.isoformat(),
        "mailed_at": asked.mailed_at.isoformat() if asked.mailed_at else "",
        "message_id": asked.message_id,
    }


def end_subscriptions(reader: Reader, way: LeavingWay, *, place: int | None = None) -> int:
    """End what the reader subscribed to, everywhere or at one place, and write it down; how many."""
    rows = Subscription.objects.unscoped("the reader's own").filter(reader=reader, ended_at=None)
    rows = rows if place is None else rows.filter(place=place)
    now, ended = timezone.now(), 0
    for subscription in rows.select_for_update():
        if subscription.confirmed_at is None:
            subscription.delete()
            continue
        subscription.ended_at = now
        subscription.save(update_fields=["ended_at"])
        write_consent(reader, subscription, ConsentAct.WITHDRAWN, at=now, details={"way": way.value})
        ended += 1
    return ended


def write_consent(
    reader: Reader, subscription: Subscription, act: ConsentAct, *, at: datetime, details: dict[str, Any]
) -> None:
    """Add to the record of consents; nothing in it names the reader."""
    ConsentEntry.objects.create(
        subject=digest_of(reader.address),
        place=subscription.place_id,
        place_name=name_of_place(subscription.place)[:200],
        act=act,
        at=at,
        details=details,
    )


def lift_leaving(reader: Reader, *, place: int | None) -> None:
    """Forget that they left: the place if one is named, and the note that outlives an erasure."""
    if place is not None:
        LeftLevel.objects.unscoped("the reader's own").filter(reader=reader, place=place).delete()
    Suppression.objects.filter(digest__in=digests_of(reader.address)).delete()
