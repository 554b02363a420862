""" "Was hätten wir davon?" as content: the same words for the page and for the one-page PDF."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.activities.models import Gathering
from wirnetz.core.answers import Answer
from wirnetz.core.german import number_word
from wirnetz.core.installation import current, name_of
from wirnetz.documents.content import Sheet, SheetEntry, SheetPart, Theme
from wirnetz.networks.models import NetworkContact
from wirnetz.organisations.models import Organisation
from wirnetz.portal.exports.wording import contact_line, month_of, territory_on_paper, ways_to
from wirnetz.portal.queries.benefit import Benefit, Partner
from wirnetz.portal.sentences.benefit import (
    BenefitCounts,
    begin_sentence,
    benefit_answer,
    benefit_lead,
    no_common_topic,
    together_words,
)

MOST_PARTNERS, MOST_TOPICS, MOST_PAST = 10, 4, 3


@dataclass(frozen=True, slots=True)
class BenefitWords:
    """The sentences of the sheet."""

    answer: Answer
    lead: str
    topics_heading: str
    topics_note: str
    begin: str
    address: str


def words_of(benefit: Benefit, *, is_asked: bool = False) -> BenefitWords:
    """What is said, on the page and on paper. `is_asked`: its people may know that an invitation waits for them."""
    house = benefit.house.label if benefit.house else ""
    following = _day_of(benefit.following[0]) if benefit.following else None
    counts = BenefitCounts(
        common=tuple(there.topic.name for there in benefit.common),
        members=len(benefit.partners),
        known=len(benefit.known_partners),
        past=len(benefit.past),
        following=following,
        is_member=benefit.is_member,
        is_ended=benefit.network.is_ended,
    )
    own, there = ([topic.name for topic in benefit.own_topics], [each.topic.name for each in benefit.topics])
    return BenefitWords(
        answer=benefit_answer(counts),
        lead=benefit_lead(house, len(benefit.offices), benefit.on),
        topics_heading=_("Ihre Themen dort") if benefit.common else _("Worum es dort geht"),
        topics_note="" if benefit.common else no_common_topic(house, own, there),
        begin="" if benefit.network.is_ended
        else begin_sentence(following, has_contact=bool(benefit.contacts), is_member=benefit.is_member,
                            is_asked=is_asked),
        address=ways_to(benefit.network),
    )  # fmt: skip


def sheet_of_benefit(benefit: Benefit, *, theme: Theme) -> Sheet:
    """The sheet that one can pass round."""
    words = words_of(benefit)
    network = benefit.network
    answer = words.answer
    return Sheet(
        title=_("Was hätten wir davon? %s") % network.name,
        kicker=f"{_('Was hätten wir davon?')}\n{network.name}",
        sentence=f"{answer.text} {answer.emphasis}".strip(),
        emphasis=answer.emphasis,
        lead=" ".join(part for part in (network.idea, words.lead) if part),
        for_whom=_("Zum Weitergeben im eigenen Haus") if benefit.house else _("Zum Weitergeben"),
        parts=tuple(part for part in (_topics(benefit, words), _partners(benefit), _happened(benefit)) if part),
        next_step=words.begin,
        contact=_contact(benefit, words),
        sources=(_("Netzwerke, Mitgliedschaften und Termine nach den bei Wirnetz verzeichneten Quellen"),),
        stamp=_("%(site)s, Stand %(day)s") % {"site": name_of(current()), "day": f"{benefit.on:%d.%m.%Y}"},
        map=territory_on_paper(benefit.network, benefit.areas),
        theme=theme,
        is_example=benefit.is_example,
    )


def _topics(benefit: Benefit, words: BenefitWords) -> SheetPart:
    shown = benefit.common or list(benefit.topics)
    entries = tuple(SheetEntry(each.topic.name, "; ".join(each.proofs)) for each in shown[:MOST_TOPICS])
    return SheetPart(words.topics_heading, entries, words.topics_note)


def _partners(benefit: Benefit) -> SheetPart:
    shown = benefit.partners[:MOST_PARTNERS]
    rest = len(benefit.partners) - len(shown)
    if not shown:
        return SheetPart(_("Wer dazugehört"), note=_("Wer dazugehört, ist hier noch nicht eingetragen."))
    entries = tuple(SheetEntry(_name(each.organisation), _together(each)) for each in shown)
    more = (_("und eine weitere") if rest == 1 else _("und %s weitere") % number_word(rest)) if rest else ""
    return SheetPart(_("Wer dazugehört"), entries, more, columns=2)


def _name(organisation: Organisation) -> str:
    return organisation.name if len(organisation.name) < 56 else organisation.label


def _together(partner: Partner) -> str:
    return together_words([network.label for network in partner.together_in]) if partner.together_in else ""


def _happened(benefit: Benefit) -> SheetPart:
    entries = [
        SheetEntry(gathering.title, _results(benefit, gathering), month_of(_day_of(gathering)))
        for gathering in benefit.past
    ]
    note = "" if entries else _("Öffentliche Termine sind hier noch nicht eingetragen.")
    return SheetPart(_("Was dort geschah"), tuple(entries[:3]), note)


def _results(benefit: Benefit, gathering: Gathering) -> str:
    return " ".join(item.text for item in benefit.results if item.gathering_id == gathering.pk)


def _day_of(gathering: Gathering) -> date:
    return timezone.localtime(gathering.starts_at).date()


def _contact(benefit: Benefit, words: BenefitWords) -> str:
    people = "\n".join(contact_line(contact) for contact in _others(benefit))
    if people:
        return people
    return words.address or _("Eine Adresse dieses Netzwerks ist hier noch nicht eingetragen.")


def _others(benefit: Benefit) -> list[NetworkContact]:
    """Contacts of other houses first choice: nobody is told to ask their own colleague, unless there is nobody else."""
    house = benefit.house
    own = {house.pk, *(office.pk for office in benefit.offices)} if house else set()
    return [each for each in benefit.contacts if each.organisation_id not in own] or list(benefit.contacts)
