"""A template without its sample slides: masters, layouts, fonts and pictures stay, everything else goes."""

import io
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import nsdecls, qn

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "application/vnd.openxmlformats-officedocument.presentationml"
DROPPED = ("/extended-properties", "/printerSettings", "/metadata/thumbnail", "/commentAuthors")
LISTS = ("p:custShowLst", "p:photoAlbum", "p:modifyVerifier", "p:smartTags")
EXPECTED = {
    "presProps": f"<p:presentationPr {nsdecls('a', 'r', 'p')}/>",
    "viewProps": f"<p:viewPr {nsdecls('a', 'r', 'p')}/>",
}
"""Parts without which PowerPoint offers to repair the file."""
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


@dataclass(frozen=True, slots=True)
class Shell:
    """A template without slides: `opened_on` is the master of its first one, `used` how many of the others each had."""

    package: Any
    is_protected: bool
    opened_on: str
    used: dict[str, int]


def emptied(data: bytes) -> Shell:
    """The presentation without its slides and what belongs to them."""
    package: Any = Presentation(io.BytesIO(data))
    element = package.part._element
    is_protected = element.find(qn("p:modifyVerifier")) is not None
    masters = [str(slide.slide_layout.slide_master.part.partname) for slide in package.slides]
    _drop_slides(package)
    for tag in LISTS:
        for found in element.findall(qn(tag)):
            element.remove(found)
    extensions = element.find(qn("p:extLst"))
    for extension in list(extensions if extensions is not None else ()):
        if extension.get("uri") == SECTIONS:
            extensions.remove(extension)
    if extensions is not None and not len(extensions):
        element.remove(extensions)
    for holder in (package.part.package, package.part):
        for key, relation in list(holder._rels.items()):
            if relation.reltype.endswith(DROPPED):
                holder._rels.pop(key)
    _complete(package)
    for master in package.slide_masters:
        for source in (master, *master.slide_layouts):
            _cut_ways_to_slides(source)
    return Shell(package, is_protected, masters[0] if masters else "", dict(Counter(masters[1:])))


def _complete(package: Any) -> None:
    known = {relation.reltype for relation in package.part._rels.values()}
    for name, xml in EXPECTED.items():
        kind = f"{RELATIONS}/{name}"
        if kind not in known:
            part = Part(PackURI(f"/ppt/{name}.xml"), f"{PARTS}.{name}+xml", package.part.package, xml.encode())
            package.part.relate_to(part, kind)


def _drop_slides(package: Any) -> None:
    slides = package.part._element.find(qn("p:sldIdLst"))
    for entry in list(slides if slides is not None else ()):
        package.part._rels.pop(entry.get(qn("r:id")))
        slides.remove(entry)
    for key, relation in list(package.part._rels.items()):
        if relation.reltype.endswith("/slide"):
            package.part._rels.pop(key)


def _cut_ways_to_slides(source: Any) -> None:
    """Links from a layout to a sample slide would keep the slide in the file."""
    for key, relation in list(source.part._rels.items()):
        if relation.reltype.endswith("/slide"):
            for link in list(source._element.iter(qn("a:hlinkClick"), qn("a:hlinkHover"))):
                if link.get(qn("r:id")) == key:
                    link.getparent().remove(link)
            source.part._rels.pop(key)
