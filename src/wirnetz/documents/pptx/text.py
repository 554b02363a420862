"""Paragraphs and runs as DrawingML text; every run carries its language."""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from wirnetz.documents.measure import SERIF, Fitted, Style
from wirnetz.documents.measure.breaking import LINE_BREAK

INK, INK_2, ACCENT, WHITE = "tx1", "tx2", "accent1", "bg1"
_GLOW = '<a:glow rad="25400"><a:schemeClr val="bg1"><a:alpha val="90000"/></a:schemeClr></a:glow>'
HALO = f"<a:effectLst>{_GLOW}</a:effectLst>"
# not allowed in XML, and soft hyphens that were not needed
_CONTROL = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\u00ad\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one colour; `link` is the id of a hyperlink relation."""

    text: str
    colour: str = ""
    bold: bool | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in one style. `base` is what the layout's placeholder already sets: only differences are written."""

    runs: tuple[Run, ...]
    style: Style
    colour: str = INK
    base: Style | None = None
    before: float = 0.0
    align: str = "l"
    indent: float = 0.0
    halo: bool = False


@lru_cache(maxsize=2048)
def attribute(text: str) -> str:
    """`text` as a quoted XML attribute, soft hyphens taken out."""
    return quoteattr(_CONTROL.sub("", text))


def clean(text: str) -> str:
    """`text` without characters that XML forbids and without soft hyphens."""
    return text if text.isprintable() else _CONTROL.sub("", text)


@lru_cache(maxsize=256)
def fill(colour: str, alpha: int = 100) -> str:
    """A solid fill: a theme colour's name or `#rrggbb`, `alpha` in per cent."""
    inner = f'<a:alpha val="{alpha * 1000}"/>' if alpha < 100 else ""
    if colour.startswith("#"):
        return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}">{inner}</a:srgbClr></a:solidFill>'
    return f'<a:solidFill><a:schemeClr val="{colour}">{inner}</a:schemeClr></a:solidFill>'


def properties(style: Style, colour: str, language: str, tag: str = "a:rPr", extra: str = "") -> str:
    """Run properties with everything written out."""
    spacing = f' spc="{round(style.tracking * style.size * 100)}"' if style.tracking else ""
    face = "+mj-lt" if style.face == SERIF else "+mn-lt"
    lang = f' lang="{language}"' if language else ""
    return (
        f'<{tag}{lang} sz="{round(style.size * 100)}" b="{int(style.bold)}"{spacing}>{fill(colour)}{extra}'
        f'<a:latin typeface="{face}"/><a:cs typeface="{face}"/></{tag}>'
    )


def paragraph_xml(paragraph: Paragraph, language: str) -> str:
    """One `a:p`."""
    style, base = paragraph.style, paragraph.base
    attributes = f' algn="{paragraph.align}"' if paragraph.align != "l" else ""
    if paragraph.indent:
        attributes += f' marL="{round(paragraph.indent * 12700)}"'
    inner = ""
    if base is None or base.leading != style.leading:
        inner += f'<a:lnSpc><a:spcPts val="{round(style.leading * 100)}"/></a:lnSpc>'
    if paragraph.before or base is None:
        inner += f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
    opening = f"<a:pPr{attributes}>{inner}</a:pPr>" if attributes or inner else ""
    return f"<a:p>{opening}{''.join(_run_xml(run, paragraph, language) for run in paragraph.runs)}</a:p>"


def fitted_runs(fitted: Fitted, emphasis: str = "", colour: str = "") -> tuple[Run, ...]:
    """The text as runs, the part that is `emphasis` in the accent colour (line breaks inside do not matter)."""
    native = fitted.native
    if emphasis:
        loose = re.escape(clean(emphasis)).replace(r"\ ", r"[ \v]")
        pattern = "".join(f"{piece}(?:-?\\v)?" for piece in re.findall(r"\[[^]]*\]|\\.|.", loose))
        match = re.search(pattern, native)
        if match:
            parts = (native[: match.start()], colour), (match[0], ACCENT), (native[match.end() :], colour)
            return tuple(Run(text, tone) for text, tone in parts if text)
    return (Run(native, colour),)


def _run_xml(run: Run, paragraph: Paragraph, language: str) -> str:
    rpr = _run_properties(run, paragraph, language)
    pieces = []
    for index, piece in enumerate(run.text.split(LINE_BREAK)):
        if index:
            pieces.append(f"<a:br>{rpr}</a:br>")
        if piece:
            pieces.append(f"<a:r>{rpr}<a:t>{escape(clean(piece))}</a:t></a:r>")
    return "".join(pieces)


def _run_properties(run: Run, paragraph: Paragraph, language: str) -> str:
    style = paragraph.style
    bold = style.bold if run.bold is None else run.bold
    if paragraph.base is None:
        full = Style(style.face, style.size, style.leading, bold, style.tracking)
        link = f'<a:hlinkClick r:id="{run.link}"/>' if run.link else ""
        text = properties(full, run.colour or paragraph.colour, language, extra=HALO if paragraph.halo else "")
        return text.replace("</a:rPr>", f"{link}</a:rPr>")
    attributes = f' lang="{language}"'
    if style.size != paragraph.base.size:
        attributes += f' sz="{round(style.size * 100)}"'
        if style.tracking:
            attributes += f' spc="{round(style.tracking * style.size * 100)}"'
    if bold != paragraph.base.bold:
        attributes += f' b="{int(bold)}"'
    inner = fill(run.colour) if run.colour else ""
    inner += f'<a:hlinkClick r:id="{run.link}"/>' if run.link else ""
    return f"<a:rPr{attributes}>{inner}</a:rPr>" if inner else f"<a:rPr{attributes}/>"
