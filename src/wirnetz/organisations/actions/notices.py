"""Whoever was entered into the directory is told so once, by us, unless the organisation has told them (Article 14)."""

import itertools
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import absolute, send_mail
from wirnetz.core.models import Installation
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import informed_by_program, settled_by, voice_of


def inform_advisers(*, on: date) -> int:
    """Write to every address in the directory that nobody has informed yet; how many people were written to.

    Once per entry: the day is noted. Examples, ended entries and entries without address get nothing.
    """
    waiting = (
        informed_by_program(on=on)
        .unscoped("the program informs whoever was entered")
        .select_related("organisation", "organisation__parent")
        .order_by("email", "organisation_id", "pk")
    )
    informed = 0
    for _key, group in itertools.groupby(waiting, key=lambda adviser: (adviser.email.lower(), adviser.organisation_id)):
        informed += _inform(list(group), on=on)
    return informed


@transaction.atomic
def note_informed(*, advisers: Iterable[Adviser], on: date, by: Person) -> int:
    """The house says that it has told these people itself; how many were still open."""
    numbers = [adviser.pk for adviser in advisers]
    entries = Adviser.objects.unscoped("the caller has fetched them by right").filter(informed_on__isnull=True)
    noted = list(entries.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk"))
    for adviser in noted:
        adviser.informed_on = on
        adviser.save(update_fields=["informed_on"])
        record_audit(by=by, action="note_informed", record=adviser)
    return len(noted)


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
            voice=voice_of(first.organisation),
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
    settled = settled_by(organisation)
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
        + _("Grundlage: %s.") % settled.words,
        _("Sie können Auskunft, Berichtigung und Löschung verlangen und widersprechen (Art. 15 bis 21 DSGVO) ")
        + _("und sich bei der Datenschutzaufsicht beschweren. Was falsch ist, berichtigt Ihre Organisation."),
        _("Fragen beantwortet Ihre Organisation: %s") % settled.contact if settled.contact else "",
        _("Fragen zu diesen Seiten beantwortet: %s") % contact if contact else "",
        _("Mehr dazu: %s") % absolute("/datenschutz/"),
        _("Diese Nachricht bekommen Sie einmal."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
