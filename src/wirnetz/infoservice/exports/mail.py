"""An edition as a mail. Frozen once for each distinct version; what differs per person is marked, never rendered."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from wirnetz.core.mail import absolute
from wirnetz.infoservice.exports.frames import Frame
from wirnetz.infoservice.exports.phrases import (
    above,
    edition_line,
    frame_of,
    link_language,
    link_of,
    other_language,
    paragraphs,
    picture_language,
    until,
)
from wirnetz.infoservice.exports.pictures import mail_pictures
from wirnetz.infoservice.exports.plain import plain_text
from wirnetz.infoservice.weaving import GERMAN, EditionText, Letter, LetterFoot


def letter_for(edition: EditionText, foot: LetterFoot) -> Letter:
    """The mail of one version. The text part says what the page says, in the same order; pictures travel inside."""
    pictures = mail_pictures(edition.items)
    frame = frame_of(edition)
    foot_links = _foot_links(foot, frame, sum(1 for item in edition.items if item.link))
    context = {
        "edition": edition,
        "line": edition_line(edition),
        "greeting": paragraphs(edition.greeting),
        "frame": frame,
        "title_language": other_language(edition.title_language, edition),
        "greeting_language": other_language(edition.greeting_language, edition),
        "signature_language": other_language(GERMAN, edition),
        "items": [
            {
                "item": item,
                "above": above(item, edition),
                "paragraphs": paragraphs(item.text),
                "until": until(item, edition),
                "link": link_of(item),
                "language": other_language(item.language, edition),
                "link_language": link_language(item, edition),
                "picture_language": picture_language(item, edition),
                "picture": pictures.get(item.key),
                "told_picture": str(frame.picture) % item.picture_alt,
            }
            for item in edition.items
        ],
        "sentence": foot.sentence,
        "foot_links": foot_links,
        "style": mark_safe(mail_style()),  # noqa: S308 - our own file
    }
    html = render_to_string("infoservice/mail.html", context)
    text = plain_text(edition) + "\n" + _foot(foot, frame, foot_links)
    carried = {picture.name: picture.content for picture in pictures.values()}
    return Letter(subject=edition.title, html=html, text=text, pictures=carried)


def _foot_links(foot: LetterFoot, frame: Frame, links_above: int) -> list[tuple[str, str]]:
    """Words and addresses below everything.

    A common filter (Rspamd, URI_COUNT_ODD) takes an odd number of links in a mail of two parts for a sign of junk: the
    archive is named where that makes their number even.
    """
    links = [
        (str(frame.change), foot.settings_address),
        (str(frame.in_browser), foot.page_address),
        (str(frame.imprint), absolute(reverse("portal:imprint"))),
    ]
    if (links_above + len(links)) % 2:
        links.append((str(frame.all_editions), absolute(reverse("infoservice:editions"))))
    return links


def _foot(foot: LetterFoot, frame: Frame, links: Sequence[tuple[str, str]]) -> str:
    told = [foot.sentence, *(f"{words}: {address}" for words, address in links)]
    told.append(str(frame.no_tracking))
    return "--\n" + "\n".join(told) + "\n"


@cache
def mail_style() -> str:
    """The style sheet of mails; it stands inside the mail, since mail programs load nothing."""
    return (files("wirnetz.infoservice") / "static/infoservice/css/mail.css").read_text(encoding="utf-8").strip()


class Look(StrEnum):
    """How a mail is shown in a preview: as the device asks, or as one kind of mail program shows it."""

    DEVICE = ""
    LIGHT = "hell"
    DARK = "dunkel"
    TURNED = "umgekehrt"
    """Dark by a program that does not ask and turns all colours over, pictures excepted."""


_DARK = "@media (prefers-color-scheme: dark) {"
_TURNED = (
    "html { filter: invert(1) hue-rotate(180deg); background: #ffffff; } img { filter: invert(1) hue-rotate(180deg); }"
)


@cache
def _style_in(look: Look) -> str:
    style = mail_style()
    if look == Look.DEVICE:
        return style
    if look == Look.DARK:
        return style.replace(_DARK, "@media all {")
    light = style.replace(_DARK, "@media not all {")
    return f"{light}\n{_TURNED}" if look == Look.TURNED else light


def in_look(page: str, look: Look) -> str:
    """The html of a mail as a program shows it that draws this way."""
    return page.replace(mail_style(), _style_in(look), 1)


@cache
def style_digest(look: Look = Look.DEVICE) -> str:
    """The digest of the style as it stands in the mail, as a source of a Content-Security-Policy."""
    return "'sha256-" + b64encode(hashlib.sha256(_style_in(look).encode()).digest()).decode() + "'"
