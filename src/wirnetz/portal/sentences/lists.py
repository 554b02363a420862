"""The first sentences of the lists."""

from wirnetz.core.german import number, number_word, sentence


def _are(count: int) -> str:
    return "ist" if count == 1 else "sind"


def organisations_answer(total: int, partners: int, *, is_filtered: bool) -> str:
    """How many organisations, and how many of them are documented partners."""
    if not total:
        return "Zu dieser Auswahl ist keine Organisation eingetragen."
    noun = "Organisation" if total == 1 else "Organisationen"
    count = "Eine" if total == 1 else sentence(number_word(total))
    head = f"{count} {noun} {_are(total)} {'hier ' if is_filtered else ''}eingetragen"
    if not partners:
        return f"{head}; keine davon ist als Partnerin der Allianz belegt."
    return f"{head}, {'eine' if partners == 1 else number_word(partners)} davon als Partner der Allianz belegt."


def networks_answer(own: int, other: int, *, is_filtered: bool, ended: int = 0) -> str:
    """How many networks, own and other, and how many that ended come on top."""
    total = own + other
    also = f", dazu {'ein beendetes' if ended == 1 else f'{number_word(ended)} beendete'}" if ended else ""
    if not total:
        return "Zu dieser Auswahl ist kein Netzwerk eingetragen."
    noun = "Netzwerk" if total == 1 else "Netzwerke"
    count = "Ein" if total == 1 else sentence(number_word(total))
    head = f"{count} {noun} {_are(total)} {'hier ' if is_filtered else ''}eingetragen"
    if total == 1:
        return f"{head}, ein {'eigenes' if own else 'anderes'}{also}."
    return f"{head}: {_adjective(own, 'eigenes', 'eigene')} und {_adjective(other, 'anderes', 'andere')}{also}."


def ended_networks_answer(ended: int) -> str:
    """How many networks are history."""
    if not ended:
        return "Zu dieser Auswahl ist kein beendetes Netzwerk eingetragen."
    if ended == 1:
        return "Ein Netzwerk hat seine Arbeit beendet; die Angaben bleiben als Geschichte stehen."
    count = sentence(number_word(ended))
    return f"{count} Netzwerke haben ihre Arbeit beendet; die Angaben bleiben als Geschichte stehen."


def _adjective(count: int, singular: str, plural: str) -> str:
    if not count:
        return f"kein {singular}"
    return f"ein {singular}" if count == 1 else f"{number_word(count)} {plural}"


def offers_answer(total: int, *, is_filtered: bool) -> str:
    """How many offers."""
    if not total:
        return "Zu dieser Auswahl ist kein Angebot eingetragen."
    noun = "Angebot" if total == 1 else "Angebote"
    count = "Ein" if total == 1 else sentence(number_word(total))
    if is_filtered:
        return f"{count} {noun} {_are(total)} zu dieser Auswahl eingetragen."
    return f"{number(total)} {noun} sind erarbeitet und können genutzt werden."
