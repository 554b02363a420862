"""The record of processing activities (Article 30 GDPR) and the measures (Article 32), made of the registry."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirnetz.core.personal.bases import bases_in_words, house_bases
from wirnetz.core.personal.declarations import Personal, Store, all_personal, all_stores
from wirnetz.core.personal.labels import field_label, table_label
from wirnetz.core.personal.purposes import WHAT_FOR, Erase, Purpose


@dataclass(frozen=True)
class Kept:
    """Data of one kind: table, its fields in words, how long they stay, what becomes of them then."""

    table: str
    fields: tuple[str, ...]
    keep: str
    erase: str


@dataclass(frozen=True)
class Processing:
    """One processing activity: everything that serves one purpose."""

    purpose: Purpose
    what_for: str
    whom: str
    bases: tuple[str, ...]
    recipients: str
    data: tuple[Kept, ...]


def processing_record(
    *, with_erasure: bool = True, houses: tuple[str, ...] = (), purposes: Collection[Purpose] = tuple(Purpose)
) -> list[Processing]:
    """Every one of `purposes` that the registry knows data for, in the order of the list of purposes.

    Without erasure, what differs only in what becomes of it at the end is told together. `houses` says on what rests
    what the houses do; all bases that houses have settled, if it is empty.
    """
    houses = houses or house_bases()
    by_purpose: dict[Purpose, list[Personal]] = {purpose: [] for purpose in Purpose if purpose in purposes}
    for declaration in all_personal():
        by_purpose.get(declaration.purpose, []).append(declaration)
    return [
        _processing(purpose, found, with_erasure=with_erasure, houses=houses)
        for purpose, found in by_purpose.items()
        if found
    ]


def _processing(
    purpose: Purpose, declarations: list[Personal], *, with_erasure: bool, houses: tuple[str, ...]
) -> Processing:
    fields: dict[tuple[str, str, str], list[str]] = {}
    for declaration in declarations:
        erase = str(Erase(declaration.erase).label) if with_erasure else ""
        key = (table_label(declaration.model), str(declaration.keep.words), erase)
        fields.setdefault(key, []).append(field_label(declaration.model._meta.get_field(declaration.field)))
    return Processing(
        purpose=purpose,
        what_for=str(WHAT_FOR[purpose]),
        whom=whom(purpose),
        bases=bases_in_words(declarations, houses=houses),
        recipients=recipients(purpose),
        data=tuple(
            Kept(table, tuple(dict.fromkeys(names)), keep, erase) for (table, keep, erase), names in fields.items()
        ),
    )


def whom(purpose: Purpose) -> str:
    """The people whose data serve this purpose."""
    if purpose == Purpose.PARTNERSHIP:
        return _("Ansprechpersonen von Organisationen, die Partnerin werden möchten")
    if purpose in (Purpose.DIRECTORY, Purpose.IMPORTS):
        return _("Beschäftigte der Organisationen und ihrer Regionalstellen")
    if purpose == Purpose.OPERATION:
        return _("Wer die Installation betreibt oder in Dokumenten als Kontakt genannt wird")
    return _("Personen mit Konto und Personen, die eingeladen sind")


def recipients(purpose: Purpose) -> str:
    """Who else gets to see it."""
    if purpose == Purpose.MAIL:
        return _("der Mailserver, den der Betreiber eingerichtet hat")
    if purpose == Purpose.DIRECTORY:
        return _("je Angabe: die eigene Organisation, die Allianz oder alle, wie die Organisation es festlegt")
    if purpose == Purpose.OPERATION:
        return _("alle, die diese Seiten oder die Dokumente lesen")
    return _("die eigene Organisation und die Geschäftsstelle der Allianz, soweit ihre Aufgabe es verlangt")


def measures() -> list[tuple[str, str]]:
    """Technical and organisational measures (Article 32): name and sentence."""
    return [
        (
            _("Zugang"),
            _("Keine Kennwörter: Code per Mail oder Passkey; Rollen mit Verantwortung brauchen einen zweiten Faktor."),
        ),
        (
            _("Zugriff"),
            _("Rechte gelten an einem Ort, für eine Zeit und nach jährlicher Bestätigung; alles andere ist verboten."),
        ),
        (
            _("Trennung"),
            _("Jede Abfrage ist auf das beschränkt, was die Person sehen darf; eine unbeschränkte bricht ab."),
        ),
        (
            _("Nachweis"),
            _("Jede Handlung steht in einem Protokoll, das sich nicht ändern lässt, ohne dass es auffällt."),
        ),
        (
            _("Wiederherstellung"),
            _("Änderungen lassen sich einzeln zurücknehmen; nach einer Sicherung wird Gelöschtes erneut gelöscht."),
        ),
        (
            _("Sparsamkeit"),
            _("Nur dienstliche Angaben; keine Zählung von Lesenden, keine Anfragen an fremde Server."),
        ),
        (
            _("Übertragung"),
            _("Verschlüsselt, sobald die Adresse der Installation mit https beginnt; Cookies nur für diese Seiten."),
        ),
        (
            _("Löschen"),
            _("Ein tägliches Aufräumen setzt die angegebenen Fristen durch."),
        ),
    ]


def places(kind: str = "") -> list[Store]:
    """Folders, caches, logs and cookies, as declared; of one kind only, where one is named."""
    return [store for store in all_stores() if not kind or store.kind == kind]
