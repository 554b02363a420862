"""Whoever was entered into the directory is told so once, by us, unless the organisation has told them (Article 14)."""

import itertools
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.queries.history import event_model
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import absolute, send_mail
from wirnetz.core.models import Installation
from wirnetz.organisations.models import Adviser, Organisation

GRACE = timedelta(days=7)
"""So long an organisation may tell its people itself; the law leaves thirty days."""


def inform_advisers(*, on: date) -> int:
    """Write to every address in the directory that nobody has informed yet; how many people were written to.

    Once per entry: the day is noted. Examples, ended entries and entries without address get nothing.
    """
    waiting = _not_informed(on=on)
    informed = 0
    for _key, group in itertools.groupby(waiting, key=lambda adviser: (adviser.email.lower(), adviser.organisation_id)):
        informed += _inform(list(group), on=on)
    return informed


def _not_informed(*, on: date) -> Iterable[Adviser]:
    last = timezone.make_aware(datetime.combine(on - GRACE, time.min))
    entered = event_model(Adviser).objects.filter(pgh_obj=OuterRef("pk"), pgh_created_at__lt=last)
    return (
        Adviser.objects.unscoped("the program informs whoever was entered")
        .filter(Q(until_on__isnull=True) | Q(until_on__gte=on), Exists(entered), informed_on__isnull=True)
        .filter(is_example=False)
        .exclude(email="")
        .select_related("organisation")
        .order_by("email", "organisation_id", "pk")
    )


@transaction.atomic
def _inform(advisers: list[Adviser], *, on: date) -> int:
    first = advisers[0]
    installation = current()
    try:
        send_mail(
            to=first.email,
            subject=_("%s hat Sie als Ansprechperson eingetragen") % first.organisation.label,
            text=notice_text(first, first.organisation, installation),
            kind="directory_notice",
        )
    except ValidationError:
        return 0  # an address that no mail server takes; the entry stays open
    for adviser in advisers:
        adviser.informed_on = on
        adviser.save(update_fields=["informed_on"])
        record_audit(by=None, action="inform_adviser", record=adviser)
    return 1


def notice_text(adviser: Adviser, organisation: Organisation, installation: Installation) -> str:
    """What somebody is told who was entered by their organisation: who, what, what for, how long, their rights."""
    held = [
        (_("Name"), adviser.name),
        (_("Funktion"), adviser.function),
        (_("E-Mail"), adviser.email),
        (_("Telefon"), adviser.phone),
        (_("Themen"), adviser.topics),
    ]
    data = "\n".join(f"  {label}: {value}" for label, value in held if value)
    contact = installation.privacy_contact or installation.operator_email or installation.operator_name
    parts = [
        _("Guten Tag,"),
        _("Ihre Organisation „%(organisation)s“ hat Sie bei „%(site)s“ als Ansprechperson eingetragen:")
        % {"organisation": organisation.name, "site": name_of(installation)},
        data,
        _("Wozu: damit Betriebe und Partner die richtige Ansprechperson finden. Es sind nur dienstliche Angaben. ")
        + _("Wer den Namen sieht: %(name)s. Wer Telefon und E-Mail sieht: %(contact)s.")
        % {"name": adviser.get_name_visibility_display(), "contact": adviser.get_contact_visibility_display()},
        _("Die Angaben stammen von Ihrer Organisation. Sie bleiben, solange Sie dort arbeiten, und 30 Tage danach. ")
        + _("Grundlage ist das berechtigte Interesse, bei öffentlichen Stellen die öffentliche Aufgabe ")
        + _("(Art. 6 Abs. 1 Buchst. f und e DSGVO)."),
        _("Sie können Auskunft, Berichtigung und Löschung verlangen und widersprechen (Art. 15 bis 21 DSGVO) ")
        + _("und sich bei der Datenschutzaufsicht beschweren. Was falsch ist, berichtigt Ihre Organisation."),
        _("Fragen beantwortet: %s") % contact if contact else "",
        _("Mehr dazu: %s") % absolute("/datenschutz/"),
        _("Diese Nachricht bekommen Sie einmal."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
