# ruff: noqa: E501 - XML in one piece
"""Two templates as untidy as real ones: an old dark 4:3 file, and an agency's with a photograph and forty layouts."""

from tests.documents.templates.made_by_hand import WHITE, mark
from tests.documents.templates.package import Layout, Master, Shapes, fixed, png, scheme, theme, write

SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Muster" '
    'id="{4C1C6C0E-8F0B-4C6E-9C37-2E6C5B8C9B11}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    "</p14:sectionLst></p:ext></p:extLst>"
)
PROTECTED = (
    '<p:modifyVerifier cryptProviderType="rsaAES" cryptAlgorithmClass="hash" cryptAlgorithmType="typeAny" '
    'cryptAlgorithmSid="14" spinCount="100000" saltData="c2FsdA==" hashData="aGFzaA=="/>'
)


def verband():
    """4:3 and dark: ink set by hand, a title far too large, body at 14 pt, places without size, doubled numbers, a jump
    to a sample slide, sections, protected against changes; its logo is nearly as dark as its ground."""
    dark = f"<a:solidFill>{fixed('0B1D2E')}</a:solidFill>"
    shapes = Shapes().ground(dark).block((0, 96, 720, 3), fixed("F5A800"))
    shapes.picture((620, 500, 60, 30), mark(14, 34, 52))
    shapes.place("title", 0, "Rectangle 2", (36, 18, 648, 70), anchor="ctr", colour=WHITE, align="ctr")
    shapes.place("body", 1, "Rectangle 3", (36, 118, 648, 340), colour=WHITE)
    shapes.place("dt", 2, "Rectangle 4", (36, 492, 168, 36), size=14, colour=WHITE)
    shapes.place("ftr", 3, "Rectangle 5", (246, 492, 228, 36), size=14, colour=fixed("1A2C3D"))
    shapes.place("sldNum", 4, "Rectangle 6", (516, 492, 90, 36), size=14, colour=WHITE)
    text = Shapes().place("title", 0, "Rectangle 2").place("body", 1, "Rectangle 3").place("dt", 10, "Rectangle 4")
    text.place("ftr", 10, "Rectangle 5").place("sldNum", 10, "Rectangle 6")
    text.words((560, 470, 120, 20), "zurück zum Anfang", colour=WHITE, link="rIdSprung")
    odd = (
        Shapes().place("media", 20, "Film", (40, 130, 300, 200)).place("body", 21, "winzig", (400, 130, 90, 12), size=6)
    )
    odd.place("title", 0, "Titel unten", (36, 400, 648, 60), colour=WHITE)
    upright = Shapes().place("title", 0, "Titel", (600, 20, 80, 440), extra="").place("body", 1, "Text")
    layouts = [
        Layout("tx", "Titel, Text", text),
        Layout("", "1_Benutzerdefiniertes Layout", odd),
        Layout("vertTitleAndTx", "Vertikaler Titel", upright),
        Layout("titleOnly", "Nur Titel ", Shapes().place("title", 0, "Rectangle 2").place("sldNum", 10, "Rectangle 6")),
        Layout("blank", "Leer", Shapes()),
    ]
    colours = [
        "000000",
        "FFFFFF",
        "0B1D2E",
        "808080",
        "F5A800",
        "333399",
        "009999",
        "99CC00",
        "333366",
        "808000",
        "009999",
        "99CC00",
    ]
    sample = Shapes().place("title", 0, "Titel", prompt="Jahreshauptversammlung 2009")
    master = Master(shapes, layouts, title=(44, "ctr", ""), text=(14, "l", "•"), colours=("bg1", "bg1"))
    return write(
        (720, 540),
        [theme("Standarddesign", colours, ("Times New Roman", "Arial"))],
        [master],
        [(1, sample)],
        PROTECTED + SECTIONS,
    )


def _photograph(x, y):
    """A landscape of sorts: bright sky, dark hills."""
    hill = 34 + 10 * ((x * 7 % 23) / 23) - 12 * (x / 96)
    return (240 - y, 225 - y // 2, 190 + y // 3, 255) if y < hill else (30 + x // 3, 50 + y // 3, 40, 255)


def agentur():
    """16:9 in 20 × 11.25 inches, two masters, forty layouts, none for a title; a photograph as ground, yellow as accent,
    the title on a white band, capitals, a face that nobody has."""
    width, height = 1440, 810
    shapes = Shapes().ground("", png(96, 54, _photograph)).block((0, 60, 1180, 110), WHITE, name="Band")
    shapes.place("title", 0, "Headline", (60, 70, 1100, 90), anchor="ctr")
    shapes.place("body", 1, "Copy", (60, 200, 1000, 520), colour=scheme("tx1"))
    shapes.place("sldNum", 4, "No.", (1340, 760, 60, 30), size=12, colour=WHITE)
    plain = Shapes().ground(f"<a:solidFill>{WHITE}</a:solidFill>").block((0, 780, width, 30), scheme("accent1"))
    plain.place("title", 0, "Headline", (60, 50, 1320, 100), anchor="b")
    plain.place("body", 1, "Copy", (60, 180, 1320, 540))
    plain.place("ftr", 3, "Footer", (60, 745, 900, 28), size=12).place("sldNum", 4, "No.", (1300, 745, 80, 28), size=12)
    first = [
        Layout("titleOnly", "Headline auf Bild", Shapes().place("title", 0, "Headline").place("sldNum", 10, "No.")),
        Layout("obj", "Headline + Copy auf Bild", Shapes().place("title", 0, "Headline").place("", 1, "Copy").place("sldNum", 10, "No.")),
        Layout("blank", "Vollbild", Shapes().place("pic", 13, "Full bleed", (0, 0, width, height))),
    ]  # fmt: skip
    second = []
    for number in range(37):
        sheet = Shapes().place("title", 0, "Headline")
        for at in range(number % 5):
            sheet.place(
                "pic" if number % 2 else "body",
                20 + at,
                f"Element {at}",
                (60 + at * 260, 190, 240, 160 + 40 * (number % 3)),
            )
        second.append(
            Layout("", f"{number + 1:02d}_Raster", sheet.place("ftr", 10, "Footer").place("sldNum", 11, "No."))
        )
    colours = [
        "2B2B2B",
        "FFFFFF",
        "3A3A3A",
        "F4F4F4",
        "FFD400",
        "FF6F61",
        "00B2A9",
        "9B9B9B",
        "C4C4C4",
        "E8E8E8",
        "FFD400",
        "9B9B9B",
    ]
    faces = ("Brandon Grotesque Black", "Brandon Grotesque")
    looks = [theme("Bild", colours, faces), theme("Raster", colours, faces)]
    return write((width, height), looks, [
        Master(shapes, first, title=(40, "l", ' cap="all"'), text=(24, "l", ""), colours=("tx1", "tx1"), pitch=90),
        Master(plain, second, title=(44, "l", ' cap="all"'), text=(24, "l", ""), colours=("tx1", "tx1"), pitch=90),
    ])  # fmt: skip
