"""A small world in which every private field of every house holds a token of its own.

`make_world()` builds three organisations with offices, people, involvements, ways in, templates and applications. Each
private text is a canary; `world.canaries` knows whose it is, so that `leaks(body, reader)` finds every text that a
reader was shown and must never see.
"""

import io
import itertools
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.factories.activities import make_gathering, make_joint_activity
from tests.factories.areas import make_area
from tests.factories.arguments import make_content, make_draft, make_published, make_review
from tests.factories.editions import make_edition
from tests.factories.networks import make_membership, make_network, make_own_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation, make_partner
from wirnetz.accounts.actions import add_node, grant_role, record_audit
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Approval, Grant, Invitation, JoinRequest, Node, Person
from wirnetz.activities.enums import Audience, RegistrationState
from wirnetz.activities.models import Attendance, Gathering, JointActivity, MinuteItem, Registration
from wirnetz.arguments.enums import BlockKind, HandDownState, HandedState
from wirnetz.arguments.models import (
    AdaptedBlock,
    ArgumentVersion,
    BrochureMilestone,
    BrochureVoice,
    HandDown,
    HandedKit,
    NetworkBrochure,
)
from wirnetz.core.models import OutboxMail
from wirnetz.imports.enums import Effect, ImportKind, Outcome, RunState
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.models import (
    ConsentEntry,
    Deliverability,
    Edition,
    LeftLevel,
    Mailing,
    MailingBody,
    MailingRecipient,
    Subscription,
)
from wirnetz.landscape.enums import Asked, Reply
from wirnetz.landscape.enums import Outcome as SplitOutcome
from wirnetz.landscape.models import FindingReply, SplitDecision, SplitDraft, SplitRemark
from wirnetz.networks.enums import AnswerKind, ClaimProof, ProposalKind
from wirnetz.networks.models import (
    EntryClaim,
    EntryProposal,
    Handover,
    Involvement,
    Network,
    NetworkContact,
    NetworkFile,
    OfferAnswer,
)
from wirnetz.offers.models import Offer
from wirnetz.organisations.enums import ApplicationState, BodyKind, OrganisationKind, OrganisationLevel
from wirnetz.organisations.models import Adviser, Body, Organisation, PartnershipApplication, SlideTemplate

TOKEN = re.compile(r"kanarie[a-z0-9]{6}")
HOUSE, OFFICE_TOO, OFFICE_ALONE = "house", "house and alliance office", "alliance office"
STEWARDS_TOO = "house and the alliance's stewards"
LIBRARY = "the people of the alliance who write arguments and editions"
WRITERS_AND_PUBLISHERS = "house, the alliance's stewards and who releases there"
NOBODY = "nobody but who gets the mail"
OFFICES_BELOW_TOO = "house and the offices below it"
DISTRICT = "13004"
MUNICIPALITY = "13074087"


@dataclass(frozen=True)
class Canary:
    """A token: at which place it lives, who besides the house may read it, and whose own it is."""

    place: Node
    readers: str
    what: str
    person: int | None = None


@dataclass
class Place:
    """An organisation or office with one record of everything that it keeps to itself."""

    organisation: Organisation
    staff: Person
    adviser: Adviser
    grant: Grant
    invitation: Invitation
    join_request: JoinRequest
    template: SlideTemplate
    involvement: Involvement
    import_run: ImportRun
    hand_down: HandDown
    handed: HandedKit

    @property
    def slug(self) -> str:
        return self.organisation.slug

    @property
    def node(self) -> Node:
        node = self.organisation.node
        assert node is not None
        return node


@dataclass
class World:
    """The alliance, its houses and what they have in common."""

    alliance: Organisation
    network: Network
    body: Body
    offer: Offer
    application: PartnershipApplication
    mail: OutboxMail
    gathering: Gathering
    activity: JointActivity
    argument: ArgumentVersion
    draft: ArgumentVersion
    review: ArgumentVersion
    proposal: EntryProposal
    file: NetworkFile
    split_draft: SplitDraft
    edition: Edition
    edition_out: Edition
    places: dict[str, Place] = field(default_factory=dict)
    canaries: dict[str, Canary] = field(default_factory=dict)

    @property
    def root(self) -> Node:
        node = self.alliance.node
        assert node is not None
        return node


class Minting:
    """Makes tokens: letters and figures only, so that they survive addresses, slugs and files."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.minted: dict[str, Canary] = {}

    def __call__(self, place: Node, what: str, readers: str = HOUSE, person: Person | None = None) -> str:
        token = f"kanarie{next(self.numbers):06d}"
        self.minted[token] = Canary(place, readers, what, person.pk if person else None)
        return token


def make_world() -> World:
    """Three houses: one with two offices, a foreign one with an office, and one whose partnership will end."""
    mint = Minting()
    make_area(MUNICIPALITY, "Schwerin")
    alliance = make_alliance("Allianz im Test", slug="allianz-im-test")
    root = alliance.node
    assert root is not None
    network = make_own_network(
        "Verbund Nord", slug="verbund-nord", areas=(DISTRICT,), node=add_node(kind=NodeKind.NETWORK, parent=root)
    )
    world = World(
        alliance=alliance,
        network=network,
        body=Body.objects.create(
            slug="plenum",
            name="Plenum",
            kind=BodyKind.PLENARY,
            node=add_node(kind=NodeKind.BODY, parent=root),
        ),
        offer=make_offer("Angebot im Test", slug="angebot-im-test"),
        application=_application(mint, root),
        mail=OutboxMail.objects.create(
            message_id="<kanarie@wirnetz.example>",
            kind="test",
            to_address=f"{mint(root, 'mail address', OFFICE_ALONE)}@wirnetz.example",
            subject=mint(root, "mail subject", OFFICE_ALONE),
            text=mint(root, "mail text", OFFICE_ALONE),
        ),
        gathering=make_gathering("Treffen im Test", hosts=(network,), slug="treffen-im-test", takes_registrations=True),
        activity=make_joint_activity("Aktion im Test", slug="aktion-im-test", state="running"),
        argument=make_published(make_content("Wer sich abspricht, spart Wege.")),
        draft=make_draft(make_content(f"Im Entwurf steht {mint(root, 'draft', LIBRARY)}."), slug="entwurf"),
        review=make_review(make_content(f"Zur Prüfung liegt {mint(root, 'in review', LIBRARY)}."), slug="in-pruefung"),
        proposal=_proposal(mint, network),
        file=_file(mint, network),
        split_draft=_split(mint, network),
        edition=make_edition(
            mint(root, "item of a draft", LIBRARY), title=mint(root, "edition", LIBRARY), slug="neu-1"
        ),
        edition_out=make_edition("Ein Leitfaden", state=EditionState.RELEASED, slug="erschienen"),
    )
    _registered(mint, world.gathering, network.node)
    north = _house(world, mint, "haus-nord", "Haus Nord")
    _house(world, mint, "nord-ost", "Stelle Ost", above=north)
    _house(world, mint, "nord-west", "Stelle West", above=north)
    south = _house(world, mint, "haus-sued", "Haus Süd")
    _house(world, mint, "sued-eins", "Stelle Eins", above=south)
    _house(world, mint, "haus-mitte", "Haus Mitte")
    for house in ("haus-nord", "haus-sued"):
        make_membership(world.places[house].organisation, network)
    _about_the_network(mint, network, world.places["haus-nord"])
    world.canaries = mint.minted
    return world


def _application(mint: Minting, root: Node) -> PartnershipApplication:
    def token(what: str) -> str:
        return mint(root, f"application {what}", OFFICE_ALONE)

    return PartnershipApplication.objects.create(
        organisation_name=token("name"),
        kind=OrganisationKind.CHAMBER,
        contact_name=token("contact"),
        contact_email=f"{token('address')}@wirnetz.example",
        message=token("message"),
        state=ApplicationState.OPEN,
        token_hash="application",
    )


def _proposal(mint: Minting, network: Network) -> EntryProposal:
    """What a stranger has said about the network that two houses share: its own people and the stewards read it."""
    node = network.node
    assert node is not None
    return EntryProposal.objects.create(
        kind=ProposalKind.CORRECTION,
        network=network,
        content={"idea": mint(node, "proposed idea", STEWARDS_TOO)},
        message=mint(node, "proposal", STEWARDS_TOO),
        name=mint(node, "proposer", STEWARDS_TOO),
        email=f"{mint(node, 'proposer address', STEWARDS_TOO)}@wirnetz.example",
        token_hash="proposal",
    )


def _file(mint: Minting, network: Network) -> NetworkFile:
    """A paper that the network keeps for its own people."""
    node = network.node
    assert node is not None
    kept = NetworkFile(
        network=network, title=mint(node, "file title"), about=mint(node, "what a file is about"), ending="pdf", size=1
    )
    kept.file.save("papier.pdf", ContentFile(mint(node, "file content").encode()), save=False)
    kept.save()
    return kept


def _split(mint: Minting, network: Network) -> SplitDraft:
    """What the people of a network think of dividing it, and of the one beside it."""
    node = network.node
    assert node is not None
    FindingReply.objects.create(
        question=Asked.OVERLAP,
        network=network,
        other=make_network(),
        reply=Reply.WANTED,
        reason=mint(node, "reply to a finding", STEWARDS_TOO),
        said_on=date(2026, 1, 5),
        rests_until=date(2099, 1, 5),
    )
    draft = SplitDraft.objects.create(
        network=network, title=mint(node, "split title", STEWARDS_TOO), level="kreis", parts=[]
    )
    SplitRemark.objects.create(draft=draft, text=mint(node, "split remark", STEWARDS_TOO))
    reason = mint(node, "split reason", STEWARDS_TOO)
    SplitDecision.objects.create(draft=draft, outcome=SplitOutcome.DROP, reason=reason)
    return draft


def _about_the_network(mint: Minting, network: Network, house: Place) -> None:
    """Somebody who was asked to be named and has not agreed, somebody for whom a house is to vouch, a handing over."""
    node = network.node
    assert node is not None
    NetworkContact.objects.create(
        network=network,
        name=mint(node, "contact name", STEWARDS_TOO),
        email=f"{mint(node, 'contact address', STEWARDS_TOO)}@wirnetz.example",
        phone=mint(node, "contact phone", STEWARDS_TOO),
    )
    EntryClaim.objects.create(
        network=network,
        name=mint(house.node, "claim name", STEWARDS_TOO),
        email=f"{mint(house.node, 'claim address', STEWARDS_TOO)}@wirnetz.example",
        proof=ClaimProof.VOUCHER,
        voucher=house.organisation,
        token_hash="claim",
        expires_at=timezone.now() + timedelta(days=30),
    )
    _brochure(mint, network, node)
    Handover.objects.create(network=network, on=date(2026, 1, 1), note=mint(node, "handing over", STEWARDS_TOO))


def _brochure(mint: Minting, network: Network, node: Node) -> None:
    """A draft of the network's brochure with a voice that is asked for its approval."""

    def token(what: str) -> str:
        return mint(node, f"brochure {what}", WRITERS_AND_PUBLISHERS)

    brochure = NetworkBrochure.objects.create(network=network, portrait=token("portrait"), joining=token("joining"))
    BrochureMilestone.objects.create(brochure=brochure, on="2026", text=token("milestone"), source="Akte")
    said = {
        "content": token("frozen wording"),
        "name": token("asked name"),
        "email": f"{token('asked')}@wirnetz.example",
    }
    approval = Approval.objects.create(
        kind="quote", digest="0" * 64, use="Broschüre", node=node, asked_on=date(2026, 1, 1), **said
    )
    voice = {"text": token("quote"), "name": token("speaker"), "function": token("function")}
    BrochureVoice.objects.create(brochure=brochure, approval=approval, **voice)


def _import_run(mint: Minting, organisation: Organisation, node: Node) -> ImportRun:
    """A list that waits to be taken over, with one new row."""
    run = ImportRun.objects.create(
        organisation=organisation,
        kind=ImportKind.OFFICES,
        state=RunState.PREVIEWED,
        file_name=f"{mint(node, 'list name')}.xlsx",
        digest="0" * 64,
        counts={"new": 1},
        notes=[mint(node, "list note")],
    )
    ImportRow.objects.create(
        run=run, number=2, outcome=Outcome.NEW, effect=Effect.CREATE, title=mint(node, "list row"), area_key=DISTRICT
    )
    return run


def _house(world: World, mint: Minting, slug: str, name: str, *, above: Place | None = None) -> Place:
    kind = NodeKind.OFFICE if above else NodeKind.ORGANISATION
    node = add_node(kind=kind, parent=above.node if above else world.root)
    common: dict[str, Any] = {"slug": slug, "node": node, "seat": DISTRICT}
    organisation = (
        make_organisation(name, level=OrganisationLevel.OFFICE, parent=above.organisation, **common)
        if above
        else make_partner(name, **common)
    )
    staff = _person(mint, node, slug, "staff")
    adviser = _adviser(mint, organisation, staff)
    handed = _handed(mint, organisation, node)
    place = Place(
        organisation=organisation,
        hand_down=handed.hand_down,
        handed=handed,
        staff=staff,
        adviser=adviser,
        grant=grant_role(
            person=staff,
            node=node,
            role=Role.PARTICIPATION,
            from_on=date(2020, 1, 1),
            until_on=None,
            by=None,
        ),
        invitation=_invitation(mint, node),
        join_request=_join_request(mint, node, slug),
        template=_template(mint, organisation),
        involvement=Involvement.objects.create(adviser=adviser, organisation=organisation, network=world.network),
        import_run=_import_run(mint, organisation, node),
    )
    record_audit(by=staff, action="test", record=organisation, details={"note": mint(node, "audit", OFFICE_TOO, staff)})
    _inner_meeting(mint, organisation, node)
    _subscriber(mint, node)
    _delivered(mint, node, world.edition_out, adviser)
    AdaptedBlock.objects.create(
        organisation=organisation,
        argument=world.argument.argument,
        key="claim",
        kind=BlockKind.CLAIM,
        text=f"Wir sagen {mint(node, 'own words', OFFICES_BELOW_TOO)}.",
        base="Wer sich abspricht, spart Wege.",
    )
    OfferAnswer.objects.create(
        offer=world.offer,
        organisation=organisation,
        kind=AnswerKind.WOULD_NEED,
        reason=mint(node, "offer answer", STEWARDS_TOO),
        reply=mint(node, "reply", STEWARDS_TOO),
        said_on=date(2026, 1, 5),
    )
    world.places[slug] = place
    return place


def _handed(mint: Minting, organisation: Organisation, node: Node) -> HandedKit:
    """A kit that the house has made for itself, in a batch of its own."""
    batch = HandDown.objects.create(
        organisation=organisation,
        occasion="erstes-gespraech",
        note=mint(node, "note of a hand-down"),
        state=HandDownState.DONE,
        kept_until=timezone.localdate() + timedelta(days=90),
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:  # stored as it is, so that a leak would be seen
        archive.writestr("Anschreiben.txt", mint(node, "paper of a handed kit"))
    kit = HandedKit(
        hand_down=batch,
        office=organisation,
        state=HandedState.MADE,
        made_at=timezone.now(),
        remarks=[mint(node, "remark of a handed kit")],
    )
    kit.file.save("mappe.zip", ContentFile(packed.getvalue()), save=False)
    kit.save()
    return kit


def _registered(mint: Minting, gathering: Gathering, node: Node | None) -> None:
    """Somebody registered for the network's date; its people alone read it."""
    assert node is not None
    Registration.objects.create(
        gathering=gathering,
        name=mint(node, "registered name"),
        email=f"{mint(node, 'registered address')}@wirnetz.example",
        state=RegistrationState.CONFIRMED,
        token_hash="registration-of-the-network",
        keep_until=timezone.localdate() + timedelta(days=30),
    )


def _inner_meeting(mint: Minting, organisation: Organisation, node: Node) -> None:
    """A date that only the house's own people see, with what was agreed and who registered."""
    texts = {name: mint(node, f"date {name}") for name in ("title", "summary", "agenda", "place")}
    gathering = make_gathering(hosts=(organisation,), audience=Audience.MEMBERS, **texts)
    MinuteItem.objects.create(gathering=gathering, text=mint(node, "minutes"))
    Attendance.objects.create(gathering=gathering, guest_name=mint(node, "guest"))
    Registration.objects.create(
        gathering=gathering,
        name=mint(node, "registered name"),
        email=f"{mint(node, 'registered address')}@wirnetz.example",
        token_hash=f"registration-{node.pk}",
        keep_until=timezone.localdate() + timedelta(days=30),
    )


def _subscriber(mint: Minting, node: Node) -> None:
    """Somebody who reads what the house passes on, and chose a topic."""
    reader = reader_for(f"{mint(node, 'subscriber')}@wirnetz.example")
    Subscription.objects.create(
        reader=reader,
        place=node,
        requested_at=timezone.now(),
        text="Ja.",
        message_id="<1@wirnetz.example>",
        topics=[mint(node, "topic of a subscriber")],
        confirmed_at=timezone.now(),
    )


def _delivered(mint: Minting, node: Node, edition: Edition, adviser: Adviser) -> None:
    """A mail that came back from somebody of this house and from its adviser, somebody who left, what was agreed."""
    now, address = timezone.now(), f"{mint(node, 'recipient', NOBODY)}@wirnetz.example"
    family = f"edition-{edition.pk}"
    mailing, _is_new = Mailing.objects.get_or_create(
        family=family, defaults={"title": edition.title, "state": "running"}
    )
    body, _is_new = MailingBody.objects.get_or_create(
        mailing=mailing, key="base", defaults={"subject": "Neu", "html": "Neu", "text": "Neu", "sender_name": "Allianz"}
    )
    MailingRecipient.objects.create(
        mailing=mailing, body=body, address=address, canonical=address, domain_group="other", next_at=now,
        footer=mint(node, "reason of a mail", NOBODY), token=mint(node, "word of a reader", NOBODY),
        message_id=f"<{mint(node, 'number of a mail', NOBODY)}@wirnetz.example>", state="failed", settled_at=now,
        reply="no_mailbox", reply_code=550, reply_text=f"550 <{address}> unbekannt", released_at=now,
    )  # fmt: skip
    for each in (address, adviser.email):
        Deliverability.objects.create(
            address=each, canonical=each, undeliverable_at=now, last_at=now, status="5.1.1",
            seen=[mint(node, "number of a returned mail", NOBODY)],
        )  # fmt: skip
    LeftLevel.objects.create(reader=reader_for(address), place=node)
    ConsentEntry.objects.create(
        subject=mint(node, "who agreed", NOBODY), place=node.pk, place_name=f"{node.pk}", act="given", at=now,
        details={"form": mint(node, "page of a consent", NOBODY), "text": mint(node, "words of a consent", NOBODY)},
    )  # fmt: skip


def _person(mint: Minting, node: Node, slug: str, what: str) -> Person:
    person = Person.objects.create_user(f"{what}-{slug}@wirnetz.example")
    person.name = mint(node, f"{what} name", OFFICE_TOO, person)
    person.email = f"{mint(node, f'{what} address', OFFICE_TOO, person)}@wirnetz.example"
    person.save()
    return person


def _adviser(mint: Minting, organisation: Organisation, staff: Person) -> Adviser:
    node = organisation.node
    assert node is not None

    def token(what: str) -> str:
        return mint(node, f"adviser {what}", HOUSE, staff)

    return Adviser.objects.create(
        organisation=organisation,
        person=staff,
        name=token("name"),
        function=token("function"),
        email=f"{token('address')}@wirnetz.example",
        phone=token("phone"),
        topics=token("topics"),
        own_key=token("own key"),
    )


def _invitation(mint: Minting, node: Node) -> Invitation:
    return Invitation.objects.create(
        email=f"{mint(node, 'invited address', OFFICE_TOO)}@wirnetz.example",
        name=mint(node, "invited name", OFFICE_TOO),
        message=mint(node, "invitation message", OFFICE_TOO),
        node=node,
        role=Role.PARTICIPATION,
        token_hash=f"invitation-{node.pk}",
        expires_at=timezone.now() + timedelta(days=30),
    )


def _join_request(mint: Minting, node: Node, slug: str) -> JoinRequest:
    asking = _person(mint, node, slug, "asking")
    return JoinRequest.objects.create(
        person=asking, node=node, message=mint(node, "join request message", OFFICE_TOO, asking)
    )


def _template(mint: Minting, organisation: Organisation) -> SlideTemplate:
    node = organisation.node
    assert node is not None
    template = SlideTemplate(
        organisation=organisation,
        name=mint(node, "template name"),
        layouts=[{"name": mint(node, "layout name"), "placeholders": [], "is_used": True}],
        width_mm=338,
        height_mm=190,
    )
    template.file.save(f"{organisation.slug}.pptx", ContentFile(mint(node, "template file").encode()), save=False)
    template.save()
    return template
