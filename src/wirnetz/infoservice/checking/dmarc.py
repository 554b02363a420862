"""DMARC: is there a policy for the sender's domain, and do our mails pass it?"""

from collections.abc import Callable, Iterator

from wirnetz.infoservice.checking.answers import NoAnswer, Resolver
from wirnetz.infoservice.checking.findings import Finding, Level, tags_of, txt_record

NEXT = {"none": "quarantine", "quarantine": "reject"}
SAID = {
    "none": "nur beobachten (p=none)",
    "quarantine": "in den Spam-Ordner (p=quarantine)",
    "reject": "ablehnen (p=reject)",
}


def check_dmarc(domain: str, envelope: str, dkim_domain: str, resolver: Resolver) -> list[Finding]:
    """Findings on the policy for `domain`, and on whether envelope or signature stand for the same domain."""
    try:
        at, records = _found(domain, resolver)
        if len(records) != 1:
            return [_not_one(domain, at, records)]
        tags = tags_of(records[0])

        def aligned(other: str, tag: str) -> bool:
            return bool(other) and _aligned(domain, other, at, strict=tags.get(tag) == "s", resolver=resolver)

        return [*_policy(domain, at, tags), *_alignment(domain, envelope, dkim_domain, aligned)]
    except NoAnswer as error:
        return [Finding("DMARC", Level.UNKNOWN, str(error))]


def _found(domain: str, resolver: Resolver) -> tuple[str, list[str]]:
    """Where the policy stands, at the domain or above it, and its records."""
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        at = ".".join(labels[start:])
        texts = resolver.look_up(f"_dmarc.{at}", "TXT")
        records = [text for text in texts if text.replace(" ", "").lower().startswith("v=dmarc1")]
        if records:
            return at, records
    return domain, []


def _not_one(domain: str, at: str, records: list[str]) -> Finding:
    record = txt_record(f"_dmarc.{at}", f"v=DMARC1; p=none; rua=mailto:dmarc@{at}")
    if records:
        found = f"Für {at} sind {len(records)} DMARC-Einträge gesetzt; dann gilt keiner."
        return Finding("DMARC", Level.WRONG, found, "Lassen Sie nur einen stehen, zum Beispiel diesen.", record)
    todo = "Setzen Sie diesen Eintrag und richten Sie das Postfach für die Berichte ein (rua)."
    return Finding("DMARC", Level.WRONG, f"Für {domain} ist kein DMARC-Eintrag gesetzt.", todo, record)


def _policy(domain: str, at: str, tags: dict[str, str]) -> Iterator[Finding]:
    tag = "sp" if at != domain and tags.get("sp") else "p"
    policy = tags.get(tag, "").lower()
    reports = f" rua={tags.get('rua') or f'mailto:dmarc@{at}'}"
    strict = "".join(f" {name}={tags[name]};" for name in ("sp", "adkim", "aspf") if name in tags and name != tag)
    main = "" if tag == "p" else f" p={tags.get('p', 'none')};"

    def record(value: str) -> str:
        return txt_record(f"_dmarc.{at}", f"v=DMARC1;{main} {tag}={value};{strict}{reports}")

    if policy not in SAID:
        found = "Der DMARC-Eintrag nennt keine gültige Regel (p=)."
        yield Finding("DMARC", Level.WRONG, found, "Ersetzen Sie ihn durch diesen.", record("none"))
        return
    if "rua" not in tags:
        found = "Der DMARC-Eintrag nennt keine Adresse für Berichte (rua)."
        todo = "Ergänzen Sie sie; ohne Berichte sehen Sie nicht, wer unter Ihrer Domain versendet."
        yield Finding("DMARC", Level.WANTING, found, todo, record(policy))
    if "pct" in tags and tags["pct"] != "100":
        found = f"Die Regel gilt nur für {tags['pct']} % der Mails (pct); neuere Empfänger beachten das nicht."
        yield Finding("DMARC", Level.WANTING, found, "Nehmen Sie pct heraus.", record(policy))
    found = f"DMARC ist für {at} gesetzt; fremde Mails unter Ihrem Namen: {SAID[policy]}."
    if policy == "none":
        todo = (
            "Lesen Sie die Berichte einige Wochen. Sind alle Ihre Versender darin bestanden, gehen Sie einen Schritt:"
        )
        yield Finding("DMARC", Level.WANTING, found, todo, record(NEXT[policy]))
    elif policy == "quarantine":
        todo = "Zeigen die Berichte weiter nichts Eigenes, kann der letzte Schritt folgen:"
        yield Finding("DMARC", Level.OK, found, todo, record(NEXT[policy]))
    else:
        yield Finding("DMARC", Level.OK, found)


def _alignment(domain: str, envelope: str, dkim_domain: str, aligned: Callable[[str, str], bool]) -> Iterator[Finding]:
    by_spf, by_dkim = aligned(envelope, "aspf"), aligned(dkim_domain, "adkim")
    if by_dkim:
        yield Finding("DMARC", Level.OK, f"Absender ({domain}) und Signatur ({dkim_domain}) gehören zusammen.")
    elif dkim_domain:
        found = f"Absender ({domain}) und Signatur ({dkim_domain}) gehören für DMARC nicht zusammen."
        yield Finding("DMARC", Level.WANTING if by_spf else Level.WRONG, found, f"Setzen Sie DKIM_DOMAIN={domain}.")
    if by_spf:
        yield Finding("DMARC", Level.OK, f"Absender ({domain}) und Umschlag ({envelope}) gehören zusammen.")
        return
    level = Level.WANTING if by_dkim else Level.WRONG if dkim_domain else Level.UNKNOWN
    found = f"Absender ({domain}) und Umschlag ({envelope}) gehören für DMARC nicht zusammen."
    if level is Level.UNKNOWN:
        found += " Ob eine Signatur Ihres Mailservers das ausgleicht, zeigt sich von hier aus nicht."
    yield Finding("DMARC", level, found, f"Nehmen Sie für MAIL_BOUNCES eine Adresse unter {domain}.")


def _aligned(domain: str, other: str, at: str, *, strict: bool, resolver: Resolver) -> bool:
    """Whether both belong to one domain: the same, or, unless strict, governed by the same policy."""
    if domain == other or strict:
        return domain == other
    return _found(other, resolver)[0] == at or _is_below(other, at) or _is_below(domain, other)


def _is_below(name: str, domain: str) -> bool:
    return name.endswith(f".{domain}")
