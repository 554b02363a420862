# ruff: noqa: E501 - XML in one piece
"""Two tidy templates written as XML: a chamber in 16:9 with serif titles, an authority on A4 with a coloured bar."""

from tests.documents.templates.package import Layout, Master, Shapes, fixed, png, scheme, theme, write

WHITE = fixed("FFFFFF")


def mark(red, green, blue):
    """A logo: three bars growing to the right, on nothing."""
    return png(60, 30, lambda x, y: (red, green, blue, 255 if x % 20 < 14 and y > 24 - 8 * (x // 20 + 1) else 0))


def _kammer_master():
    shapes = Shapes().ground(f"<a:solidFill>{scheme('bg1')}</a:solidFill>")
    shapes.block((0, 0, 960, 10), scheme("accent1")).picture((842, 28, 72, 36), mark(20, 55, 90))
    shapes.place("title", 0, "Titelplatzhalter 1", (46, 30, 770, 74), anchor="b", prompt="Titel bearbeiten")
    shapes.place("body", 1, "Textplatzhalter 2", (46, 126, 868, 350))
    shapes.block((46, 500, 868, 0.75), scheme("accent1", lumMod=40, lumOff=60), name="Fußlinie")
    shapes.place("dt", 2, "Datumsplatzhalter 3", (46, 506, 110, 22), size=10, colour=scheme("tx2"))
    shapes.place("ftr", 3, "Fußzeilenplatzhalter 4", (170, 506, 560, 22), size=10, colour=scheme("tx2"))
    shapes.place("sldNum", 4, "Foliennummer 5", (834, 506, 80, 22), size=10, colour=scheme("tx2"), align="r")
    return shapes


def _foot(shapes):
    shapes.place("dt", 10, "Datum").place("ftr", 11, "Fußzeile")
    return shapes.place("sldNum", 12, "Foliennummer")


def kammer():
    """16:9, light, Palatino and Segoe UI, ten layouts, German names, a sample slide."""
    cover = Shapes().ground(f"<a:solidFill>{scheme('accent1')}</a:solidFill>")
    cover.block((0, 0, 24, 540), scheme("accent2")).picture((86, 40, 96, 48), mark(255, 255, 255))
    cover.place("ctrTitle", 0, "Titel", (86, 150, 780, 170), size=46, colour=WHITE, anchor="b")
    cover.place("subTitle", 1, "Untertitel", (86, 336, 780, 96), size=22, colour=fixed("DCE6F0"))
    end = Shapes().ground(f"<a:solidFill>{scheme('accent1')}</a:solidFill>")
    end.block((0, 0, 24, 540), scheme("accent2"))
    end.place("title", 0, "Titel", (86, 60, 780, 100), size=36, colour=WHITE, anchor="b")
    end.place("body", 1, "Kontaktdaten", (86, 190, 780, 240), size=22, colour=WHITE, extra="<a:buNone/>")
    section = Shapes().place("title", 0, "Kernaussage", (46, 150, 800, 130), size=44, anchor="b")
    section.place("body", 1, "Erläuterung", (46, 300, 800, 150), size=22, extra="<a:buNone/>")
    picture = Shapes().place("title", 0, "Titel").place("body", 1, "Text", (46, 126, 340, 350))
    picture.place("pic", 13, "Bildplatzhalter", (410, 126, 504, 350))
    two = Shapes().place("title", 0, "Titel").place("", 1, "Links", (46, 126, 424, 350))
    two.place("", 13, "Rechts", (490, 126, 424, 350))
    three = Shapes().place("title", 0, "Titel")
    for at in range(3):
        three.place("body", 13 + at, f"Spalte {at + 1}", (46 + at * 296, 126, 276, 350), extra="<a:buNone/>")
    layouts = [
        Layout("title", "Titelfolie", cover, ' showMasterSp="0"'),
        Layout("obj", "Titel und Inhalt", _foot(Shapes().place("title", 0, "Titel").place("", 1, "Inhalt"))),
        Layout("twoObj", "Zwei Inhalte", _foot(two)),
        Layout("", "Drei Spalten", _foot(three)),
        Layout("secHead", "Kernaussage", _foot(section)),
        Layout("", "Text und Bild", _foot(picture)),
        Layout("", "Tabelle", _foot(Shapes().place("title", 0, "Titel").place("tbl", 13, "Tabelle", (46, 126, 868, 350)))),
        Layout("", "Diagramm", _foot(Shapes().place("title", 0, "Titel").place("chart", 13, "Diagramm", (46, 126, 868, 350)))),
        Layout("titleOnly", "Nur Titel", _foot(Shapes().place("title", 0, "Titel"))),
        Layout("", "Kontakt", end, ' showMasterSp="0"'),
    ]  # fmt: skip
    colours = [
        "1D1D1B",
        "FFFFFF",
        "44546A",
        "F2EFE6",
        "14375A",
        "C98A1B",
        "5B8C5A",
        "8C3B3B",
        "6C7A89",
        "A39161",
        "14375A",
        "6C7A89",
    ]
    sample = Shapes().place("title", 0, "Titel", prompt="Musterfolie der Kammer")
    master = Master(
        _kammer_master(), layouts, title=(30, "l", ""), text=(20, "l", "•"), colours=("accent1", "tx1"), pitch=95
    )
    return write((960, 540), [theme("Kammer", colours, ("Palatino Linotype", "Segoe UI"))], [master], [(2, sample)])


def amt():
    """A4 on its side, a coloured bar at the left, small type, narrow footers, no picture layout."""
    shapes = Shapes().block((0, 0, 46, 540), scheme("accent1")).picture((700, 478, 56, 28), mark(0, 90, 90))
    shapes.place("title", 0, "Titel", (70, 26, 686, 62), anchor="t", size=26, bold=True)
    shapes.place("body", 1, "Text", (70, 104, 686, 356))
    shapes.place("ftr", 3, "Fußzeile", (70, 500, 420, 20), size=9)
    shapes.place("sldNum", 4, "Seite", (500, 500, 60, 20), size=9, align="r")

    def small(shapes):
        return shapes.place("ftr", 10, "Fußzeile").place("sldNum", 11, "Seite")

    cover = Shapes().block((0, 0, 780, 300), scheme("accent1")).block((0, 300, 780, 8), scheme("accent3"))
    cover.place("ctrTitle", 0, "Titel", (60, 70, 640, 190), size=38, bold=True, colour=WHITE, anchor="b")
    cover.place("subTitle", 1, "Untertitel", (60, 330, 640, 120), size=20)
    layouts = [
        Layout("title", "Deckblatt", cover, ' showMasterSp="0"'),
        Layout("obj", "Text", small(Shapes().place("title", 0, "Titel").place("", 1, "Inhalt"))),
        Layout("titleOnly", "Freie Seite", small(Shapes().place("title", 0, "Titel"))),
        Layout("blank", "Leer", small(Shapes())),
        Layout(
            "",
            "Abschluss",
            small(Shapes().place("title", 0, "Titel").place("body", 1, "Anschrift", (70, 104, 500, 300))),
        ),
    ]
    colours = [
        "222222",
        "FFFFFF",
        "004B4B",
        "E8F1F0",
        "007070",
        "B2522E",
        "E0B040",
        "5A6B7B",
        "9AA5AB",
        "3C6E71",
        "005A9C",
        "663399",
    ]
    master = Master(
        shapes, layouts, title=(26, "l", ' b="1"'), text=(16, "l", "–"), colours=("accent1", "tx1"), pitch=100
    )
    return write((780, 540), [theme("Amt", colours, ("Verdana", "Verdana"))], [master])
