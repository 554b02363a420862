"""Asking others to invite to a date or to carry a joint activity; they consent, decline, or it is withdrawn."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import holds
from wirnetz.activities.models import Carrier, Gathering, GatheringHost, JointActivity, PartRequest
from wirnetz.activities.queries import Party, writers_at
from wirnetz.activities.rules import HOST_WRITES
from wirnetz.core.mail import absolute, send_mail
from wirnetz.networks.models import Network

What = Gathering | JointActivity


def writes_for(person: Person, party: Party) -> bool:
    """Whether this person may consent for who is asked, so that nobody has to be asked."""
    return holds(person, party.node, HOST_WRITES)


@transaction.atomic
def ask_part(
    *, what: What, party: Party, by: Person, contribution: str = "", by_mail: bool = True
) -> PartRequest | None:
    """Ask `party` to invite with others, or to carry; None if it takes part at once, since `by` writes for it too.

    ValidationError if it takes part or was asked already, has ended, or nobody here can answer for it.
    """
    _refuse(what, party)
    if writes_for(by, party):
        _take_part(what, party, contribution)
        record_audit(by=by, action="take_part", record=what, details=_who(party))
        return None
    people = list(writers_at(party.node))
    if not people:
        raise ValidationError(
            _("Für „%s“ kann hier noch niemand zusagen. Nennen Sie es in der Beschreibung, bis jemand Rechte hat.")
            % party
        )
    request = PartRequest.objects.create(
        contribution=contribution, asked_by=by, is_example=what.is_example, **_ties(what), **_ties(party)
    )
    record_audit(by=by, action="ask_part", record=what, details=_who(party))
    text = _(
        "Guten Tag,\n\n%(question)s\n\nHier sagen Sie zu oder ab:\n%(link)s\n\n"
        "Sie bekommen diese Mail, weil Sie für „%(party)s“ schreiben.\n"
    ) % {"question": question_of(request), "link": absolute(address_of(request)), "party": party}
    for person in people if by_mail else []:
        send_mail(to=person.email, subject=_("Anfrage: %s") % _short(what), text=text, kind="part_request")
    return request


def _refuse(what: What, party: Party) -> None:
    if party.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % party)
    ties: type[GatheringHost] | type[Carrier] = GatheringHost if isinstance(what, Gathering) else Carrier
    if ties._default_manager.filter(**_ties(what), **_ties(party)).exists():
        raise ValidationError(_("„%s“ ist schon dabei.") % party)
    if PartRequest.objects.filter(**_ties(what), **_ties(party)).exists():
        raise ValidationError(_("„%s“ ist schon gefragt und hat noch nicht geantwortet.") % party)


@transaction.atomic
def accept_part(*, request: PartRequest, by: Person, contribution: str = "") -> None:
    """Who is asked takes part from now on; who asked is told. ValidationError if it was answered meanwhile."""
    stored, party, what = _answered(request)
    _take_part(what, party, contribution or stored.contribution)
    record_audit(by=by, action="accept_part", record=what, details=_who(party))
    said = _("%(party)s lädt mit ein.") if isinstance(what, Gathering) else _("%(party)s trägt die Aktion mit.")
    _tell_asker(stored, what, said % {"party": party})


@transaction.atomic
def decline_part(*, request: PartRequest, by: Person) -> None:
    """Who is asked does not take part; who asked is told. ValidationError if it was answered meanwhile."""
    stored, party, what = _answered(request)
    record_audit(by=by, action="decline_part", record=what, details=_who(party))
    _tell_asker(stored, what, _("%(party)s kann diesmal nicht dabei sein.") % {"party": party})


@transaction.atomic
def withdraw_part(*, request: PartRequest, by: Person) -> None:
    """Who asked takes the question back. ValidationError if it was answered meanwhile."""
    _stored, party, what = _answered(request)
    record_audit(by=by, action="withdraw_part", record=what, details=_who(party))


def _answered(request: PartRequest) -> tuple[PartRequest, Party, What]:
    """The question, locked and taken away: it is answered once."""
    rows = PartRequest.objects.select_for_update(of=["self"])
    stored = rows.select_related("gathering", "joint_activity", "network", "organisation", "asked_by")
    found = stored.filter(pk=request.pk).first()
    if found is None:
        raise ValidationError(_("Diese Anfrage ist schon beantwortet."))
    PartRequest.objects.filter(pk=found.pk).delete()
    party, what = found.network or found.organisation, found.gathering or found.joint_activity
    assert party is not None and what is not None  # noqa: S101 - the table's own constraints
    return found, party, what


def _take_part(what: What, party: Party, contribution: str) -> None:
    if isinstance(what, Gathering):
        GatheringHost.objects.create(is_example=what.is_example, **_ties(what), **_ties(party))
        Gathering.objects.filter(pk=what.pk).update(sequence=what.sequence + 1)
        return
    if isinstance(party, Network):
        raise ValidationError(_("Eine Aktion tragen Organisationen; Netzwerke beteiligen sich."))
    Carrier.objects.create(
        joint_activity=what, organisation=party, contribution=contribution, is_example=what.is_example
    )


def _tell_asker(request: PartRequest, what: What, said: str) -> None:
    if request.asked_by is None:
        return
    text = _("Guten Tag,\n\nzu „%(what)s“: %(said)s\n") % {"what": what, "said": said}
    send_mail(to=request.asked_by.email, subject=_("Antwort: %s") % _short(what), text=text, kind="part_request")


def question_of(request: PartRequest) -> str:
    """What is asked, in a sentence."""
    party = request.network or request.organisation
    if request.gathering:
        words = _("Möchte „%(party)s“ mit einladen zu „%(what)s“?")
        return words % {"party": party, "what": request.gathering}
    return _("Möchte „%(party)s“ die Aktion „%(what)s“ mittragen?") % {"party": party, "what": request.joint_activity}


def address_of(request: PartRequest) -> str:
    """The page on which the question is answered."""
    return reverse("activities:part_request", args=[request.pk])


def _short(what: What) -> str:
    return str(what)[:150]


def _ties(record: What | Party) -> dict[str, What | Party]:
    names = {Gathering: "gathering", JointActivity: "joint_activity", Network: "network"}
    return {names.get(type(record), "organisation"): record}


def _who(party: Party) -> dict[str, int]:
    return {"network" if isinstance(party, Network) else "organisation": party.pk}
