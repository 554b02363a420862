"""What a year's picture says."""

from collections import Counter
from datetime import date

from wirnetz.core.answers import Answer
from wirnetz.core.german import MONTHS, counted, joined, number_word, sentence


def year_answer(
    year: int, *, today: date, months: Counter[int], networks: int, joint: int, is_filtered: bool = False
) -> Answer:
    """How many dates, from how many networks, when most; the emphasis is what several did together.

    `months`: how many dates took place or are planned in each month.
    """
    count = sum(months.values())
    among = " in dieser Auswahl" if is_filtered else ""
    if not count:
        return Answer(f"Für {year} ist{among} nichts eingetragen.")
    verb = "steht" if count == 1 else "stehen"
    whose = f" von {counted(networks, '', 'Netzwerken', one='einem Netzwerk').strip()}" if networks else ""
    text = f"{year} {verb}{among} {counted(count, 'Termin', 'Termine')}{whose} im Kalender"
    best = max(months.values())
    fullest = [MONTHS[month - 1] for month in sorted(months) if months[month] == best]
    if count > 3 and len(fullest) <= 2:
        text += f", die meisten im {joined(fullest)}"
    return Answer(f"{text}.", _together(joint, is_past=year < today.year))


def _together(joint: int, *, is_past: bool) -> str:
    if not joint:
        return ""
    who = "Zu einem davon" if joint == 1 else f"Zu {number_word(joint)} davon"
    verb = "luden" if is_past else "laden"
    return f"{sentence(who)} {verb} mehrere gemeinsam ein."
