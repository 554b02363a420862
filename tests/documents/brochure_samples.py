"""An invented network in full, a thin one, and their maps: for the writer of brochures."""

import io
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from wirnetz.documents.brochure import (
    Brochure,
    Figure,
    Gain,
    Gap,
    Gathering,
    Joining,
    MapSheet,
    MemberGroup,
    Milestone,
    Opening,
    PartnerGains,
    Picture,
    Portrayed,
    Shown,
    SuccessFactor,
    Voice,
)
from wirnetz.documents.drawing import Drawing

REFERENCE = Path(__file__).parents[2] / "src" / "wirnetz" / "regions" / "reference"
DISTRICTS = frozenset({"01003", "13004", "13074", "13076"})


@cache
def maps(keys: frozenset[str] = DISTRICTS) -> tuple[Drawing, Drawing]:
    """Germany with this one network, and its territory close up, from the real borders."""
    from wirnetz.regions.geometry.germany import germany_map
    from wirnetz.regions.geometry.painting import Territory, painting_of
    from wirnetz.regions.geometry.territory import territory_map
    from wirnetz.regions.geometry.topology import Topology

    districts = Topology.load(REFERENCE / "districts.json.gz")
    municipalities = Topology.load(REFERENCE / "municipalities.json.gz")
    painting = painting_of([Territory("Netz", keys, is_own=True)])
    names = {key: key for key in districts.keys}
    far = germany_map(districts, painting, names=names, labels=False, title="Das Netzwerk in Deutschland")
    close = territory_map(municipalities, districts, sorted(keys), own_keys=sorted(keys), title="Das Gebiet")
    return far, close


@cache
def face(tone: int = 150) -> Picture:
    """A drawn stand-in for a portrait."""
    picture = Image.new("RGB", (500, 620), (tone, tone + 30, 215))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((160, 110, 340, 340), fill=(232, 190, 160))
    pen.pieslice((60, 360, 440, 900), 180, 360, fill=(60, 70, 90))
    target = io.BytesIO()
    picture.save(target, "PNG")
    return Picture(target.getvalue(), "Porträt von Kora Muster", "Foto Beispiel")


PARAGRAPHS = (
    "Als die Partner sich zum ersten Mal an einen Tisch setzten, lag eine Liste auf dem Tisch: alle Kreise und "
    "Runden, in denen sie ohnehin schon saßen. Die Liste war länger als gedacht. Niemand hatte sie je ganz gesehen.",
    "Daraus wurde die erste Regel des Netzwerks. Bevor etwas Neues entsteht, wird gefragt, wer es schon tut. Meist "
    "gibt es jemanden. Dann kommt das Netzwerk dazu, mit einem Check, einer Veranstaltung oder einem Kontakt, und "
    "lässt die Einladung dort, wo sie war.",
    "Das spart Zeit, und es schafft Vertrauen. Wer eingeladen wird, ohne etwas abgeben zu müssen, kommt wieder.",
)
MEMBERS = (
    MemberGroup("Kammern", ("IHK zu Lübeck", "IHK zu Schwerin", "Handwerkskammer Schwerin")),
    MemberGroup("Wirtschaftsförderung", ("Wirtschaftsförderung Lübeck", "Invest in Mecklenburg-Vorpommern")),
    MemberGroup("Arbeitsverwaltung", ("Agentur für Arbeit Schwerin", "Agentur für Arbeit Lübeck", "Jobcenter Wismar")),
    MemberGroup("Hochschulen", ("Hochschule Wismar (Beispiel)",)),
)
MILESTONES = (
    Milestone("2019", "Vier Häuser legen ihre Listen nebeneinander.", "Protokoll vom 12.03.2019"),
    Milestone("2021", "Aus der Runde wird ein Netzwerk mit Vereinbarung.", "Vereinbarung, 2021", is_turn=True),
    Milestone("Mai 2023", "Der erste gemeinsame Unternehmenstag in Wismar.", "Kalender", is_turn=True),
    Milestone("2024", "Die Agentur für Arbeit Schwerin kommt dazu.", "Mitgliederliste, 2024"),
    Milestone("März 2025", "Fünf Angebote der Allianz sind in Gebrauch.", "Angebotsverzeichnis, 2025"),
)
FACTORS = (
    SuccessFactor(
        "Eine Stelle kümmert sich.",
        "Koordination und Vertretung sind benannt, und beide haben dafür Stunden.",
        (Shown("Koordination und Vertretung benannt", "2021", "Vereinbarung der Partner, 2021"),),
    ),
    SuccessFactor(
        "Man trifft sich verlässlich.",
        "Alle zwei Monate, am selben Wochentag, im Wechsel bei den Häusern.",
        (Shown("Fünf Treffen in zwölf Monaten", "2025", "Kalender"), Shown("Acht Treffen", "2024", "Kalender")),
    ),
    SuccessFactor(
        "Jeder gibt und bekommt.",
        "Kein Haus trägt mehr als ein Drittel der Aufgaben.",
        (Shown("Sechs Beiträge, je Partner einer", "2026", "Jahresplan 2026"),),
    ),
    SuccessFactor(
        "Standards statt Eigenbau.",
        "Was erprobt ist, wird übernommen; Eigenes entsteht nur, wo etwas fehlt.",
        (Shown("Fünf gemeinsame Angebote in Gebrauch", "2026", "Angebotsverzeichnis"),),
    ),
)
GAINS = (
    Gain("Betriebe hören einmal statt viermal.", "Die Häuser sprechen ihre Besuche ab.", "Absprache vom 03.02.2025"),
    Gain("Ein Termin, vier Einladungen.", "Wer einlädt, erreicht die Kontakte aller.", "Kalender, 2025"),
    Gain("Weiterverweisen geht ohne Umweg.", "Für jedes Anliegen steht fest, wer antwortet.", "Beratungsverständnis"),
)
PARTNER = PartnerGains(
    "die Agentur für Arbeit",
    "Zugang zu Betrieben, die ihre Stellen allein nicht erreicht hätten, und fünf Termine ohne eigene Einladung.",
    (Gain("41 Betriebe sprachen zum ersten Mal mit ihr.", "", "Rückmeldung, 2026"), Gain("Fünf Termine, null Säle.")),
)
VOICES = (
    Voice("Wir haben aufgehört, uns gegenseitig einzuladen, und angefangen, gemeinsam einzuladen.", "Kora Muster",
          "Koordinatorin (Beispiel)", face()),
    Voice("Ich rufe an und weiß, wer abnimmt.", "Jens Beispiel", "Berater, Kammer (Beispiel)"),
)  # fmt: skip
PEOPLE = (
    Portrayed("Jens Beispiel", "Vertretung (Beispiel)", "Hochschule Wismar"),
    Portrayed("Kora Muster", "Koordination (Beispiel)", "IHK zu Schwerin", face()),
)
JOINING = Joining(
    "Kommen Sie zum nächsten Treffen am 14. Januar, als Gast und ohne Verpflichtung.",
    ("Rufen Sie an oder schreiben Sie uns, dann bekommen Sie die Einladung.", "Hören Sie einmal zu.",
     "Sagen Sie, was Ihr Haus geben kann und was es braucht."),
    ("Kora Muster, Koordination", "Telefon 0385 0000-00", "netz@wirnetz.example"),
    "wirnetz.example/netzwerke/luebeck-westmecklenburg",
)  # fmt: skip


def thin(**changes) -> Brochure:
    """Only what a public source says: a sentence, its place, its source, and what is missing."""
    texts = {
        "network": "OM-Netzwerk Lübeck-West-Mecklenburg",
        "short_name": "Lübeck-West-Mecklenburg",
        "place": ("Vier Kreise in zwei Ländern",),
        "portrait": Opening("Seit 2018 arbeiten Häuser aus Lübeck und Westmecklenburg zusammen."),
        "figures": (Figure("4", "Kreise in zwei Ländern"), Figure("682.363", "Menschen leben im Gebiet")),
        "joining": replace(JOINING, sentence="Fragen Sie die Geschäftsstelle nach dem nächsten Treffen.", steps=()),
        "gaps": (Gap("Mitglieder", "die Koordination", "Wer heute mitmacht, ist uns nicht bekannt."),),
        "sources": ("Liste der Netzwerke der Offensive Mittelstand, 2025",),
        "stamp": "Stand 28.11.2026",
        "address": "wirnetz.example/s/K7M4Q",
    }
    return Brochure(**(texts | changes))


def full(*, with_maps=True, **changes) -> Brochure:
    """Every chapter filled, as the example year has it."""
    far, close = maps() if with_maps else (None, None)
    sentence = "Vom Treffpunkt Schwerin erreichen neun von zehn Menschen das Netzwerk in rund 75 Minuten."
    figures = (
        Figure("682.363", "Menschen leben im Gebiet"),
        Figure("4", "Kreise in zwei Ländern"),
        Figure("56 km", "Umkreis um Schwerin, in dem neun von zehn Menschen wohnen"),
    )
    days = [(2025, 1, 14), (2025, 3, 4), (2025, 5, 6), (2025, 9, 2), (2026, 1, 13), (2026, 4, 7)]
    texts = {
        "network": "Lübeck-Westmecklenburg",
        "short_name": "Lübeck-Westmecklenburg",
        "place": ("Vier Kreise,", "sechs Organisationen,", "ein Tisch"),
        "cover": far,
        "portrait": Opening("Es beginnt mit dem, was schon da ist.", PARAGRAPHS),
        "figures": (Figure("9", "Organisationen arbeiten mit"), Figure("2019", "saß man zum ersten Mal zusammen")),
        "map_sheet": MapSheet(close, sentence, figures) if close else None,
        "taking_part": Opening("Neun Häuser, vier Arten, ein Tisch."),
        "members": MEMBERS,
        "people": PEOPLE,
        "course": Opening("Aus vier Listen wurde in sieben Jahren ein Netzwerk."),
        "milestones": MILESTONES,
        "gatherings": tuple(Gathering(date(*day), is_joint=at % 3 == 2) for at, day in enumerate(days)),
        "success": Opening("Vier Bedingungen, die sich belegen lassen.", PARAGRAPHS[1:]),
        "factors": FACTORS,
        "benefit": Opening("Wer gemeinsam einlädt, erreicht mehr Betriebe mit weniger Terminen."),
        "gains": GAINS,
        "partner": PARTNER,
        "voices": VOICES,
        "joining": JOINING,
        "sources": ("Kalender und Mitgliederliste (Beispiel), 24.11.2026", "Einwohner: Destatis, 31.12.2018"),
        "stamp": "Schwerin, 28.11.2026",
        "address": "wirnetz.example/s/K7M4Q",
        "imprint": ("Herausgegeben von der Geschäftsstelle der Allianz",),
        "is_example": True,
    }
    return Brochure(**(texts | changes))
