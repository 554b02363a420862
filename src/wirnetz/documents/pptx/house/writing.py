"""Shapes of a slide on a stranger's layout: placeholders filled so that they inherit what they can."""

from xml.sax.saxutils import escape

from wirnetz.documents.measure import Fitted
from wirnetz.documents.measure.breaking import LINE_BREAK
from wirnetz.documents.pptx.grid import Box
from wirnetz.documents.pptx.house.colours import READABLE, Palette, Tone, ink_on
from wirnetz.documents.pptx.house.flowing import Line
from wirnetz.documents.pptx.house.letters import Lettering
from wirnetz.documents.pptx.house.sheets import Place, Sheet
from wirnetz.documents.pptx.page import Page, Placed
from wirnetz.documents.pptx.text import attribute, clean

NO_FIT = "<a:noAutofit/>"
OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""A link in the colour of its run, since the scheme's colour for links may not be readable here."""


def ink_at(sheet: Sheet, place: Place) -> Tone | None:
    """None where the placeholder's own colour can be read on its ground, else the colour to write in."""
    own = place.letters.colours or (sheet.scheme.tone("tx1"),)
    if place.ground.contrast(own[0].seen) >= READABLE:
        return own[0] if place.letters.is_written else None
    readable = (tone for tone in own[1:] if place.ground.contrast(tone.seen) >= READABLE)
    return next(readable, None) or ink_on(sheet.scheme, place.ground)


def is_pale(sheet: Sheet, place: Place) -> bool:
    """Whether the placeholder's own colour cannot be read on its ground."""
    own = place.letters.colour or sheet.scheme.tone("tx1")
    return place.ground.contrast(own.seen) < READABLE


def face_of(place: Place) -> str:
    """The face to write out: only where the file does not hand it down."""
    return place.letters.face if place.letters.is_written else ""


def run_properties(
    language: str, *, size: float = 0.0, bold: bool | None = None, tone: str = "", link: str = "", face: str = ""
) -> str:
    """`a:rPr` that says only what differs; `tone` is a finished colour element."""
    look = f' lang="{language}"' + (f' sz="{round(size * 100)}"' if size else "")
    look += f' b="{int(bold)}"' if bold is not None else ""
    inner = f"<a:solidFill>{tone}</a:solidFill>" if tone else ""
    inner += f'<a:latin typeface="{face}"/>' if face else ""
    inner += f'<a:hlinkClick r:id="{link}">{OWN_COLOUR}</a:hlinkClick>' if link else ""
    return f"<a:rPr{look}>{inner}</a:rPr>" if inner else f"<a:rPr{look}/>"


def runs(text: str, properties: str) -> str:
    """The text with its breaks as runs."""
    pieces = []
    for index, piece in enumerate(text.split(LINE_BREAK)):
        if index:
            pieces.append(f"<a:br>{properties}</a:br>")
        if piece:
            pieces.append(f"<a:r>{properties}<a:t>{escape(clean(piece))}</a:t></a:r>")
    return "".join(pieces)


def paragraph(
    page: Page, line: Line, palette: Palette, place: Place | None, *, override: Tone | None, before: float, align: str
) -> str:
    """One measured paragraph. In a `place` it inherits face and colour; elsewhere both are written."""
    is_own = place is not None
    words, fitted = line.words, line.fitted
    tone = palette.tones[words.tone].xml() if words.tone else ""
    tone = tone or (override.xml() if override else "" if is_own else palette.tones["tx1"].xml())
    link = ""
    if words.link:
        page.links.append(words.link if "://" in words.link else f"https://{words.link}")
        link = f"link-{len(page.links) - 1}"
    properties = run_properties(
        page.language,
        size=fitted.style.size,
        bold=fitted.style.bold,
        tone=tone,
        link=link,
        face=face_of(place) if place is not None else "+mn-lt",
    )
    return f"<a:p>{spacing(fitted, before, line, align)}{runs(fitted.native, properties)}</a:p>"


def spacing(fitted: Fitted, before: float = 0.0, line: Line | None = None, align: str = "") -> str:
    """Paragraph properties: exact pitch as measured; a bullet only where the template has one for it."""
    keeps_bullet = line is not None and line.words.bulleted and line.indent > 0
    look = "" if keeps_bullet else f' marL="{round((line.indent if line else 0.0) * 12700)}" indent="0"'
    look += f' algn="{align}"' if align else ""
    return (
        f'<a:pPr{look}><a:lnSpc><a:spcPts val="{round(fitted.style.leading * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"{'' if keeps_bullet else '<a:buNone/>'}</a:pPr>"
    )


def placeholder(page: Page, place: Place, inner: str, box: Box | None = None, *, anchor: str = "") -> None:
    """Fill a place; a box is written only where it differs from the layout's."""
    frame = box.xfrm() if box is not None and box != place.box else ""
    fixed = f' anchor="{anchor}"' if anchor else ""
    page.shape(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{page.next_id()}" name={attribute(place.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{place.reference}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{frame}</p:spPr><p:txBody><a:bodyPr{fixed}>{NO_FIT}</a:bodyPr><a:lstStyle/>{inner}</p:txBody></p:sp>"
    )


def text_shape(page: Page, name: str, box: Box, inner: str, *, anchor: str = "t", reference: str = "") -> None:
    """A text box without insets, or a placeholder that the layout does not have (`reference`)."""
    kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if reference else '<p:cNvSpPr txBox="1"/>'
    page.shape(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{page.next_id()}" name={attribute(name)}/>{kind}<p:nvPr>{reference}</p:nvPr>'
        f'</p:nvSpPr><p:spPr>{box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">{NO_FIT}</a:bodyPr>'
        f"<a:lstStyle/>{inner}</p:txBody></p:sp>"
    )


def outer(box: Box, letters: Lettering) -> Box:
    """The placeholder's box around a room for text."""
    left, top, right, bottom = letters.insets
    return Box(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


def record(page: Page, box: Box, fitted: Fitted, name: str) -> None:
    """Remember a text for the check that everything fits, as wide as the template's face may run."""
    page.placed.append(Placed(box, fitted, name))
