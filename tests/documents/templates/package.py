# ruff: noqa: E501 - XML in one piece
"""PowerPoint templates written part by part, without any library: what the makers of the samples build with."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

EMU = 12700
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "application/vnd.openxmlformats-officedocument.presentationml"
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip


@dataclass
class Shapes:
    """Shapes of one slide, layout or master; `pictures` are PNG files by relation id."""

    items: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    background: str = ""

    def frame(self, box):
        x, y, width, height = (round(value * EMU) for value in box)
        return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'

    def place(
        self, kind, index, name, box=None, *, size=0, bold=None, colour="", align="", anchor="", extra="", prompt=""
    ):
        """A placeholder; what is not given is inherited."""
        number = f' idx="{index}"' if index else ""
        kinds = f' type="{kind}"' if kind else ""
        frame = self.frame(box) if box else ""
        run = f' sz="{size * 100}"' if size else ""
        run += f' b="{int(bold)}"' if bold is not None else ""
        fill = f"<a:solidFill>{colour}</a:solidFill>" if colour else ""
        level = f' algn="{align}"' if align else ""
        style = f"<a:lvl1pPr{level}>{extra}<a:defRPr{run}>{fill}</a:defRPr></a:lvl1pPr>"
        look = f' anchor="{anchor}"' if anchor else ""
        field_ = {"sldNum": '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/>'
                  "<a:t>‹#›</a:t></a:fld>"}.get(kind, "")  # fmt: skip
        words = field_ or f'<a:r><a:rPr lang="en-US"/><a:t>{prompt or "Klicken Sie, um Text hinzuzufügen"}</a:t></a:r>'
        self.items.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{len(self.items) + 2}" name={quoteattr(name)}/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kinds}{number}/></p:nvPr></p:nvSpPr><p:spPr>{frame}</p:spPr>'
            f"<p:txBody><a:bodyPr{look}/><a:lstStyle>{style}</a:lstStyle><a:p>{words}</a:p></p:txBody></p:sp>"
        )
        return self

    def block(self, box, colour, geometry="rect", name="Fläche"):
        """A filled shape."""
        self.items.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{len(self.items) + 2}" name={quoteattr(name)}/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr>{self.frame(box)}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom><a:solidFill>{colour}'
            "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )
        return self

    def words(self, box, text, *, size=10, colour="", link=""):
        """A text box that the template draws itself."""
        fill = f"<a:solidFill>{colour}</a:solidFill>" if colour else ""
        jump = f'<a:hlinkClick r:id="{link}" action="ppaction://hlinksldjump"/>' if link else ""
        self.items.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{len(self.items) + 2}" name="Textfeld"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr>{self.frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            f'<a:bodyPr wrap="square"/><a:lstStyle/><a:p><a:r><a:rPr lang="de-DE" sz="{size * 100}">{fill}{jump}</a:rPr>'
            f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
        return self

    def picture(self, box, data, name="Logo"):
        """A picture."""
        key = f"rIdBild{len(self.pictures) + 1}"
        self.pictures[key] = data
        self.items.append(
            f'<p:pic><p:nvPicPr><p:cNvPr id="{len(self.items) + 2}" name={quoteattr(name)} descr={quoteattr(name)}/>'
            f'<p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></p:blipFill><p:spPr>{self.frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
        return self

    def ground(self, fill, data=None):
        """The background."""
        if data is not None:
            self.pictures["rIdGrund"] = data
            fill = '<a:blipFill><a:blip r:embed="rIdGrund"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
        self.background = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
        return self

    def xml(self, name=""):
        """The common slide data."""
        called = f" name={quoteattr(name)}" if name else ""
        return f"<p:cSld{called}>{self.background}<p:spTree>{ROOT}{''.join(self.items)}</p:spTree></p:cSld>"


def scheme(name, **mods):
    """A colour of the scheme."""
    inner = "".join(f'<a:{key} val="{value * 1000}"/>' for key, value in mods.items())
    return f'<a:schemeClr val="{name}">{inner}</a:schemeClr>'


def fixed(value):
    """A colour of its own."""
    return f'<a:srgbClr val="{value}"/>'


@dataclass
class Layout:
    """A layout: its kind in the file format ("" for none), name and shapes."""

    kind: str
    name: str
    shapes: Shapes
    attributes: str = ""


@dataclass
class Master:
    """A master with its styles: sizes of title and five levels, colours, bullets; `layouts` follow."""

    shapes: Shapes
    layouts: list[Layout]
    title: tuple[int, str, str] = (32, "l", "")
    text: tuple[int, str, str] = (20, "l", "•")
    colours: tuple[str, str] = ("tx1", "tx1")
    colour_map: str = (
        'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
    )
    pitch: int = 100

    def styles(self):
        """`p:txStyles`."""
        size, align, cap = self.title
        fill = f"<a:solidFill>{scheme(self.colours[0])}</a:solidFill>"
        pitch = f'<a:lnSpc><a:spcPct val="{self.pitch * 1000}"/></a:lnSpc>'
        title = (
            f'<a:lvl1pPr algn="{align}">{pitch}<a:buNone/><a:defRPr sz="{size * 100}"{cap}>{fill}'
            '<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
        )
        size, align, bullet = self.text
        fill = f"<a:solidFill>{scheme(self.colours[1])}</a:solidFill>"
        body = ""
        for level in range(1, 6):
            mark = f'<a:buFont typeface="Arial"/><a:buChar char="{bullet}"/>' if bullet else "<a:buNone/>"
            margin = f' marL="{228600 * level}" indent="-228600"' if bullet else ' marL="0" indent="0"'
            body += (
                f'<a:lvl{level}pPr{margin} algn="{align}">{pitch}<a:spcBef><a:spcPts val="600"/></a:spcBef>{mark}'
                f'<a:defRPr sz="{max(1200, (size - 2 * (level - 1)) * 100)}">{fill}<a:latin typeface="+mn-lt"/></a:defRPr>'
                f"</a:lvl{level}pPr>"
            )
        other = '<a:lvl1pPr><a:defRPr sz="1800"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
        return (
            f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
            f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
        )


def theme(name, colours, fonts):
    """A theme; `colours` are twelve hex values in the order of the scheme."""
    scheme_ = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in zip(SLOTS, colours, strict=True)
    )
    face = '<a:{0}><a:latin typeface="{1}"/><a:ea typeface=""/><a:cs typeface=""/></a:{0}>'
    faces = face.format("majorFont", fonts[0]) + face.format("minorFont", fonts[1])
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{solid}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(name)}><a:themeElements>'
        f"<a:clrScheme name={quoteattr(name)}>{scheme_}</a:clrScheme><a:fontScheme name={quoteattr(name)}>{faces}</a:fontScheme>"
        f"<a:fmtScheme name={quoteattr(name)}><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def write(size, looks, masters, slides=(), extra=""):
    """The package as bytes. `looks` is a theme for each master; `slides` are (layout number of the first master, Shapes)."""
    parts, kinds = {}, {}
    layouts = []
    for at, (master, look) in enumerate(zip(masters, looks, strict=True), 1):
        parts[f"ppt/theme/theme{at}.xml"] = look.encode()
        kinds[f"ppt/theme/theme{at}.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
        links = [("theme", f"../theme/theme{at}.xml", "rIdTheme")]
        entries = ""
        for layout in master.layouts:
            layouts.append(layout)
            number = len(layouts)
            path = f"ppt/slideLayouts/slideLayout{number}.xml"
            kind = f' type="{layout.kind}"' if layout.kind else ""
            parts[path] = (
                f'{HEAD}<p:sldLayout {SPACES}{kind} preserve="1"{layout.attributes}>{layout.shapes.xml(layout.name)}'
                "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
            ).encode()
            kinds[path] = f"{PARTS}.slideLayout+xml"
            more = [("slide", "../slides/slide1.xml", "rIdSprung")] if "rIdSprung" in parts[path].decode() else []
            _relate(
                parts,
                path,
                [("slideMaster", f"../slideMasters/slideMaster{at}.xml", "rIdMaster"), *more],
                layout.shapes,
            )
            links.append(("slideLayout", f"../slideLayouts/slideLayout{number}.xml", f"rIdL{number}"))
            entries += f'<p:sldLayoutId id="{2147483648 + 100 * at + number}" r:id="rIdL{number}"/>'
        path = f"ppt/slideMasters/slideMaster{at}.xml"
        parts[path] = (
            f"{HEAD}<p:sldMaster {SPACES}>{master.shapes.xml()}<p:clrMap {master.colour_map}/>"
            f"<p:sldLayoutIdLst>{entries}</p:sldLayoutIdLst>{master.styles()}</p:sldMaster>"
        ).encode()
        kinds[path] = f"{PARTS}.slideMaster+xml"
        _relate(parts, path, links, master.shapes)
    for at, (layout, shapes) in enumerate(slides, 1):
        path = f"ppt/slides/slide{at}.xml"
        parts[path] = (
            f"{HEAD}<p:sld {SPACES}>{shapes.xml()}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>".encode()
        )
        kinds[path] = f"{PARTS}.slide+xml"
        _relate(parts, path, [("slideLayout", f"../slideLayouts/slideLayout{layout}.xml", "rIdLayout")], shapes)
    _presentation(parts, kinds, size, len(masters), len(slides), extra)
    return _zipped(parts, kinds)


def _presentation(parts, kinds, size, masters, slides, extra):
    width, height = (round(value * EMU) for value in size)
    ids = "".join(f'<p:sldMasterId id="{2147483648 + 100 * at}" r:id="rIdM{at}"/>' for at in range(1, masters + 1))
    shown = "".join(f'<p:sldId id="{255 + at}" r:id="rIdS{at}"/>' for at in range(1, slides + 1))
    shown = f"<p:sldIdLst>{shown}</p:sldIdLst>" if shown else ""
    path = "ppt/presentation.xml"
    parts[path] = (
        f"{HEAD}<p:presentation {SPACES}><p:sldMasterIdLst>{ids}</p:sldMasterIdLst>{shown}"
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>{extra}</p:presentation>'
    ).encode()
    kinds[path] = f"{PARTS}.presentation.main+xml"
    links = [("slideMaster", f"slideMasters/slideMaster{at}.xml", f"rIdM{at}") for at in range(1, masters + 1)]
    links += [("slide", f"slides/slide{at}.xml", f"rIdS{at}") for at in range(1, slides + 1)]
    _relate(parts, path, [*links, ("theme", "theme/theme1.xml", "rIdTheme")], Shapes())


def _relate(parts, path, links, shapes):
    folder, _, name = path.rpartition("/")
    entries = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target, key in links
    )
    for key, data in shapes.pictures.items():
        media = f"bild{zlib.crc32(data):08x}.png"
        parts[f"ppt/media/{media}"] = data
        entries += f'<Relationship Id="{key}" Type="{OFFICE}/image" Target="../media/{media}"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts[f"{folder}/_rels/{name}.rels"] = f'{HEAD}<Relationships xmlns="{package}">{entries}</Relationships>'.encode()


def _zipped(parts, kinds):
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in sorted(kinds.items()))
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/>'
    files = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{types}">{defaults}{overrides}</Types>'.encode(),
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{package}">{root}</Relationships>'.encode(),
        **dict(sorted(parts.items())),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return target.getvalue()


def png(width, height, colour_at):
    """A PNG whose pixels `colour_at(x, y)` names as (red, green, blue, alpha)."""
    rows = b"".join(b"\0" + b"".join(bytes(colour_at(x, y)) for x in range(width)) for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
