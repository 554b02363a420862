"""From a released edition to its mailing: one body for each distinct version and set of items, one row per person."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from urllib.parse import quote, urlsplit

import numpy as np
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import absolute
from wirnetz.core.mail.voices import safe_voice
from wirnetz.core.models import Installation
from wirnetz.infoservice.actions.mailing import MailBody, Plan, release_mailing
from wirnetz.infoservice.actions.readers import enter_people
from wirnetz.infoservice.actions.staging import Readers, Told
from wirnetz.infoservice.delivery.leaving import leaving_address
from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN, without_marks
from wirnetz.infoservice.delivery.message import checked_address
from wirnetz.infoservice.folding import STRANGER, Copy, Folded, items_for
from wirnetz.infoservice.folding.people import Numbers
from wirnetz.infoservice.models import Edition, Mailing
from wirnetz.infoservice.queries.audience import folded_for
from wirnetz.infoservice.queries.tokens import reader_code
from wirnetz.infoservice.queries.versions import Cascade
from wirnetz.infoservice.weaving import (
    ENGLISH,
    GERMAN,
    EditionText,
    ItemText,
    LetterFoot,
    Writer,
    has_english,
    in_language,
    reworded,
    running,
)

AT_ONCE = "at_once"
THROUGH: dict[str, str | Promise] = {GERMAN: _("%(house)s über %(alliance)s"), ENGLISH: "%(house)s via %(alliance)s"}
LATEST = timedelta(hours=6)
"""So long after its hour an edition may still begin; later somebody has to look at it."""


@dataclass
class Versions:
    """The distinct versions that go out, collected while the copies are gone through, in the languages of readers."""

    text_for: Callable[[int], EditionText | None]
    on: date
    bodies: dict[str, tuple[int, EditionText]] = field(default_factory=dict)
    _texts: dict[int, EditionText | None] = field(default_factory=dict)

    def key_for(self, copy: Copy) -> str:
        """The version of this copy; empty where there is nothing to say to this person."""
        text = self._text(copy.place)
        items = items_for(text, copy) if text is not None else ()
        if text is None or not items:
            return ""
        language = copy.choice.language
        key = f"{copy.place}-{_digest(items)}" + (f"-{language}" if language != GERMAN else "")
        if key not in self.bodies:
            self.bodies[key] = (copy.place, in_language(replace(text, items=items), language))
        return key

    def _text(self, place: int) -> EditionText | None:
        if place not in self._texts:
            text = self.text_for(place)
            self._texts[place] = running(text, self.on) if text is not None else None
        return self._texts[place]


@dataclass(frozen=True)
class Reached:
    """The copies that differ, and of everybody reached which of them they get.

    `enter` makes some of those reached readers: their numbers, and the addresses that are not written as compared.
    """

    copies: Sequence[Copy]
    which: Numbers
    enter: Callable[[Numbers], tuple[Numbers, dict[int, str]]]


def family_of(edition: Edition) -> str:
    """The name under which all that goes out of an edition hangs together."""
    return f"edition-{edition.pk}"


def send_edition(*, edition: Edition, by: Person | None, writer: Writer) -> Mailing | None:
    """Write the mailing of an edition that was just released; call it inside that transaction.

    One copy per person, whatever leads to them; nobody gets a mail that says nothing. None where there is nobody to
    write to: the edition then stands in the archive only. `writer` makes the mail of a version.
    """
    cascade = Cascade(edition)
    folded = folded_for(edition, on=timezone.localdate(), without=cascade.silent_places())
    return send_copies(edition=edition, reached=reached_by(folded), cascade=cascade, by=by, writer=writer)


def send_copies(
    *, edition: Edition, reached: Reached, cascade: Cascade, by: Person | None, writer: Writer
) -> Mailing | None:
    """The mailing to these people, as far as the edition says something to them."""
    versions = Versions(cascade.text_for, timezone.localdate())
    recipients = readers_of(reached, versions, rhythm=AT_ONCE)
    if recipients is None:
        return None
    return release_mailing(
        family=family_of(edition),
        title=edition.title,
        bodies=frozen_bodies(versions, cascade, writer, page=reverse("infoservice:edition", args=[edition.slug])),
        recipients=recipients,
        plan=Plan(not_after=timezone.now() + LATEST),
        by=by,
    )


def reached_by(folded: Folded) -> Reached:
    """Who gets which copy after a folding of today, in the order in which they are written."""
    copies, which = folded.copies
    people, order = folded.columns.people, folded.in_writing_order()
    who = folded.who[order]

    def enter(some: Numbers) -> tuple[Numbers, dict[int, str]]:
        numbers = enter_people(people, who[some], timezone.localdate())
        pseudonyms = zip(people.pseudonyms[who[some]].tolist(), numbers.tolist(), strict=True) if people.spelled else ()
        return numbers, {number: people.spelled[each] for each, number in pseudonyms if each in people.spelled}

    return Reached(copies, which[order], enter)


def readers_of(reached: Reached, versions: Versions, *, rhythm: str) -> Readers | None:
    """Those who read in this rhythm and are told something, entered as readers; None where there is nobody."""
    keys = [""] * len(reached.copies)
    for number in np.unique(reached.which).tolist():
        if reached.copies[number].choice.rhythm == rhythm:
            keys[number] = versions.key_for(reached.copies[number])
    some = np.flatnonzero(np.array(list(map(bool, keys)), np.bool_)[reached.which])
    if not len(some):
        return None
    readers, spelled = reached.enter(some)
    numbers, firsts = np.unique(readers, return_index=True)
    firsts = firsts[numbers != STRANGER]
    told, which = np.unique(reached.which[some][firsts], return_inverse=True)
    return Readers(
        told=[_told(reached.copies[number], keys[number]) for number in told.tolist()],
        numbers=readers[firsts],
        which=which.astype(np.int32),
        codes=np.array(list(map(reader_code, readers[firsts].tolist())), np.bytes_),
        spelled=spelled,
    )


def _told(copy: Copy, key: str) -> Told:
    language = copy.choice.language
    return Told(body=key, reasons=copy.reasons.told, footer=copy.reasons.footer_in(language), language=language)


def sender_address(here: Installation) -> str:
    """The address from which editions come, whoever's name stands before it."""
    return here.sender_address or settings.MAIL_FROM or f"infodienst@{_host()}"


def frozen_bodies(versions: Versions, cascade: Cascade, writer: Writer, *, page: str) -> Iterator[MailBody]:
    """The bodies of all versions, to be frozen; `page` is the path of the page that says the same, else the archive."""
    here = current()
    address = sender_address(here)
    own = here.sender_name or name_of(here)
    settings_page = absolute("/infodienst/wahl/") + TOKEN + "/"
    for key, (place, written) in versions.bodies.items():
        text = reworded(written, without_marks)
        letter = writer(text, LetterFoot(FOOTER, settings_page, _page_address(page, written)))
        through = str(THROUGH[text.language]) % {"house": text.sender, "alliance": own}
        answers = cascade.level(place).reply_to or here.operator_email
        voice = safe_voice(own if text.sender == own else through, own, reply_to=without_marks(answers))
        yield MailBody(
            key=key,
            subject=letter.subject,
            html=letter.html,
            text=letter.text,
            sender_name=voice.name,
            sender_address=address,
            reply_to=voice.reply_to,
            fields=list_fields(),
            pictures=letter.pictures,
            language=written.language,
        )


def _page_address(page: str, text: EditionText) -> str:
    """Where the same stands to read, in the same language where it is written in it."""
    if page and text.language != GERMAN and has_english(text):
        page += f"?sprache={text.language}"
    return absolute(page or reverse("infoservice:editions"))


def list_fields() -> dict[str, str]:
    """What mail programs need for leaving with one click (RFC 2369, RFC 2919, RFC 8058)."""
    return {
        "List-Id": f"<infodienst.{_host()}>",
        "List-Unsubscribe": ", ".join(f"<{address}>" for address in _leaving_addresses()),
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Help": f"<{absolute(reverse('infoservice:editions'))}>",
    }


def _leaving_addresses() -> Iterator[str]:
    """A page, and an address for mail where somebody reads what comes there."""
    yield f"{absolute('/infodienst/abmelden/')}{TOKEN}/"
    if settings.MAIL_BOUNCES and (settings.RETURNS_MAILBOX or settings.BOUNCES_PIPED):
        address = leaving_address(checked_address(settings.MAIL_BOUNCES), TOKEN)
        yield f"mailto:{quote(address, safe='@+')}?subject=Abmelden"


def _digest(items: Sequence[ItemText]) -> str:
    return hashlib.sha256(",".join(item.key for item in items).encode()).hexdigest()[:12]


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"
