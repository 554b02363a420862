"""First lines of the pages about members, links and contacts."""

from wirnetz.core.answers import Answer
from wirnetz.core.german import counted, number_word, sentence


def members_answer(*, members: int, resting: int, waiting: int, lost: str = "") -> Answer:
    """How many organisations belong; `resting` of them rest; `waiting` questions of others; `lost` coordination."""
    if lost:
        return Answer("Dieses Netzwerk ist ohne Koordination.", f"{lost} gibt es nicht mehr.")
    if not members:
        text = "Noch ist keine Organisation eingetragen."
    else:
        verb = "gehört" if members == 1 else "gehören"
        rest = "" if not resting else f", {number_word(resting)} davon {'ruht' if resting == 1 else 'ruhen'}"
        if resting == 1:
            rest = ", eine davon ruht" if members > 1 else ", sie ruht"
        text = f"{sentence(counted(members, 'Organisation', 'Organisationen', one='eine'))} {verb} dazu{rest}."
    if not waiting:
        return Answer(text)
    return Answer(
        text, f"{sentence(counted(waiting, 'Bitte', 'Bitten', one='eine'))} um Aufnahme "
        f"{'wartet' if waiting == 1 else 'warten'} auf Ihre Antwort."
    )  # fmt: skip
