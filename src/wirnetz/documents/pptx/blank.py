"""A presentation without slides, cut into parts: ready packed ones, and the three that list its slides."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml.ns import qn

from wirnetz.documents.content import Theme
from wirnetz.documents.pptx.archive import SMALL, Entry, entry
from wirnetz.documents.pptx.master import empty_presentation

TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED_THEMSELVES = (".xlsx", ".png", ".jpg", ".jpeg", ".gif", ".fntdata", ".zip")
_HOLE = "Hier steht die Notiz"
_NOTE = re.compile(rf"<a:p>(?:(?!</a:p>).)*{_HOLE}.*?</a:p>")
_SLIDES = "Hier stehen die Folien"
_RELATION_ID = re.compile(r'\bId="rId(\d+)"')


@dataclass(frozen=True, slots=True)
class Blank:
    """`presentation`, `relations` and `types` are XML text in two halves, between which the slides are listed.

    `names` are the parts of these three and of the properties, whose text is not kept.
    `layouts` are the parts' names in the order of masters and layouts, `named` the same by the layout's name.
    `notes` is the XML around the paragraphs of a note, two halves, or one where the master has no place for them.
    """

    entries: tuple[Entry, ...]
    presentation: tuple[str, str]
    relations: tuple[str, str]
    types: tuple[str, str]
    layouts: tuple[str, ...]
    named: dict[str, str]
    notes: tuple[str, ...]
    notes_master: str
    next_relation: int
    names: "Names"


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts are called that are written anew for each deck."""

    presentation: str
    core: str

    @property
    def folder(self) -> str:
        """Where the presentation lies, from the root."""
        return f"/{posixpath.dirname(self.presentation)}"

    @property
    def relations(self) -> str:
        """The relations of the presentation."""
        folder, _, file = self.presentation.rpartition("/")
        return f"{folder}/_rels/{file}.rels"


@lru_cache(maxsize=32)
def blank_for(theme: Theme, language: str) -> Blank:
    """Our own master in the colours of `theme`, which must not carry a logo."""
    return cut(empty_presentation(theme, language), language)


def cut(package: Any, language: str) -> Blank:
    """Take the presentation apart. It must have no slides; its English defaults get the `language`."""
    layouts = [layout for master in package.slide_masters for layout in master.slide_layouts]
    notes, notes_master = _notes(package, layouts[0])
    _list_notes_master(package)
    _mark_slides(package)
    names = Names(str(package.part.partname)[1:], str(package.core_properties.partname)[1:])
    raw = io.BytesIO()
    package.save(raw)
    with zipfile.ZipFile(raw) as source:
        contents = {name: _in_language(name, source.read(name), language) for name in source.namelist()}
    presentation, relations, types = (
        contents.pop(name).decode() for name in (names.presentation, names.relations, TYPES)
    )
    contents.pop(names.core)
    return Blank(
        entries=tuple(
            entry(name, data, 0 if name.endswith(_PACKED_THEMSELVES) else SMALL) for name, data in contents.items()
        ),
        presentation=_halves(presentation, f"<!--{_SLIDES}-->"),
        relations=_halves(relations, "</Relationships>", keep=True),
        types=_halves(types, "</Types>", keep=True),
        layouts=tuple(str(layout.part.partname) for layout in layouts),
        named={layout.name: str(layout.part.partname) for layout in layouts},
        notes=tuple(_in_language("notes.xml", half.encode(), language).decode() for half in notes),
        notes_master=notes_master,
        next_relation=max(int(number) for number in _RELATION_ID.findall(relations)) + 1,
        names=names,
    )


def _halves(text: str, at: str, *, keep: bool = False) -> tuple[str, str]:
    before, mark, after = text.partition(at)
    return before, mark + after if keep else after


def _in_language(name: str, data: bytes, language: str) -> bytes:
    return data.replace(b'lang="en-US"', f'lang="{language}"'.encode()) if name.endswith(".xml") else data


def _notes(package: Any, layout: Any) -> tuple[tuple[str, ...], str]:
    """What a note of this presentation looks like, seen at one that is made and thrown away; and the notes' master."""
    slide = package.slides.add_slide(layout)
    page = slide.notes_slide
    frame = page.notes_text_frame
    if frame is not None:
        frame.text = _HOLE
    xml = serialize_part_xml(page._element).decode()
    slides = package.part._element.find(qn("p:sldIdLst"))
    for listed in list(slides):
        package.part._rels.pop(listed.get(qn("r:id")))
    package.part._element.remove(slides)
    return tuple(_NOTE.split(xml, maxsplit=1)), str(package.notes_master.part.partname)


def _list_notes_master(package: Any) -> None:
    """python-pptx adds the notes' master without naming it in the presentation."""
    element = package.part._element
    if element.find(qn("p:notesMasterIdLst")) is not None:
        return
    relation = package.part.relate_to(package.notes_master.part, f"{OFFICE}/notesMaster")
    holder = element.makeelement(qn("p:notesMasterIdLst"), {})
    holder.append(element.makeelement(qn("p:notesMasterId"), {qn("r:id"): relation}))
    element.find(qn("p:sldMasterIdLst")).addnext(holder)


def _mark_slides(package: Any) -> None:
    """A comment where the list of slides has to stand."""
    element = package.part._element
    size = next(found for tag in ("p:sldSz", "p:notesSz") if (found := element.find(qn(tag))) is not None)
    size.addprevious(etree.Comment(_SLIDES))


@lru_cache(maxsize=512)
def relative(part: str, folder: str) -> str:
    """A part as a relation of a part in `folder` names it."""
    return posixpath.relpath(part, folder)
