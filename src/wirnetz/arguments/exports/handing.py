"""The kit that a house hands down to one of its offices, as one file, and all of them as one."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import Audience
from wirnetz.arguments.exports.choices import KitRefused
from wirnetz.arguments.exports.files import files_of
from wirnetz.arguments.exports.kit import Kit, kit_for
from wirnetz.arguments.exports.note import Cover
from wirnetz.arguments.exports.own_template import built_into, stored_template
from wirnetz.arguments.models import HandDown, HandedKit
from wirnetz.arguments.queries.handing import recipient_at
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.arguments.validators.stamps import Stamp
from wirnetz.documents.theme import ThemeError
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import own_slide_template

UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069<>:"/\\|?*]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class HandedFiles:
    """All papers of a kit in one file, what its code stands for, and what it does without."""

    content: bytes
    stamp: Stamp
    remarks: tuple[str, ...]


def paper_names() -> dict[str, str]:
    """What the papers of a kit are called, by the last word of their address."""
    return {
        "folien": _("Foliensatz") + ".pptx",
        "handzettel": _("Handzettel") + ".pdf",
        "browser": _("Folien im Browser") + ".html",
        "anschreiben": _("Anschreiben") + ".txt",
    }


def kit_of_office(hand_down: HandDown, office: Organisation, *, on: date) -> Kit:
    """The kit of one office as the house wants it; KitRefused with a German reason where there can be none."""
    occasion = occasions().get(hand_down.occasion)
    if occasion is None:
        raise KitRefused(_("Den Anlass dieser Weitergabe gibt es nicht mehr. Beginnen Sie eine neue."))
    if office.ended_on:
        raise KitRefused(_("Die Stelle ist beendet."))
    if office.seat is None:
        raise KitRefused(_("Der Kreis der Stelle fehlt, darum steht ihre Region nicht fest."))
    try:
        kit = kit_for(
            organisation=office,
            area_keys=(office.seat.key,),
            occasion=occasion,
            audience=Audience(hand_down.audience) if hand_down.audience else None,
            contact=recipient_at(office, on=on).contact,
            in_own_words=True,
            cover=Cover(hand_down.note, hand_down.organisation.name),
            on=on,
        )
    except ThemeError as error:
        raise KitRefused(str(error)) from error
    return kit


def handed_files(kit: HandedKit, *, on: date) -> HandedFiles:
    """Everything that an office gets; KitRefused with a German reason where there can be nothing."""
    made = kit_of_office(kit.hand_down, kit.office, on=on)
    if kit.hand_down.in_own_template:
        template = own_slide_template(kit.office)
        if template is None:
            raise KitRefused(_("Die Folienvorlage ist entfernt. Laden Sie sie wieder hoch und versuchen Sie es neu."))
        made = built_into(made, stored_template(template))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (_written, content) in zip(paper_names().values(), files_of(made).all(), strict=True):
            archive.writestr(name, content)
    return HandedFiles(packed.getvalue(), made.stamp, made.missing)


def paper_of(kit: HandedKit, name: str) -> bytes:
    """One paper out of a kit that was made; KeyError where it holds none of this name."""
    with kit.file.open("rb") as file, zipfile.ZipFile(file) as archive:
        return archive.read(name)


def readable_name(text: str) -> str:
    """`text` as the name of a file or folder that every system takes, with its umlauts."""
    name = " ".join(UNFIT.sub(" ", text).split())[:LONGEST_NAME].strip(" .")
    return f"_{name}" if RESERVED.match(name) else name or _("Stelle")


def folder_names(offices: Sequence[str]) -> list[str]:
    """One folder for each office; those of equal names are numbered."""
    names: list[str] = []
    taken: set[str] = set()
    for office in offices:
        name, number = readable_name(office), 2
        while name.casefold() in taken:
            name, number = f"{readable_name(office)} ({number})", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


class _Outflow(io.RawIOBase):
    """Takes what an archive writes and gives it away in pieces, so that nothing is held whole."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        """An archive asks."""
        return True

    def write(self, piece: object) -> int:
        """Keep a piece until it is fetched."""
        data = bytes(piece)  # type: ignore[call-overload]
        self.pieces.append(data)
        return len(data)

    def fetched(self) -> bytes:
        """What was written since the last time."""
        data = b"".join(self.pieces)
        self.pieces.clear()
        return data


def all_in_one(kits: Sequence[HandedKit], overview: str) -> Iterator[bytes]:
    """An archive with one folder for each kit, in pieces; `overview` says in words what is in it and what is not.

    A kit whose file is gone from the disk is left out.
    """
    flow = _Outflow()
    with zipfile.ZipFile(flow, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_("Übersicht") + ".txt", overview)
        for kit, folder in zip(kits, folder_names([kit.office.name for kit in kits]), strict=True):
            try:
                with kit.file.open("rb") as file, zipfile.ZipFile(file) as inner:
                    for name in inner.namelist():
                        archive.writestr(f"{folder}/{name}", inner.read(name))
                        yield flow.fetched()
            except OSError:
                continue
    yield flow.fetched()
