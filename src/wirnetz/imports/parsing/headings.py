"""How German and English lists call their columns. All phrases are written as `normal_heading` gives them."""

import re

from wirnetz.imports.parsing.records import ListKind

_OWN_KEY = (
    "nummer der stelle", "stellennummer", "standortnummer", "standort nr", "standort id", "dienststellennummer",
    "dienststellen nr", "geschaeftsstellennummer", "geschaeftsstellen nr", "stellen nr", "stelle nr", "filialnummer",
    "gst nr", "interne nummer", "interne nr", "kennung", "kennziffer",
    "office id", "office number", "id", "key", "schluessel", "nummer", "nr", "number", "no", "kuerzel",
)  # fmt: skip
_NAME = (
    "name der stelle", "name der geschaeftsstelle", "name des standorts", "geschaeftsstelle", "name", "bezeichnung",
    "dienststelle", "regionaldirektion", "kundencenter", "name der einrichtung", "einrichtung", "office name",
    "office", "niederlassung", "bezirksstelle", "aussenstelle", "standortname", "regionalbuero", "kammer", "innung",
    "organisation", "institution", "filiale", "buero", "titel", "stelle", "standort", "branch", "location name",
    "agentur", "verband", "organisationsname",
    "zweigstelle", "servicecenter", "service center", "kundenzentrum", "beratungsstelle", "ortsverband", "kreisverband",
    "regionalverband", "kreishandwerkerschaft", "hochschule", "traeger", "firma", "unternehmen", "firmenname",
)  # fmt: skip
_STREET = (
    "strasse und hausnummer", "strasse hausnummer", "strasse hausnr", "strasse hnr", "strasse nr", "str nr",
    "strasse und nr", "strasse", "str", "street address", "street", "hausanschrift", "strassenname", "address line 1",
)  # fmt: skip
_CITY = (
    "ort", "stadt", "gemeinde", "wohnort", "city", "town", "place", "sitz", "ortsname", "stadt gemeinde",
    "ort gemeinde", "dienstort", "municipality", "sitz ort", "standortgemeinde",
    "standort",
)  # fmt: skip
_POSTCODE = ("plz", "postleitzahl", "postcode", "postal code", "zip", "zip code", "zipcode", "post code")
_ADDRESS = (
    "adresse", "anschrift", "postanschrift", "address", "plz ort", "plz und ort", "postleitzahl ort",
    "postleitzahl und ort", "besucheradresse", "besucheranschrift", "ort strasse", "strasse plz ort", "sitz adresse",
    "dienstanschrift", "full address", "standortadresse",
)  # fmt: skip
_DISTRICT = (
    "landkreis kreisfreie stadt", "kreis kreisfreie stadt", "landkreis stadtkreis", "kreisfreie stadt", "landkreis",
    "kreis", "stadtkreis", "lkr", "lk", "kreisname", "kreis stadt", "district", "county", "ags", "ars",
    "kreisschluessel", "amtlicher gemeindeschluessel", "regionalschluessel", "stadt landkreis", "landkreis stadt",
)  # fmt: skip
_STATE = ("bundesland", "land", "bundeslaender", "state", "federal state", "bl")
_PHONE = (
    "telefon", "telefonnummer", "telefon nr", "tel", "tel nr", "fon", "rufnummer", "phone", "telephone",
    "phone number", "durchwahl", "telefon dienstlich", "mobil", "handy", "mobiltelefon", "mobile", "diensthandy",
)  # fmt: skip
_EMAIL = (
    "e mail", "email", "mail", "e mail adresse", "emailadresse", "email adresse", "mailadresse", "mail adresse",
    "e mail address", "email address", "e post", "elektronische post", "e mail dienstlich",
)  # fmt: skip
_WEBSITE = (
    "website", "webseite", "internet", "homepage", "web", "url", "www", "internetadresse", "webadresse",
    "internetseite", "link", "internetauftritt",
)  # fmt: skip
_FROM = (
    "gueltig ab", "gueltig von", "ab", "von", "seit", "beginn", "start", "startdatum", "von datum", "eroeffnet",
    "eroeffnung", "from", "valid from", "start date", "begin", "mitglied seit", "dabei seit", "aktiv seit", "gruendung",
)  # fmt: skip
_UNTIL = (
    "gueltig bis", "bis", "ende", "enddatum", "schliessung", "geschlossen", "geschlossen am", "ausgeschieden",
    "until", "to", "valid to", "valid until", "end date", "end", "befristet bis", "beendet", "beendet am",
)  # fmt: skip
_REMARK = (
    "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "hinweis", "hinweise", "notiz", "notizen", "kommentar",
    "remark", "remarks", "note", "notes", "comment", "sonstiges",
)  # fmt: skip
_OFFICE = (
    "geschaeftsstelle", "dienststelle", "stelle", "standort", "niederlassung", "buero", "office", "einsatzort",
    "arbeitsort", "stellennummer", "standortnummer", "einrichtung", "organisation", "institution", "kammer",
    "bezirksstelle", "regionaldirektion", "aussenstelle", "dienstsitz", "name der stelle", "arbeitgeber", "traeger",
)  # fmt: skip
_NETWORK = (
    "name des netzwerks", "netzwerk", "netzwerke", "netzwerkname", "network", "network name", "netz", "verbund",
    "buendnis", "initiative", "arbeitskreis", "netzwerk initiative", "gremium", "allianz",
)  # fmt: skip
_ROLE = (
    "rolle im netzwerk", "rolle", "aufgabe im netzwerk", "funktion im netzwerk", "role", "mitwirkung",
    "art der mitwirkung", "art der beteiligung", "beteiligung", "rolle der organisation", "network role", "status",
)  # fmt: skip
_PERSON = {
    "first_name": ("vorname", "first name", "given name", "vornamen", "rufname"),
    "last_name": ("nachname", "familienname", "zuname", "last name", "surname", "family name"),
    "name": (
        "name vorname", "nachname vorname", "vorname name", "vorname nachname", "vor und nachname", "name",
        "ansprechpartner", "ansprechperson", "ansprechpartnerin", "berater", "beraterin", "beratende", "person",
        "mitarbeiter", "mitarbeiterin", "mitarbeitende", "kontaktperson", "full name", "adviser", "advisor",
        "beschaeftigte", "kollege", "aufsichtsperson", "betreuer", "contact", "contact person",
    ),
    "title": ("titel", "akademischer titel", "akad titel", "title", "akad grad", "akademischer grad"),
    "email": _EMAIL,
}  # fmt: skip

HEADINGS: dict[ListKind, dict[str, tuple[str, ...]]] = {
    ListKind.OFFICES: {
        "name": _NAME,
        "own_key": _OWN_KEY,
        "street": _STREET,
        "house_number": ("hausnummer", "hausnr", "haus nr", "hnr", "house number"),
        "postcode": _POSTCODE,
        "city": _CITY,
        "address": _ADDRESS,
        "district": _DISTRICT,
        "state": _STATE,
        "phone": _PHONE,
        "email": _EMAIL,
        "website": _WEBSITE,
        "kind": ("art", "art der stelle", "typ", "kategorie", "standorttyp", "type", "kind", "category", "stellenart"),
        "from_on": _FROM,
        "until_on": _UNTIL,
        "remark": _REMARK,
        "parent": (
            "uebergeordnete stelle", "uebergeordnet", "gehoert zu", "hauptstelle", "zustaendige direktion", "direktion",
            "bezirk", "bezirksdirektion", "parent", "parent office", "hauptgeschaeftsstelle", "dachorganisation",
            "zugeordnet zu", "landesverband", "landesgeschaeftsstelle",
        ),
    },
    ListKind.PEOPLE: {
        **_PERSON,
        "function": (
            "funktion", "position", "stellung", "taetigkeit", "berufsbezeichnung", "function", "job title", "aufgabe",
            "fachrichtung", "stellenbezeichnung",
        ),
        "office": _OFFICE,
        "phone": _PHONE,
        "topics": (
            "themen", "thema", "themenschwerpunkte", "schwerpunkte", "schwerpunkt", "fachgebiet", "fachgebiete",
            "topics", "topic", "beratungsthemen", "kompetenzen", "arbeitsschwerpunkte",
        ),
        "network": _NETWORK,
        "network_role": _ROLE,
        "from_on": _FROM,
        "until_on": _UNTIL,
        "own_key": ("personalkennung", "kennung", "interne nummer", "interne nr", "id", "key", "nummer", "nr",
                    "kuerzel"),
    },
    ListKind.NETWORKS: {
        "network": (*_NETWORK, "name", "bezeichnung"),
        "kind": ("art des netzwerks", "netzwerkart", "art", "typ", "kind", "type", "eigenes netzwerk", "kategorie"),
        "member": (
            "mitglied", "mitglieder", "mitgliedsorganisation", "organisation", "partner", "partnerorganisation",
            "beteiligte organisation", "beteiligte", "netzwerkpartner", "akteur", "akteure", "institution",
            "einrichtung", "member", "members", "organisationen", "mitwirkende", "kooperationspartner",
        ),
        "role": _ROLE,
        "territory": (
            "gebiet", "kreise", "landkreise", "region", "zustaendigkeitsgebiet", "einzugsgebiet", "wirkungsgebiet",
            "wirkungskreis", "regionen", "territory", "area", "districts", "raum", *_DISTRICT,
        ),
        "website": _WEBSITE,
        "from_on": _FROM,
        "until_on": _UNTIL,
        "contact": (
            "kontakt", "ansprechpartner", "ansprechperson", "kontaktperson", "koordination", "koordinator",
            "koordinatorin", "contact", "netzwerkkoordination", *_EMAIL,
        ),
    },
    ListKind.ROLES: {
        **_PERSON,
        "own_key": ("personalkennung", "kennung", "interne nummer", "id", "key", "nummer"),
        "office": _OFFICE,
        "network": (*_NETWORK, "bezeichnung"),
        "network_role": (*_ROLE, "funktion", "aufgabe"),
        "from_on": _FROM,
        "until_on": _UNTIL,
    },
}  # fmt: skip
"""For each kind of list its fields, and for each field its headings, the surest first."""

COUNTING = frozenset({"lfd nr", "laufende nr", "laufende nummer", "lfdnr", "lfd nummer", "pos"})
"""How lists head a column that counts its rows; what stands there may still be the house's own numbers."""

LEFT_OUT = COUNTING | frozenset({
    "fax", "telefax", "faxnummer", "fax nr", "telefaxnummer", "anrede", "salutation", "ortsteil", "stadtteil",
    "postfach", "zusatz", "adresszusatz", "bild", "foto", "logo",
    "staat", "country", "nation", "laengengrad", "breitengrad", "longitude", "latitude", "lat", "lon", "lng",
    "oeffnungszeiten", "opening hours", "briefanrede", "zeile", "facebook", "anzahl", "einwohner",
})  # fmt: skip
"""Usual columns that have no place here."""

NEVER_COLLECTED = (
    (re.compile(r"\bgeb(oren|datum|jahr|tag|urts?(datum|tag|jahr|ort|name|land)?)?( am)?\b|\bbirth\w*\b|^alter$|^age$"),
     "Geburt"),
    (re.compile(r"\bprivate?\w*|\bhome (address|phone|mail)\b|\bwohn(anschrift|adresse)\b"), "Privates"),
    (re.compile(r"\bgeschlecht\b|\bgender\b|^sex$|^m w( d)?$|^w m( d)?$"), "Geschlecht"),
    (re.compile(r"\breligion\w*|\bkonfession\w*|\bkirche\w*zugehoer\w*|\bglaube\w*"), "Religion"),
    (re.compile(r"\bgewerkschaft(lich\w*|s(mitglied|zugehoer|angehoer)\w*)|\bunion member\w*|\btrade union\b"),
     "Gewerkschaft"),
    (re.compile(r"\bgesundheits?(zustand|daten|angaben)?$|\bkrank(heit|en(tage|stand))\w*|\bschwerbehind\w*|\bgdb\b|"
                r"\bbehinderung\w*|\bdiagnose\w*|\bhealth\b|\bdisab\w+"), "Gesundheit"),
    (re.compile(r"\bfamilienstand\b|\bmarital\b|\bkinder(zahl)?$|\bstaatsangehoer\w*|\bnationalit\w*"), "Persönliches"),
    (re.compile(r"\biban\b|\bbic\b|\bkontonummer\b|\bgehalt\b|\bbesoldung\w*|\bentgeltgruppe\b|\bsalary\b|"
                r"\bsteuer(nummer|id)\b|\bsozialversicherungsnummer\b"), "Bezahlung"),
    (re.compile(r"\bpartei(zugehoer\w*|mitglied\w*)?$|\bpolitische\b"), "Politik"),
)  # fmt: skip
"""What is never collected: pattern of the heading, and what it is about. Such columns are not even read."""

FIELD_NAMES = {
    "name": "Name",
    "own_key": "eigene Nummer",
    "street": "Straße",
    "house_number": "Hausnummer",
    "postcode": "Postleitzahl",
    "city": "Ort",
    "address": "Adresse",
    "district": "Kreis",
    "state": "Land",
    "phone": "Telefon",
    "email": "E-Mail",
    "website": "Website",
    "kind": "Art",
    "from_on": "Beginn",
    "until_on": "Ende",
    "remark": "Bemerkung",
    "parent": "übergeordnete Stelle",
    "first_name": "Vorname",
    "last_name": "Nachname",
    "title": "Titel",
    "function": "Funktion",
    "office": "Stelle",
    "topics": "Themen",
    "network": "Netzwerk",
    "network_role": "Rolle im Netzwerk",
    "member": "Mitglied",
    "role": "Rolle",
    "territory": "Gebiet",
    "contact": "Kontakt",
}
"""How a field is called in German."""


def fields_of(kind: ListKind) -> tuple[str, ...]:
    """The fields that a list of this kind may have."""
    return tuple(HEADINGS[kind])
