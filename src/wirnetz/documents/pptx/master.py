"""The own master: theme colours and faces, one 16:9 master, nine German-named layouts."""

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Package
from pptx.util import Emu

from wirnetz.documents.content import Theme
from wirnetz.documents.pptx.grid import BODY, EMU, FOOTER, HEIGHT, TITLE, WIDTH, Box
from wirnetz.documents.pptx.layouts import LAYOUTS, Layout, Placeholder
from wirnetz.documents.pptx.page import BODY_NONE
from wirnetz.documents.pptx.text import INK_2, Paragraph, Run, attribute, paragraph_xml, properties

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TREE_ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
SLATE, SLATE_DARK = "#8eaab6", "#4f6774"  # bars that are not the point; hatching
THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def empty_presentation(theme: Theme, language: str) -> Package:
    """A presentation without slides on our master, in the colours of `theme`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(WIDTH * EMU)), Emu(round(HEIGHT * EMU))
    deck.part._element.sldSz.attrib.pop("type", None)  # "4:3" of the starting file
    _drop_leftovers(deck)
    _write_theme(deck, theme)
    master = deck.slide_master
    spare = list(deck.slide_layouts)
    for old in spare[len(LAYOUTS) :]:
        deck.slide_layouts.remove(old)
    for old, layout in zip(spare, LAYOUTS.values(), strict=False):
        element = old._element
        for name in ("type", "showMasterSp"):
            element.attrib.pop(name, None)
        element.set("preserve", "1")
        element.set("userDrawn", "1")
        element.replace(element.cSld, parse_xml(_layout_xml(layout, language)))
    master._element.replace(master._element.cSld, parse_xml(_master_xml(language)))
    styles = master._element.find(qn("p:txStyles"))
    master._element.replace(styles, parse_xml(_text_styles(language)))
    return deck


def _drop_leftovers(deck: Package) -> None:
    """The starting file carries a thumbnail, printer settings and counts of another deck."""
    package = deck.part.package
    for holder in (package, deck.part):
        for key, relation in list(holder._rels.items()):
            if relation.reltype == THUMBNAIL or relation.reltype.endswith(("/printerSettings", "/extended-properties")):
                holder._rels.pop(key)


def _write_theme(deck: Package, theme: Theme) -> None:
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", theme.name)
    colours = {
        "dk1": theme.ink, "lt1": "#ffffff", "dk2": theme.ink_2, "lt2": theme.plate,
        "accent1": theme.accent, "accent2": theme.accent_deep, "accent3": theme.accent_tint,
        "accent4": SLATE, "accent5": SLATE_DARK, "accent6": theme.line,
        "hlink": theme.accent, "folHlink": theme.accent_deep,
    }  # fmt: skip
    scheme = root.find(".//" + qn("a:clrScheme"))
    scheme.set("name", theme.name)
    for name, value in colours.items():
        holder = scheme.find(qn(f"a:{name}"))
        holder[:] = [etree.Element(qn("a:srgbClr"), val=value[1:].upper())]
    fonts = root.find(".//" + qn("a:fontScheme"))
    fonts.set("name", "Georgia und Arial")
    for kind, face in (("majorFont", "Georgia"), ("minorFont", "Arial")):
        for child in list(fonts.find(qn(f"a:{kind}"))):
            if child.tag == qn("a:font"):
                child.getparent().remove(child)
        latin = fonts.find(f"{qn(f'a:{kind}')}/{qn('a:latin')}")
        latin.attrib.clear()
        latin.set("typeface", face)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def level_style(tag: str, spec_style: str, align: str, leading: float) -> str:
    """One list level: no bullet, exact line pitch."""
    return (
        f'<a:{tag} marL="0" indent="0" algn="{align}"><a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>{spec_style}</a:{tag}>'
    )


def _placeholder_xml(spec: Placeholder, number: int, language: str) -> str:
    run = properties(spec.style, spec.colour, language, "a:defRPr")
    style = level_style("lvl1pPr", run, spec.align, spec.style.leading)
    anchor = BODY_NONE.format(wrap="square", anchor=spec.anchor)
    prompt = f'<a:p><a:r><a:rPr lang="{language}"/><a:t>{spec.prompt}</a:t></a:r></a:p>' if spec.prompt else ""
    if spec.kind == "sldNum":
        prompt = slide_number_xml("", language)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={attribute(spec.name)}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{spec.reference()}</p:nvPr></p:nvSpPr><p:spPr>{spec.box.xfrm()}</p:spPr>"
        f"<p:txBody>{anchor}<a:lstStyle>{style}</a:lstStyle>{prompt}</p:txBody></p:sp>"
    )


def slide_number_xml(stamp: str, language: str, number: int = 0) -> str:
    """The paragraph "stamp · number" with the number as a field."""
    lead = f"{stamp} · " if stamp else ""
    text = paragraph_xml(Paragraph((Run(lead),), FOOTER, base=FOOTER), language) if lead else "<a:p></a:p>"
    field = (
        f'<a:fld id="{{5D1A2C6E-7B41-4C0B-9B0E-2F6C1A7D4E11}}" type="slidenum"><a:rPr lang="{language}"/>'
        f"<a:t>{number or '‹Nr.›'}</a:t></a:fld>"
    )
    return text.replace("</a:p>", field + "</a:p>")


def _layout_xml(layout: Layout, language: str) -> str:
    shapes = "".join(_placeholder_xml(spec, 2 + at, language) for at, spec in enumerate(layout.placeholders))
    return f'<p:cSld {NAMESPACES} name="{layout.name}"><p:spTree>{TREE_ROOT}{shapes}</p:spTree></p:cSld>'


def _master_xml(language: str) -> str:
    frame = LAYOUTS["Tabelle"]
    body = Placeholder("body", "body", 1, "Text", "Text", Box(50, 178, 860, 292), BODY)
    sources, stamp = frame.placeholder("sources"), frame.placeholder("stamp")
    specs = (frame.placeholder("title"), body, sources, stamp)
    shapes = "".join(_placeholder_xml(spec, 2 + at, language) for at, spec in enumerate(specs))
    ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    return f"<p:cSld {NAMESPACES}>{ground}<p:spTree>{TREE_ROOT}{shapes}</p:spTree></p:cSld>"


def _text_styles(language: str) -> str:
    title = level_style("lvl1pPr", properties(TITLE, "tx1", language, "a:defRPr"), "l", TITLE.leading)
    run = properties(BODY, "tx1", language, "a:defRPr")
    body = "".join(level_style(f"lvl{level}pPr", run, "l", BODY.leading) for level in range(1, 10))
    small = properties(FOOTER, INK_2, language, "a:defRPr")
    other = "".join(level_style(f"lvl{level}pPr", small, "l", FOOTER.leading) for level in range(1, 10))
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )
