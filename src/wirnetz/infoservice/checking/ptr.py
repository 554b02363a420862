"""PTR: does the sending server's address have a name, and does the name lead back to it?"""

from wirnetz.infoservice.checking.answers import Address, NoAnswer, Resolver
from wirnetz.infoservice.checking.findings import Finding, Level


def check_ptr(addresses: list[Address], resolver: Resolver, *, host: str, is_stated: bool) -> list[Finding]:
    """One finding for each address; only what the operator stated as sending can be wrong for certain."""
    if not addresses:
        found = "Die Adresse, unter der die Mails hinausgehen, ist von hier aus nicht zu sehen."
        return [Finding("PTR", Level.UNKNOWN, found, "Nennen Sie sie mit --address.")]
    return [_one(address, resolver, host, Level.WRONG if is_stated else Level.WANTING) for address in addresses]


def _one(address: Address, resolver: Resolver, host: str, level: Level) -> Finding:
    kind = "A" if address.version == 4 else "AAAA"
    try:
        names = resolver.look_up(address.reverse_pointer, "PTR")
        confirmed = [name for name in names if str(address) in resolver.look_up(name, kind)]
    except NoAnswer as error:
        return Finding("PTR", Level.UNKNOWN, f"{address}: {error}")
    if confirmed:
        return Finding("PTR", Level.OK, f"{address} heißt {confirmed[0]}, und der Name führt zurück.")
    if names:
        found = f"{address} heißt {names[0]}, aber dieser Name führt nicht zu der Adresse zurück."
        return Finding("PTR", level, found, "Setzen Sie diesen Eintrag.", f"{names[0]}. IN {kind} {address}")
    todo = "Setzen Sie ihn dort, wo die Adresse gemietet ist (Reverse DNS); der Name muss zu der Adresse zurückführen."
    record = f"{address.reverse_pointer}. IN PTR {host}."
    return Finding("PTR", level, f"{address} hat keinen Namen (PTR); viele Empfänger weisen das ab.", todo, record)
