"""TLS: is the way to the mail server encrypted, and does its certificate hold?"""

from datetime import datetime

from wirnetz.infoservice.checking.answers import TlsAnswer, TlsState
from wirnetz.infoservice.checking.findings import Finding, Level

SOON = 14
"""Days before its end in which a certificate should have been renewed."""


def check_tls(server: str, port: int, answer: TlsAnswer | None, *, is_near: bool, now: datetime) -> Finding:
    """The finding on the mail server; `is_near`: it is on this machine, `answer` None: there is none."""
    place = f"{server}:{port}"
    if answer is None:
        found = "Es ist kein Mailserver eingestellt (SMTP_URL); Mails bleiben im Postausgang."
        return Finding("TLS", Level.UNKNOWN, found, "Setzen Sie SMTP_URL=smtp+tls://benutzer:kennwort@mailserver:587")
    if answer.state is TlsState.ENCRYPTED and answer.valid_until is not None:
        return _certificate(place, answer.version, (answer.valid_until - now).days)
    if answer.state in {TlsState.OFFERED, TlsState.PLAIN}:
        return _plain(place, answer, is_near)
    return _failed(place, answer)


def _certificate(place: str, version: str, days: int) -> Finding:
    found = f"{place} verschlüsselt mit {version}; das Zertifikat stimmt und gilt noch {days} Tage."
    if days < SOON:
        todo = "Erneuern Sie es, oder bitten Sie darum; danach nimmt der Versand den Server nicht mehr an."
        return Finding("TLS", Level.WANTING, found, todo)
    return Finding("TLS", Level.OK, found)


def _plain(place: str, answer: TlsAnswer, is_near: bool) -> Finding:
    if is_near:
        return Finding("TLS", Level.OK, f"{place} ist auf diesem Rechner; der Weg dorthin braucht kein TLS.")
    found = f"Mails und Zugangsdaten gehen unverschlüsselt an {place}."
    if answer.state is TlsState.OFFERED:
        todo = "Der Server bietet Verschlüsselung an. Schreiben Sie in SMTP_URL smtp+tls:// statt smtp://."
    else:
        todo = "Fragen Sie nach einem Zugang mit TLS: smtp+tls:// (meist 587) oder smtp+ssl:// (meist 465)."
    return Finding("TLS", Level.WRONG, found, todo)


def _failed(place: str, answer: TlsAnswer) -> Finding:
    words = f" ({answer.words})" if answer.words else ""
    match answer.state:
        case TlsState.BAD_CERTIFICATE:
            todo = "Nennen Sie in SMTP_URL den Namen, auf den das Zertifikat lautet, oder erneuern Sie das Zertifikat."
            return Finding("TLS", Level.WRONG, f"Das Zertifikat von {place} gilt nicht{words}.", todo)
        case TlsState.NO_AGREEMENT:
            todo = "Der Server muss TLS 1.2 oder neuer sprechen; prüfen Sie auch Port und smtp+tls:// oder smtp+ssl://."
            return Finding("TLS", Level.WRONG, f"Mit {place} kommt keine Verschlüsselung zustande{words}.", todo)
        case TlsState.REFUSED:
            todo = "Prüfen Sie Namen und Port in SMTP_URL, und ob der Server läuft."
            return Finding("TLS", Level.WRONG, f"{place} nimmt keine Verbindung an{words}.", todo)
    return Finding("TLS", Level.UNKNOWN, f"{place} ist von hier aus nicht zu erreichen{words}.")
