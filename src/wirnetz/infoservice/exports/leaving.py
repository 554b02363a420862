"""What the page for leaving says, in the language of its reader: a mail in English leads to it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wirnetz.infoservice.weaving import ENGLISH, GERMAN

Words = str | Promise


@dataclass(frozen=True, slots=True)
class LeavingWords:
    """The words of one language; `to` stands between the service and the address."""

    title: Words
    to: Words
    is_gone: Words
    gone_means: Words
    back: Words
    ask: Words
    ask_means: Words
    leave: Words
    keep_some: Words


LEAVING = {
    GERMAN: LeavingWords(
        title=_("Infodienst abbestellen"),
        to=_("an"),
        is_gone=_("Sie sind abgemeldet und bekommen nichts mehr."),
        gone_means=_(
            "Das gilt sofort, auch für Mails, die gerade hinausgehen. "
            "Keine neue Liste bringt Sie zurück, nur Sie selbst."
        ),
        back=_("Wieder bekommen oder nur einen Teil"),
        ask=_("Möchten Sie nichts mehr bekommen?"),
        ask_means=_(
            "Ein Druck auf den Knopf genügt. Oder Sie behalten, was Ihnen nützt: einzelne Themen, seltener, mit Pause."
        ),
        leave=_("Alles abbestellen"),
        keep_some=_("Nur einen Teil behalten"),
    ),
    ENGLISH: LeavingWords(
        title="Unsubscribe",
        to="to",
        is_gone="You are unsubscribed and get nothing more.",
        gone_means="At once, even for messages that are just going out. No new list brings you back, only you do.",
        back="Subscribe again, or to a part only",
        ask="Do you want to get nothing more?",
        ask_means="One press of the button is enough. Or keep what is useful: some topics, less often, with a pause.",
        leave="Unsubscribe from everything",
        keep_some="Keep a part only",
    ),
}
CHOICES_IN_ENGLISH = (
    "You get the info service in English wherever there is an English text. This page is in German: Themen are topics, "
    "Gebiete are areas, “Wie oft?” is how often, Sprache is the language, Pause is until when you get nothing. "
    "“Wahl speichern” saves your choice, “Hiervon abmelden” leaves one way, “Alles abbestellen” leaves everything."
)
"""Stands above the choices of somebody who reads English."""
