"""SPF (RFC 7208): may the server that sends for us use this domain in the envelope?"""

from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from wirnetz.infoservice.checking.answers import Address, NoAnswer, Resolver
from wirnetz.infoservice.checking.findings import Finding, Level, txt_record

MOST_LOOKUPS = 10
ASKING = {"include", "a", "mx", "ptr", "exists", "redirect"}
RESULTS = {"+": "pass", "-": "fail", "~": "softfail", "?": "neutral"}


class _Broken(Exception):
    """The record cannot be evaluated; the message is a German half sentence."""


def check_spf(
    domain: str, addresses: list[Address], resolver: Resolver, *, host: str, is_stated: bool
) -> list[Finding]:
    """Findings on one envelope domain. `is_stated`: the operator named the addresses from which mail leaves."""
    check = f"SPF {domain}"
    try:
        records = _records(domain, resolver)
        if len(records) != 1:
            return [_not_one(check, domain, records, addresses, host)]
        return [
            *_ending(check, domain, records[0], resolver),
            *_lookups(check, domain, resolver),
            *_senders(check, domain, records[0], addresses, resolver, host=host, is_stated=is_stated),
        ]
    except NoAnswer as error:
        return [Finding(check, Level.UNKNOWN, str(error))]
    except _Broken as error:
        todo = "Berichtigen Sie den Eintrag; so, wie er ist, verwerfen ihn die Empfänger ganz."
        return [Finding(check, Level.WRONG, f"Der SPF-Eintrag lässt sich nicht auswerten: {error}", todo)]


def _not_one(check: str, domain: str, records: list[str], addresses: list[Address], host: str) -> Finding:
    mechanisms = _own_mechanisms(addresses, host)
    if not records:
        record = txt_record(domain, " ".join(["v=spf1", "mx", *mechanisms, "~all"]))
        todo = "Setzen Sie diesen Eintrag. Versenden noch andere Dienste für die Domain, gehören sie mit hinein."
        return Finding(check, Level.WRONG, f"Für {domain} ist kein SPF-Eintrag gesetzt.", todo, record)
    merged = list(dict.fromkeys(term for text in records for term in text.split()[1:] if term.lstrip("+-~?") != "all"))
    record = txt_record(domain, " ".join(["v=spf1", *merged, "~all"]))
    found = f"Für {domain} sind {len(records)} SPF-Einträge gesetzt; dann gilt keiner."
    return Finding(check, Level.WRONG, found, "Ersetzen Sie alle durch diesen einen.", record)


def _ending(check: str, domain: str, record: str, resolver: Resolver, depth: int = 0) -> Iterator[Finding]:
    """What the record says about everybody else."""
    terms = record.split()[1:]
    ending = next((term for term in terms if term.lstrip("+-~?").lower() == "all"), "")
    target = next((term.partition("=")[2] for term in terms if term.lower().startswith("redirect=")), "")
    if not ending and target and depth < MOST_LOOKUPS:
        yield from _ending(check, domain, _only_record(target, resolver), resolver, depth + 1)
        return
    sign = ending[0] if ending[:1] in RESULTS else "+"
    if ending and sign in "-~":
        yield Finding(check, Level.OK, f"Der SPF-Eintrag endet mit „{ending}“: Andere Server sind ausgeschlossen.")
        return
    bare = [term for term in terms if term != ending]
    proposal = txt_record(domain, " ".join(["v=spf1", *bare, "~all"])) if depth == 0 else ""
    if ending and sign == "+":
        found = "Der SPF-Eintrag endet mit „+all“ und erlaubt damit jedem Server der Welt den Versand."
        yield Finding(check, Level.WRONG, found, "Ersetzen Sie das Ende durch „~all“.", proposal)
        return
    found = "Der SPF-Eintrag lässt offen, was für alle anderen Server gilt."
    yield Finding(check, Level.WANTING, found, "Lassen Sie ihn mit „~all“ enden, später mit „-all“.", proposal)


def _lookups(check: str, domain: str, resolver: Resolver) -> Iterator[Finding]:
    count = _count(domain, resolver, ())
    if count > MOST_LOOKUPS:
        found = f"Der SPF-Eintrag verlangt {count} Nachfragen; mehr als {MOST_LOOKUPS} sind nicht erlaubt."
        todo = "Streichen Sie Dienste, die nicht mehr versenden, oder nennen Sie Adressen (ip4:, ip6:) statt include."
        yield Finding(check, Level.WRONG, found, todo)


def _count(domain: str, resolver: Resolver, seen: tuple[str, ...]) -> int:
    count = 0
    for term in _only_record(domain, resolver).split()[1:]:
        name, argument = _split(term)
        if name not in ASKING:
            continue
        count += 1
        if name in {"include", "redirect"} and "%" not in argument:
            if argument in (*seen, domain):
                raise _Broken(f"er führt über {argument} im Kreis.")
            count += _count(argument, resolver, (*seen, domain)) if count <= MOST_LOOKUPS else 0
    return count


def _senders(
    check: str, domain: str, record: str, addresses: list[Address], resolver: Resolver, *, host: str, is_stated: bool
) -> Iterator[Finding]:
    if not addresses:
        found = "Ob der Versandserver erlaubt ist, zeigt sich nicht: Von hier aus ist seine Adresse nicht zu sehen."
        yield Finding(check, Level.UNKNOWN, found, "Nennen Sie sie mit --address.")
        return
    try:
        missing = [address for address in addresses if _result(domain, address, resolver, 0) != "pass"]
    except NoAnswer as error:
        yield Finding(check, Level.UNKNOWN, f"Ob der Versandserver erlaubt ist, zeigt sich nicht: {error}")
        return
    if not missing:
        yield Finding(check, Level.OK, f"Der SPF-Eintrag erlaubt {_named(addresses)} den Versand.")
        return
    terms = record.split()
    end = next((at for at, term in enumerate(terms) if term.lstrip("+-~?").lower() == "all"), len(terms))
    proposal = txt_record(domain, " ".join([*terms[:end], *_own_mechanisms(missing, host), *terms[end:]]))
    found, todo = f"Der SPF-Eintrag erlaubt {_named(missing)} den Versand nicht.", "Ergänzen Sie den Eintrag so."
    if not is_stated:
        found = f"Der SPF-Eintrag nennt die Adresse von {host} nicht ({_named(missing)})."
        todo = (
            "Verlassen die Mails das Haus über diese Adresse, ergänzen Sie den Eintrag so; "
            "sonst tragen Sie das include Ihres Anbieters ein und nennen die Adresse mit --address."
        )
    yield Finding(check, Level.WRONG if is_stated else Level.WANTING, found, todo, proposal)


def _result(domain: str, address: Address, resolver: Resolver, depth: int) -> str:
    """pass, fail, softfail or neutral; NoAnswer where the record asks what cannot be told beforehand."""
    if depth > MOST_LOOKUPS:
        raise _Broken("er verweist zu oft weiter.")
    target = ""
    for term in _only_record(domain, resolver).split()[1:]:
        name, argument = _split(term)
        if name == "redirect":
            target = argument
        elif name and _matches(name, argument, domain, address, resolver=resolver, depth=depth):
            return RESULTS.get(term[0], "pass")
    return _result(target, address, resolver, depth + 1) if target else "neutral"


def _matches(name: str, argument: str, domain: str, address: Address, *, resolver: Resolver, depth: int) -> bool:
    if name == "all":
        return True
    if name in {"ip4", "ip6"}:
        return _is_in(address, argument)
    if "%" in argument or name in {"ptr", "exists"}:
        raise NoAnswer(f"Der Eintrag von {domain} hängt mit „{name}“ von der einzelnen Mail ab.")
    if name == "include":
        return _result(argument, address, resolver, depth + 1) == "pass"
    host, four, six = _with_lengths(argument, domain)
    hosts = [host] if name == "a" else [text.split()[-1] for text in resolver.look_up(host, "MX")]
    length = four if address.version == 4 else six
    kind = "A" if address.version == 4 else "AAAA"
    return any(_is_in(address, f"{found}/{length}") for each in hosts for found in resolver.look_up(each, kind))


def _split(term: str) -> tuple[str, str]:
    """Name and argument of a mechanism or `redirect`; ("", "") for other modifiers. `_Broken` if it is neither."""
    body = term[1:] if term[0] in RESULTS else term
    name, equals, value = body.partition("=")
    if equals and name.replace("-", "").replace("_", "").replace(".", "").isalnum():
        return ("redirect", value.lower().rstrip(".")) if name.lower() == "redirect" else ("", "")
    name, _colon, argument = body.partition(":")
    if "/" in name:
        name, slash, rest = name.partition("/")
        argument = slash + rest
    name = name.lower()
    if name not in {"all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"}:
        raise _Broken(f"„{term}“ ist kein Bestandteil von SPF.")
    return name, argument.lower().rstrip(".")


def _with_lengths(argument: str, domain: str) -> tuple[str, str, str]:
    host, _slash, rest = argument.partition("/")
    four, _slashes, six = rest.partition("/")
    return host or domain, four or "32", six.lstrip("/") or "128"


def _is_in(address: Address, network: str) -> bool:
    try:
        return address in ip_network(network, strict=False)
    except ValueError:
        raise _Broken(f"„{network}“ ist keine Adresse.") from None


def _records(domain: str, resolver: Resolver) -> list[str]:
    return [text for text in resolver.look_up(domain, "TXT") if text.lower().split(" ")[0] == "v=spf1"]


def _only_record(domain: str, resolver: Resolver) -> str:
    if "%" in domain:
        raise NoAnswer(f"Der Eintrag verweist auf „{domain}“, das erst mit der einzelnen Mail feststeht.")
    records = _records(domain, resolver)
    if len(records) != 1:
        raise _Broken(f"{domain} hat {len(records) or 'keinen'} SPF-{'Einträge' if records else 'Eintrag'}.")
    return records[0]


def _own_mechanisms(addresses: list[Address], host: str) -> list[str]:
    if not addresses:
        return [f"a:{host}"] if "." in host and not _is_address(host) else []
    return [f"ip{address.version}:{address}" for address in addresses]


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _named(addresses: list[Address]) -> str:
    return ", ".join(map(str, addresses))
