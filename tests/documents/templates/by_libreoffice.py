"""Two templates that LibreOffice has saved: our sources for them, and the order that makes the files beside this one.

    .venv/bin/python -m tests.documents.templates.by_libreoffice

The files are kept, since not every machine that runs the tests has LibreOffice.
"""
# ruff: noqa: E501 - XML in one piece

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.documents.templates.made_by_hand import WHITE, mark
from tests.documents.templates.package import Layout, Master, Shapes, fixed, scheme, theme, write

HERE = Path(__file__).parent
NAMES = {"stiftung": "fodp", "verein": "pptx"}
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "draw": "drawing", "presentation": "presentation",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip


def saved(name):
    """The bytes of a template that LibreOffice has saved."""
    return (HERE / f"{name}.pptx").read_bytes()


def _place(kind, box, style, words):
    x, y, width, height = box
    return (
        f'<draw:frame presentation:style-name="{style}" draw:layer="backgroundobjects" svg:x="{x}cm" svg:y="{y}cm" '
        f'svg:width="{width}cm" svg:height="{height}cm" presentation:class="{kind}" presentation:placeholder="true">'
        f"<draw:text-box>{words}</draw:text-box></draw:frame>"
    )


def _block(box, style):
    x, y, width, height = box
    return f'<draw:rect draw:style-name="{style}" draw:layer="backgroundobjects" svg:x="{x}cm" svg:y="{y}cm" svg:width="{width}cm" svg:height="{height}cm"/>'


def _letters(name, size, colour, extra="", *, face="Liberation Serif", family="presentation", parent=""):
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{above}><style:graphic-properties draw:stroke="none" '
        f'draw:fill="none" {extra}/><style:text-properties fo:font-family="\'{face}\'" fo:font-size="{size}pt" fo:color="{colour}"/></style:style>'
    )


def stiftung():
    """A flat ODF presentation in LibreOffice's own 16:9: green bar at the left, serif titles, two masters."""
    fills = "".join(
        f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="{colour}"/></style:style>'
        for name, colour in (("bar", "#1f5c46"), ("line", "#d9a441"))
    )
    styles = (
        fills
        + _letters("Stiftung-title", 30, "#1f5c46", 'draw:textarea-vertical-align="bottom"')
        + _letters("Stiftung-outline1", 20, "#2b2b2b", face="Liberation Sans")
        + _letters("Deckblatt-title", 40, "#ffffff", 'draw:textarea-vertical-align="bottom"')
        + _letters("Deckblatt-subtitle", 20, "#e8f0ec", face="Liberation Sans")
        + _letters("Deckblatt-outline1", 20, "#ffffff", face="Liberation Sans")
        + _letters("small", 10, "#555555", face="Liberation Sans")
    )
    pages = (
        '<style:page-layout style:name="PM"><style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm" '
        'style:print-orientation="landscape"/></style:page-layout>'
    )
    grounds = (
        '<style:style style:name="plain" style:family="drawing-page"><style:drawing-page-properties draw:fill="solid" draw:fill-color="#ffffff"/></style:style>'
        '<style:style style:name="green" style:family="drawing-page"><style:drawing-page-properties draw:fill="solid" draw:fill-color="#1f5c46"/></style:style>'
    )
    foot = (
        _place("date-time", (1.9, 14.7, 4, 0.7), "small", "<text:p><presentation:date-time/></text:p>")
        + _place("footer", (6.5, 14.7, 14, 0.7), "small", "<text:p><presentation:footer/></text:p>")
        + _place("page-number", (23.5, 14.7, 3.2, 0.7), "small", "<text:p><text:page-number/></text:p>")
    )
    inside = (
        _block((0, 0, 0.7, 15.75), "bar") + _block((1.9, 3.0, 24.8, 0.04), "line")
        + _place("title", (1.9, 0.8, 24.8, 2.0), "Stiftung-title", "")
        + _place("outline", (1.9, 3.5, 24.8, 10.6), "Stiftung-outline1", "") + foot
    )  # fmt: skip
    cover = (
        _block((0, 15.2, 28, 0.55), "line")
        + _place("title", (2.4, 3.2, 23, 4.6), "Deckblatt-title", "")
        + _place("subtitle", (2.4, 8.4, 23, 3.6), "Deckblatt-subtitle", "")
    )
    slide = '<draw:page draw:name="Muster" draw:master-page-name="{0}"><draw:frame presentation:class="title" presentation:style-name="{0}-title" svg:x="1.9cm" svg:y="0.8cm" svg:width="24.8cm" svg:height="2cm"><draw:text-box><text:p>Muster der Stiftung</text:p></draw:text-box></draw:frame></draw:page>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation">'
        f"<office:styles>{styles}</office:styles><office:automatic-styles>{pages}{grounds}</office:automatic-styles>"
        f'<office:master-styles><style:master-page style:name="Deckblatt" style:page-layout-name="PM" draw:style-name="green">{cover}</style:master-page>'
        f'<style:master-page style:name="Stiftung" style:page-layout-name="PM" draw:style-name="plain">{inside}</style:master-page></office:master-styles>'
        f"<office:body><office:presentation>{slide.format('Deckblatt')}{slide.format('Stiftung')}</office:presentation></office:body></office:document>"
    ).encode()


def verein():
    """A PowerPoint file of ours in 4:3 that LibreOffice opens and saves anew: dark cover, light slides, logo at the foot."""
    shapes = Shapes().block((0, 0, 720, 78), scheme("accent1")).picture((628, 494, 60, 30), mark(70, 30, 90))
    shapes.place("title", 0, "Titel", (32, 10, 656, 60), colour=WHITE, anchor="ctr")
    shapes.place("body", 1, "Text", (32, 100, 656, 372))
    shapes.place("ftr", 3, "Fuß", (32, 500, 420, 22), size=10).place("sldNum", 4, "Nummer", (470, 500, 60, 22), size=10)
    cover = Shapes().ground(f"<a:solidFill>{scheme('accent1')}</a:solidFill>")
    cover.place("ctrTitle", 0, "Titel", (60, 120, 600, 150), size=36, colour=WHITE, anchor="b")
    cover.place("subTitle", 1, "Untertitel", (60, 290, 600, 100), size=20, colour=fixed("EADCF2"))

    def plain():
        return Shapes().place("title", 0, "Titel")

    def foot(made):
        return made.place("ftr", 10, "Fuß").place("sldNum", 11, "Nummer")

    layouts = [
        Layout("title", "Start", cover, ' showMasterSp="0"'),
        Layout("obj", "Inhalt", foot(plain().place("", 1, "Inhalt"))),
        Layout(
            "twoObj",
            "Zwei Spalten",
            foot(plain().place("", 1, "Links", (32, 100, 318, 372)).place("", 12, "Rechts", (370, 100, 318, 372))),
        ),
        Layout("titleOnly", "Nur Titel", foot(plain())),
    ]
    colours = [
        "262626",
        "FFFFFF",
        "3B2A4A",
        "F3EEF7",
        "5B2A86",
        "2A7F86",
        "C46A1B",
        "8A8A8A",
        "B5A3C7",
        "DDD3E6",
        "5B2A86",
        "8A8A8A",
    ]
    master = Master(shapes, layouts, title=(28, "l", ""), text=(20, "l", "•"), colours=("bg1", "tx1"), pitch=100)
    samples = [(number, Shapes().place("title", 0, "Titel", prompt="Vereinsabend")) for number in range(1, 5)]
    return write((720, 540), [theme("Verein", colours, ("Liberation Sans", "Liberation Sans"))], [master], samples)


def main():
    """Let LibreOffice save both."""
    program = shutil.which("soffice") or "soffice"
    for name, kind in NAMES.items():
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "quelle" / f"{name}.{kind}"
            source.parent.mkdir()
            source.write_bytes(globals()[name]())
            profile = f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}"
            order = [
                program,
                "--headless",
                profile,
                "--convert-to",
                "pptx:Impress MS PowerPoint 2007 XML",
                "--outdir",
                folder,
            ]
            subprocess.run([*order, str(source)], check=True, capture_output=True, timeout=120)
            shutil.copy(Path(folder) / f"{name}.pptx", HERE / f"{name}.pptx")


if __name__ == "__main__":
    main()
