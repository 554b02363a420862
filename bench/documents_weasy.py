"""WeasyPrint as our papers are measured against it: the same content in the same look, kept warm.

Same page sizes, faces, type sizes, columns, rules, hyphenation and folios; backgrounds and maps to the edge of the
sheet. It sets fixed sizes and breaks pages before chapters, where ours chooses the largest size that fits and packs
chapters into evenly filled pages; it knows the regular weight of the variable faces only, and its PDF carries no tags.
So it does less than we do.
"""

from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Any

from wirnetz.documents.brochure import Brochure, Opening
from wirnetz.documents.content import Handout, Theme
from wirnetz.documents.drawing import Drawing
from wirnetz.documents.svg import palette_of, svg
from wirnetz.documents.typst.compiler import FONT_FOLDERS

PALETTE = palette_of(Theme())
SHARED = """
@font-face { font-family: Hanken; src: url("%(sans)s") }
@font-face { font-family: Source; src: url("%(serif)s") }
html { font: 10.5pt/1.35 Hanken; color: #0f2430 }
h1, h2, h3, p, figure, table, ol, blockquote { margin: 0; padding: 0 }
h1, h2, .serif { font-family: Source; font-weight: 400; letter-spacing: -.012em }
em { font-style: normal; color: #a2195e }
.kicker { font-size: 8.5pt; font-weight: 600; color: #a2195e } .small { font-size: 8pt; color: #4a5f6b }
.number { font: 17pt Source; color: #a2195e } .rule { border-top: .75pt solid #0f2430; padding-top: 2.6mm }
.row { display: flex; gap: 6mm } .row > * { flex: 1 } svg { display: block; width: 100%%; height: 100%% }
"""
HANDOUT = """
@page { size: A4; margin: 16mm 18mm 9mm 20mm }
.head, .foot { display: flex; justify-content: space-between; align-items: flex-end }
.foot { position: fixed; bottom: 0; left: 0; right: 0; border-top: .5pt solid #c9d6dc;
  padding-top: 1.6mm; font-size: 7.5pt }
.opening { display: flex; gap: 6mm; margin: 8mm 0 } .opening > div { width: 84mm }
h1 { font-size: 27pt; line-height: 1.12 }
.opening figure { flex: 1; height: 92mm; margin-right: -18mm; background: #e3edf1; overflow: hidden }
.lead { font-size: 11pt; margin-top: 8mm } section { display: flex; gap: 6mm; margin-bottom: 9mm }
section h3 { width: 38mm; font-size: 10.5pt } section > div { flex: 1 }
td { padding: 0 4mm 3mm 0; vertical-align: top }
.dot { display: inline-block; width: 4.8mm; height: 4.8mm; border-radius: 50%%; background: #0f2430; color: #fff;
  font-size: 7.5pt; text-align: center } .next { font-size: 15.5pt; margin-bottom: 4mm }
"""
BROCHURE = """
@page { size: 210mm 297mm; margin: 18mm 20mm 22mm 16mm;
  @bottom-right { content: counter(page) "   " string(who); font: 7.5pt Hanken } }
@page :left { margin: 18mm 16mm 22mm 20mm; @bottom-left { content: counter(page) "   " string(who); font: 7.5pt Hanken }
  @bottom-right { content: none } }
@page cover { margin: 0; background: #a2195e; @bottom-right { content: none } @bottom-left { content: none } }
@page sheet { margin: 0 } @page voices { background: #e3edf1 }
html { font-size: 10pt }
.cover { page: cover; color: #fff; height: 297mm; position: relative; string-set: who attr(title) }
.cover > div { position: absolute; left: 20mm; right: 16mm } .cover h1 { font-size: 42pt; line-height: 1.05 }
.cover figure { position: absolute; top: 84mm; left: 0; width: 210mm; height: 176mm; overflow: hidden }
.sheet { page: sheet } .sheet figure { height: 198mm; background: #e3edf1; overflow: hidden }
.sheet > div { margin: 4mm 20mm } .voices { page: voices; break-before: page } .back { break-before: page }
.chapter { break-before: page } h2 { font-size: 32pt; line-height: 1.12; margin: 3.6mm 0 9mm }
.columns { columns: 2; column-gap: 14mm; font: 11.5pt/1.45 Source; hyphens: auto; margin-bottom: 9mm }
.columns p { text-indent: 4mm } h3 { font-size: 10.5pt; font-weight: 700; margin-bottom: 1.8mm }
.value { font: 26pt Source; letter-spacing: -.03em } table { width: 100%%; border-collapse: collapse }
td { border-top: .5pt solid #c9d6dc; padding: 3mm 6mm 6mm 0; vertical-align: top }
.when { font: 17pt Source; width: 38mm }
.plate { background: #e3edf1; padding: 6.5mm 7mm; margin: 12mm 0 }
blockquote { font: 30pt/1.2 Source; margin: 20mm 0 8mm }
.person { display: flex; gap: 5mm; margin-bottom: 6mm } img { width: 28mm }
li { margin: 0 0 4mm 12mm; hyphens: auto }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm 14mm }
.three { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 8mm }
"""


class Weasy:
    """WeasyPrint kept warm: fonts set up once, pictures remembered. Raises OSError where its libraries are missing."""

    def __init__(self, css: str) -> None:
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        self.fonts = FontConfiguration()
        self.sheet = CSS(string=(SHARED + css) % _faces(), font_config=self.fonts)
        self.pictures: dict[str, Any] = {}

    def pdf(self, html: str) -> bytes:
        """An untagged PDF of a whole document."""
        from weasyprint import HTML

        written = HTML(string=html).write_pdf(stylesheets=[self.sheet], font_config=self.fonts, cache=self.pictures)
        return bytes(written or b"")


def _faces() -> dict[str, str]:
    sans, serif = (
        next(path for path in Path(folder).rglob("*.ttf") if "Italic" not in path.name) for folder in FONT_FOLDERS
    )
    return {"sans": sans.as_uri(), "serif": serif.as_uri()}


def handout_html(handout: Handout) -> str:
    """The handout: sentence beside the map, three sections, foot."""
    gains = "".join(
        f"<tr><td class=number>{number}<td><b>{escape(gain.heading)}</b> {escape(gain.text)}"
        f"<p class=small>{escape(gain.evidence)}"
        for number, gain in enumerate(handout.gains, 1)
    )
    members = "".join(
        f"<tr><td><span class=dot>{escape(site.number)}</span><td>{escape(site.text)}" for site in handout.members
    )
    sentence = escape(handout.sentence).replace(escape(handout.emphasis), f"<em>{escape(handout.emphasis)}</em>")
    return _page(
        f"<div class=head><b class=serif>Wirnetz</b><span class=small>{escape(handout.for_whom)}</span></div>"
        f"<div class=opening><div><p class=kicker>{escape(handout.kicker)}</p><h1>{sentence}</h1>"
        f"<p class=lead>{escape(handout.lead)}</p></div>{_map(handout.map)}</div>"
        f"{_section('Was Sie davon haben', f'<table>{gains}</table>')}"
        f"{_section('Wer hier arbeitet', f'<table>{members}</table>')}"
        + _section(
            "Nächster Schritt",
            f"<p class='next serif'>{escape(handout.next_step)}</p><p>{escape(handout.contact)}</p>",
        )
        + f"<div class=foot><span>Quellen: {escape(' '.join(handout.sources))}</span>"
        f"<span>{escape(handout.stamp)}</span>"
    )


def _section(title: str, inner: str) -> str:
    return f"<section class=rule><h3>{title}</h3><div>{inner}</div></section>"


def brochure_html(brochure: Brochure) -> str:
    """The brochure: cover, chapter by chapter, map sheet, voices, back."""
    b = brochure
    sheet = b.map_sheet
    members = "".join(
        f"<div class=rule><h3>{escape(g.kind)}</h3>{'<br>'.join(escape(name) for name in g.names)}</div>"
        for g in b.members
    )
    people = "".join(
        f"<div class=person>{_photo(p.portrait)}<p><b>{escape(p.name)}</b><br>{escape(p.role)}<br>"
        f"{escape(p.organisation)}</div>"
        for p in b.people
    )
    milestones = "".join(
        f"<tr><td class=when>{escape(m.when)}<td>{escape(m.what)}<p class=small>{escape(m.source)}"
        for m in b.milestones
    )
    factors = "".join(
        f"<tr><td class=number>{number}<td><h3>{escape(f.heading)}</h3>{escape(f.text)}<td>"
        + "".join(f"<p>{escape(s.when)} {escape(s.what)}<p class=small>{escape(s.source)}" for s in f.shown_by)
        for number, f in enumerate(b.factors, 1)
    )
    voices = "".join(
        f"<blockquote>„{escape(v.quote)}“</blockquote><div class=person>{_photo(v.portrait)}<p><b>{escape(v.name)}</b>"
        f"<br>{escape(v.role)}</div>"
        for v in b.voices
    )
    partner = (
        ""
        if b.partner is None
        else f"<div class=plate><h3>{escape(b.partner.partner)}</h3><p class='serif next'>{escape(b.partner.sentence)}"
        f"<div class=two>{_gains(b.partner.gains)}</div></div>"
    )
    return _page(
        f"<div class=cover title='{escape(b.short_name)}'>{_map(b.cover)}<div style='top: 34mm'><h1>{escape(b.title)}"
        f"</h1><p class=serif style='font-size: 19pt'>{escape(b.subtitle)}</div>"
        f"<div class=rule style='top: 260mm'>{escape(b.network)} {escape(', '.join(b.place))}</div></div>"
        + _chapter("Das Netzwerk", b.portrait, f"<div class=three>{_figures(b.figures)}</div>")
        + _chapter("Wer mitmacht", b.taking_part, f"<div class=two>{members}{people}</div>")
        + (
            f"<div class=sheet>{_map(sheet.map, 's')}<div><h2>{escape(sheet.sentence)}</h2>"
            f"<div class=three>{_figures(sheet.figures)}</div></div></div>"
            if sheet
            else ""
        )
        + _chapter("Der Weg", b.course, f"<table>{milestones}</table>")
        + _chapter("Was es erfolgreich macht", b.success, f"<table>{factors}</table>")
        + f"<div class=voices><p class=kicker>Stimmen</p>{voices}</div>"
        + _chapter("Was es bringt", b.benefit, f"<div class=three>{_gains(b.gains)}</div>{partner}{_joining(b)}")
        + f"<div class='cover back' title='{escape(b.short_name)}'><div style='top: 260mm'>{escape(b.network)}<br>"
        f"{escape(b.stamp)}<br>{escape(b.address)}</div></div>"
    )


def _joining(brochure: Brochure) -> str:
    sources = f"<div class='rule small'>{'<br>'.join(escape(source) for source in brochure.sources)}</div>"
    if brochure.joining is None:
        return sources
    how = brochure.joining
    steps = "".join(f"<li>{escape(step)}" for step in how.steps)
    contact = "<br>".join(escape(line) for line in (*how.contact, how.address))
    return (
        f"<p class=kicker>So machen Sie mit</p><h2>{escape(how.sentence)}</h2><div class=two><ol>{steps}</ol>"
        f"<div class=rule>{contact}</div></div>{sources}"
    )


def _figures(figures: Any) -> str:
    return "".join(f"<div class=rule><p class=value>{escape(f.value)}</p>{escape(f.label)}</div>" for f in figures)


def _gains(gains: Any) -> str:
    return "".join(
        f"<div class=rule><h3>{escape(g.heading)}</h3>{escape(g.text)}<p class=small>{escape(g.evidence)}</div>"
        for g in gains
    )


def _page(inner: str) -> str:
    return f"<!doctype html><html lang=de><title>Wirnetz</title><body style='margin: 0'>{inner}"


def _map(drawing: Drawing | None, prefix: str = "w") -> str:
    if drawing is None:
        return ""
    drawn = svg(drawing, palette=PALETTE, prefix=prefix)
    return f"<figure>{drawn}</figure>"


def _chapter(kicker: str, opening: Opening | None, rows: str) -> str:
    if opening is None:
        return rows
    paragraphs = "".join(f"<p>{escape(text)}" for text in opening.paragraphs)
    columns = f"<div class=columns>{paragraphs}</div>" if paragraphs else ""
    return f"<div class=chapter><p class=kicker>{kicker}</p><h2>{escape(opening.headline)}</h2>{columns}{rows}</div>"


def _photo(picture: Any) -> str:
    if picture is None:
        return ""
    return f'<img alt="{escape(picture.alt)}" src="data:image/png;base64,{b64encode(picture.data).decode()}">'
