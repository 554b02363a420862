"""DKIM (RFC 6376): does the zone hold the public half of our key, and may it be trusted?"""

from collections.abc import Iterator
from dataclasses import dataclass

from wirnetz.infoservice.checking.answers import NoAnswer, Resolver
from wirnetz.infoservice.checking.findings import Finding, Level, tags_of, txt_record
from wirnetz.infoservice.checking.keys import PublishedKey, is_same_key

ENOUGH_BITS, FEWEST_BITS = 2048, 1024


@dataclass(frozen=True, slots=True)
class DkimSetup:
    """Domain and selector that are set up; `key` is None if the file is missing, `problem` why it cannot be read."""

    domain: str
    selector: str
    path: str
    key: PublishedKey | None = None
    problem: str = ""

    @property
    def name(self) -> str:
        """The name under which the record stands."""
        return f"{self.selector}._domainkey.{self.domain}"


def check_dkim(setup: DkimSetup, resolver: Resolver) -> list[Finding]:
    """Findings on our signature."""
    if not setup.domain:
        todo = (
            "Signiert Ihr Mailserver selbst, prüfen Sie es an einer Mail an sich: Im Kopf steht dann DKIM-Signature. "
            "Sonst setzen Sie DKIM_DOMAIN und legen einen Schlüssel an (docs/operations.md)."
        )
        return [Finding("DKIM", Level.UNKNOWN, "Wirnetz signiert hier nicht selbst.", todo)]
    if setup.key is None:
        if setup.problem:
            return [Finding("DKIM", Level.WRONG, setup.problem, "Hinterlegen Sie einen RSA-Schlüssel mit 2048 Bit.")]
        found = f"DKIM_DOMAIN ist gesetzt, aber der Schlüssel {setup.path} fehlt: Die Mails gehen ohne Signatur hinaus."
        todo = f"Legen Sie ihn an und prüfen Sie noch einmal: openssl genrsa -out {setup.path} 2048"
        return [Finding("DKIM", Level.WRONG, found, todo)]
    try:
        records = [text for text in resolver.look_up(setup.name, "TXT") if "p" in tags_of(text)]
    except NoAnswer as error:
        return [Finding("DKIM", Level.UNKNOWN, str(error)), *_strength(setup.key, setup.path)]
    return [*_published(records, setup, setup.key), *_strength(setup.key, setup.path)]


def _published(records: list[str], setup: DkimSetup, key: PublishedKey) -> Iterator[Finding]:
    record = txt_record(setup.name, key.record)
    if len(records) != 1:
        found = (
            f"Unter {setup.name} stehen {len(records)} Schlüssel; dann gilt womöglich keiner."
            if records
            else f"Unter {setup.name} steht kein Schlüssel: Die Signatur ist ungültig."
        )
        todo = "Lassen Sie nur diesen stehen." if records else "Setzen Sie diesen Eintrag."
        yield Finding("DKIM", Level.WRONG, found, todo, record)
        return
    tags = tags_of(records[0])
    problem = _problem(tags, key)
    if problem:
        yield Finding("DKIM", Level.WRONG, problem, "Ersetzen Sie den Eintrag durch diesen.", record)
        return
    if "y" in [flag.strip() for flag in tags.get("t", "").split(":")]:
        found = "Der DKIM-Eintrag steht im Testbetrieb (t=y): Empfänger behandeln die Mails, als wären sie unsigniert."
        yield Finding("DKIM", Level.WANTING, found, "Nehmen Sie t=y heraus.", record)
        return
    yield Finding("DKIM", Level.OK, f"Unter {setup.name} steht der Schlüssel, mit dem Wirnetz signiert.")


def _problem(tags: dict[str, str], key: PublishedKey) -> str:
    if tags.get("v", "DKIM1") != "DKIM1":
        return "Der DKIM-Eintrag beginnt nicht mit v=DKIM1."
    if not tags["p"]:
        return "Der veröffentlichte Schlüssel ist widerrufen (p ist leer)."
    if tags.get("k", "rsa").lower() != key.kind or not is_same_key(tags["p"], key):
        return "Der veröffentlichte Schlüssel gehört nicht zu dem, mit dem Wirnetz signiert: Die Signatur ist ungültig."
    if "h" in tags and "sha256" not in [name.strip().lower() for name in tags["h"].split(":")]:
        return "Der DKIM-Eintrag erlaubt SHA-256 nicht (h=); damit signiert Wirnetz."
    if not {"*", "email"} & {name.strip().lower() for name in tags.get("s", "*").split(":")}:
        return "Der DKIM-Eintrag gilt nicht für Mails (s=)."
    return ""


def _strength(key: PublishedKey, path: str) -> Iterator[Finding]:
    if key.kind != "rsa":
        found = "Der Schlüssel ist Ed25519; ältere Empfänger prüfen das nicht und sehen die Mail als unsigniert an."
        todo = f"Nehmen Sie einen RSA-Schlüssel: openssl genrsa -out {path} 2048"
        yield Finding("DKIM", Level.WANTING, found, todo)
    elif key.bits < ENOUGH_BITS:
        level = Level.WRONG if key.bits < FEWEST_BITS else Level.WANTING
        todo = (
            "Legen Sie einen neuen unter einem neuen DKIM_SELECTOR an und veröffentlichen Sie ihn vor dem Wechsel: "
            f"openssl genrsa -out {path} 2048"
        )
        yield Finding("DKIM", level, f"Der Schlüssel hat nur {key.bits} Bit; üblich sind {ENOUGH_BITS}.", todo)
