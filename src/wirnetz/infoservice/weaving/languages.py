"""An edition in the language of its reader, as far as somebody wrote it in that language."""

from dataclasses import replace

from wirnetz.infoservice.weaving.editions import EditionText
from wirnetz.infoservice.weaving.items import ItemText

GERMAN, ENGLISH = "de", "en"


def has_english(edition: EditionText) -> bool:
    """Whether anything of it is written in English, too."""
    return bool(edition.title_en or edition.greeting_en or any(item.headline_en for item in edition.items))


def in_language(edition: EditionText, language: str) -> EditionText:
    """The edition for a reader of this language: each text in it where there is one, in German where there is none."""
    if language != ENGLISH:
        return edition
    said = replace(edition, language=ENGLISH, items=tuple(map(_in_english, edition.items)))
    if edition.title_en:
        said = replace(said, title=edition.title_en, title_language=ENGLISH)
    if edition.greeting_en:
        said = replace(said, greeting=edition.greeting_en, greeting_language=ENGLISH)
    return said


def _in_english(item: ItemText) -> ItemText:
    """The item in its English words; what its link says is left to the frame, since it is said in German."""
    if not item.headline_en:
        return item
    return replace(
        item,
        headline=item.headline_en,
        text=item.text_en,
        action=item.action_en,
        link_words="",
        picture_alt=item.picture_alt_en or item.picture_alt,
        language=ENGLISH,
    )
