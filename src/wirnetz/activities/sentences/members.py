"""First lines of the pages about members, links and contacts."""

from wirnetz.core.answers import Answer
from wirnetz.core.german import counted, number_word, sentence


def members_answer(*, members: int, resting: int, waiting: int, lost: str = "") -> Answer:
    """How many organisations belong; `resting` of them rest; `waiting` questions of others; `lost` coordination."""
    if lost:
        return Answer("Dieses Netzwerk ist ohne Koordination.", f"Zuletzt lag sie bei: {lost}.")
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


def contacts_answer(shown: int, asked: int) -> Answer:
    """Whom the public page names, and who has not answered."""
    text = "Auf der öffentlichen Seite steht noch keine Ansprechperson."
    if shown:
        verb = "steht" if shown == 1 else "stehen"
        text = (
            f"{sentence(counted(shown, 'Ansprechperson', 'Ansprechpersonen', one='eine'))} {verb} auf der Seite, "
            f"{'mit ihrer' if shown == 1 else 'alle mit ihrer'} Zustimmung."
        )
    if not asked:
        return Answer(text)
    return Answer(text, f"{sentence(counted(asked, 'Antwort', 'Antworten', one='eine'))} "
                  f"{'steht' if asked == 1 else 'stehen'} noch aus.")  # fmt: skip


def files_answer(count: int) -> Answer:
    """How many papers a network keeps."""
    if not count:
        return Answer("Noch liegt hier keine Unterlage.", "Legen Sie ab, was die Nächsten brauchen.")
    if count == 1:
        return Answer("Eine Unterlage gehört dem Netzwerk.", "Sie bleibt, auch wenn die Koordination wechselt.")
    words = sentence(counted(count, "Unterlage", "Unterlagen"))
    return Answer(f"{words} gehören dem Netzwerk.", "Sie bleiben, auch wenn die Koordination wechselt.")


def links_answer(known: int, to_answer: int) -> Answer:
    """With how many networks there is a link, and how many wait for an answer."""
    text = f"{sentence(counted(known, 'Verbindung', 'Verbindungen', one='eine', none='keine'))} " + (
        "ist eingetragen." if known < 2 else "sind eingetragen."
    )
    if not to_answer:
        return Answer(text)
    return Answer(text, f"{sentence(counted(to_answer, 'weitere', 'weitere', one='eine'))} "
                  f"{'wartet' if to_answer == 1 else 'warten'} auf Ihre Antwort.")  # fmt: skip


def handover_answer(*, under_way: bool, done: bool, may_begin: bool) -> Answer:
    """Where the handing over of the coordination stands."""
    if under_way:
        return Answer("Die Übergabe wartet auf das Ja der Nachfolge.", "Bis dahin ändert sich nichts.")
    if done and not may_begin:
        return Answer("Die Koordination ist übergeben.")
    if may_begin:
        return Answer("Die Koordination übergeben Sie in einem Schritt.", "Alles hier geht mit.")
    return Answer("Übergeben kann, wer das Netzwerk leitet.")
