"""Which addresses and texts an edition takes."""

import pytest

from wirnetz.infoservice.validators import (
    asks_to_sign_in_elsewhere,
    link_faults,
    link_words_faults,
    named_link_faults,
    words_faults,
)

GOOD = (
    "", "/kalender/treffen-wismar/", "/angebote/?thema=fuehrung#a", "https://www.inqa.de/DE/startseite.html",
    "http://example.org", "https://www.ihk.de:443/schwerin?q=a%20b", "https://wirtschaft-wismar.de/neu_1",
)  # fmt: skip
BAD = (
    "javascript:alert(1)", "data:text/html,x", "//boese.example/", "/\\boese.example", "https://ihk.de@boese.example/",
    "https://192.168.1.1/", "https://3232235777/", "https://0x7f.1/", "https://[::1]/", "https://xn--hk-nna.de/",
    "https://іhk.de/", "ftp://ihk.de/", "https://", "https://localhost/", "https://ihk.de:8443/", "ihk.de",
    "https://ihk.de/ \nBcc: x", "https://ihk..de/", "https://-ihk.de/", "https://ihk.de\\@boese.example",
    "mailto:a@b.de", "https://ihk.de:99999/", "/seite mit leerzeichen/", "https://ihk.de/" + "a" * 500,
)  # fmt: skip


@pytest.mark.parametrize("link", GOOD)
def test_an_address_that_says_what_it_is_passes(link):
    assert link_faults(link) == []


@pytest.mark.parametrize("link", BAD)
def test_an_address_that_misleads_or_cannot_be_opened_is_refused_with_a_reason(link):
    assert len(link_faults(link)) == 1


def test_texts_hold_only_what_one_sees():
    assert words_faults("Führung – „jetzt“") == []
    assert words_faults("Zwei\n\nAbsätze", lines=True) == []
    for text in ("Zwei\nZeilen", "a\u202eb", "a\u200bb", "a\rb", "a\x00b", "a\u2028b"):
        assert len(words_faults(text)) == 1


THIEVES = [
    f"{greeting} {words}"
    for greeting in ("", "Guten Tag.", "Wichtig:", "Letzte Erinnerung:", "Im Namen der Geschäftsstelle:")
    for words in (
        "Bitte geben Sie Ihr Passwort ein.", "Ihr Konto muss bestätigt werden.",
        "Bestätigen Sie Ihr Konto bis Freitag.",
        "Loggen Sie sich jetzt ein, sonst wird Ihr Zugang gesperrt.", "Ihre Zugangsdaten laufen ab.",
        "Verifizieren Sie sich mit Ihrer TAN.", "Ihr Postfach ist voll und wird gelöscht.", "Login erforderlich.",
        "Aktualisieren Sie Ihre Bankverbindung.", "Prüfen Sie Ihre Kontodaten.",
        "Ihr Account wurde gesperrt.", "Kennwort zurücksetzen.", "Bitte Anmeldedaten erneuern.",
        "Ihre Kreditkarte wird belastet.", "Zum Workshop: bestätigen Sie Ihr Konto und Ihr Passwort.",
        "Ihre PIN ist abgelaufen.", "Mit Ihren Zugangsdaten einloggen.", "Ihr Profil muss bis morgen geprüft werden.",
        "Entsperren Sie jetzt Ihren Zugang.", "Hier einloggen und Gewinn sichern.",
        "Zugangsdaten eingeben.", "Bestätigen Sie die IBAN.", "Das Konto läuft heute ab.",
        "Passwörter werden umgestellt: jetzt eingeben.", "Einloggen, damit der Zugang nicht abläuft.",
        "Kennwörter prüfen lassen.", "Login-Daten aktualisieren.", "Konto wird gelöscht.",
        "Verifizierung nötig: jetzt verifizieren.", "Ihre TANs sind ungültig.", "Zugang wiederherstellen.",
        "Bankverbindung fehlt.", "Bitte im Konto bestätigen.", "Mailbox wird gesperrt.", "Ihr Passwort läuft ab.",
        "Kontodaten bestätigen.", "Zugang freischalten lassen.", "Eingeloggt bleiben: Kennwort eingeben.",
        "Profil aktualisieren.", "Pass wort eingeben.",
    )
]  # fmt: skip
HONEST = [
    f"{words} {more}"
    for more in ("", "Alle sind eingeladen.", "Der Eintritt ist frei.", "Ort: Rathaus.", "Bis Freitag anmelden.")
    for words in (
        "Treffen am Hafen.", "Neuer Leitfaden zur Nachfolge.", "Sprechtag im Kammerhaus.", "Wir suchen einen Raum.",
        "Workshop: sichere Passwörter im Betrieb.", "Vortrag zu Betrug mit Zugangsdaten.",
        "Die Fachkräftewoche beginnt.",
        "Melden Sie sich zum Treffen an.", "Fördermittel für kleine Betriebe.", "Ein Check in einer Stunde.",
        "Drei Betriebe berichten.", "Die Ausbildungsmesse kommt wieder.", "Gesund führen: zwei freie Plätze.",
        "Prüfen Sie, ob das Angebot passt.", "Bestätigen Sie den Termin bitte per Mail.", "Neues aus dem Netzwerk.",
        "Beratung im Büro Wismar.", "Wer macht mit?", "Umfrage zu Ihren Wünschen.", "Tipps für starke Kennwörter.",
        "Tandem für Auszubildende.", "Der Zugang zum Haus ist barrierefrei.", "Profil unserer Netzwerke.",
        "Das Konto der Stadt an Ideen ist groß.", "Pinneberg trifft Lübeck.", "Planung für 2027.",
        "Ein gemeinsamer Stand.", "Rückblick auf den Herbst.", "Seminar zu Login und Datenschutz.",
        "Fünf Fragen an uns.",
        "Bitte um Hilfe.", "Zahlen aus der Region.", "Wie geht Nachfolge?", "Ein Abend, zwei Häuser.",
        "Neue Ansprechperson in Rostock.", "Wir ziehen um.", "Termine bis März.", "Gute Arbeit im Handwerk.",
        "Checkliste für den Brandschutz.", "Ihre Meinung zählt.",
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "link", "is_good"),
    [
        ("Zur Website", "https://www.ihk.de/x", True), ("ihk.de lesen", "https://www.ihk.de/x", True),
        ("www.ihk.de/schwerin", "https://schwerin.ihk.de/", True), ("Mehr dazu (z. B. Termine)", "/kalender/", True),
        ("Schreiben Sie an post@ihk.de", "https://www.ihk.de/", True), ("wirnetz.example", "/kalender/", True),
        ("www.sparkasse.de", "https://boese.example/", False),
        ("https://ihk.de", "https://ihk.de.boese.example/", False),
        ("sparkasse.de", "/kalender/", False), ("ІHK.de", "https://ihk.de/", False),
    ],
)  # fmt: skip
def test_the_words_of_a_link_name_no_other_website(words, link, is_good):
    assert (link_words_faults(words, link, own_host="wirnetz.example") == []) is is_good


def test_addresses_within_a_text_follow_the_same_rules():
    assert named_link_faults("Mehr unter www.ihk.de/a_b und (https://inqa.de).") == []
    for address in ("https://xn--hk-nna.de/", "http://192.168.1.1/x", "www.іhk.de", "https://ihk.de@boese.example/"):
        assert len(named_link_faults(f"Sehen Sie hier: {address}.")) == 1


def test_texts_of_thieves_are_noticed_and_honest_ones_pass():
    def noticed(words, link="https://fremd.example/seite"):
        return asks_to_sign_in_elsewhere(words=words, link=link, own_host="wirnetz.example")

    assert (len(THIEVES), len(HONEST)) == (200, 200)
    assert [words for words in THIEVES if not noticed(words)] == []
    assert len([words for words in HONEST if noticed(words)]) <= 4
    assert [words for words in THIEVES if not noticed(f"{words} Hier: boese.example/x", "/konto/")] == []
    assert not any(noticed(words, "https://wirnetz.example/konto/") or noticed(words, "/konto/") for words in THIEVES)
