"""The table of addresses: one line for each route of the resolver, who gets what. A route without a line fails.

Adding a route? Add one line to `ROUTES`, under its full name (`namespace:name`, for example `portal:workspace_people`).
The kinds of lines:

    "portal:networks": public(),                              # everybody gets 200
    "portal:region": public(key="13004"),                     # … with these parts of the address
    "account_login": public(signed_in=302),                   # signed-in people are led on
    "accounts:own_data": signed_in(),                         # everybody with an account; anonymous: to sign-in (302)
    "portal:workspace_people": workspace(slug=SLUG),          # whoever works in that house; strangers 404
    "portal:workspace_rights": workspace(LEAD, slug=SLUG),    # in the house without these roles: 403; strangers 404
    "portal:person_edit": workspace(LEAD, slug=SLUG, pk=pk("adviser")),
    "portal:office_partners": office(),                       # administration of the alliance; all others 404
    "portal:office_audit": office(ADMINISTRATION, DATA_PROTECTION, otherwise=403),
    "portal:person_end": workspace(LEAD, slug=SLUG, pk=pk("adviser"), post=True),   # reading it: 405

Values of parts may be functions `(world, place)`; `SLUG`, `pk("…")`, `NETWORK` are such. `place` is asked for as own,
child, sibling, parent, foreign and shared (`principals.PLACES`), so never name a house by hand. `alliance=(…)` lets
roles at the alliance in; `extra={"adviser": 200}` is for a principal whose answer no role explains; `answer=302` for
pages that lead on; `query="?q=x"` is put behind the address. More than one line for a route: give a list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.canaries import DISTRICT, Place, World
from tests.portal.principals import Principal
from wirnetz.accounts.enums import Role

Part = str | int | Callable[[World, Place], Any]

ADMINISTRATION, STEWARDSHIP, EDITING = Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING
RELEASE, PARTICIPATION, DATA_PROTECTION = Role.RELEASE, Role.PARTICIPATION, Role.DATA_PROTECTION
ANY = tuple(Role)
RUN = (ADMINISTRATION,)
LEAD = (ADMINISTRATION, STEWARDSHIP)
WRITE = (ADMINISTRATION, STEWARDSHIP, EDITING)


def SLUG(world: World, place: Place) -> str:
    """The short name of the house asked for."""
    return place.slug


def HOUSE(world: World, place: Place) -> str:
    """The short name of the house that an office belongs to, or its own."""
    return place.organisation.parent.slug if place.organisation.parent else place.slug


def OFFICE(world: World, place: Place) -> str:
    """The short name of an office: its own, or that of the first below the house."""
    below = [other for other in world.places.values() if other.organisation.parent_id == place.organisation.pk]
    return below[0].slug if below else place.slug


def NETWORK(world: World, place: Place) -> str:
    """The short name of the network that two houses share."""
    return world.network.slug


def GATHERING(world: World, place: Place) -> str:
    """The short name of the network's public date."""
    return world.gathering.slug


def ACTIVITY(world: World, place: Place) -> str:
    """The short name of a joint activity that nobody of the houses carries."""
    return world.activity.slug


def DRAFT(world: World, place: Place) -> str:
    """The short name of an argument that is a draft."""
    return world.draft.argument.slug


def REVIEW(world: World, place: Place) -> str:
    """The short name of an argument that waits for its second person."""
    return world.review.argument.slug


def EDITION(world: World, place: Place) -> str:
    """The short name of an edition that is a draft."""
    return world.edition.slug


def EDITION_OUT(world: World, place: Place) -> str:
    """The short name of an edition that went out."""
    return world.edition_out.slug


def pk(name: str) -> Part:
    """The number of the house's adviser, grant, invitation, join_request, template, involvement, staff; or of the
    world's application, body, network, mail, offer, file."""
    return lambda world, place: (getattr(place, name, None) and getattr(place, name).pk) or getattr(world, name).pk


@dataclass(frozen=True)
class Line:
    """What a route answers: to everybody, to people with an account, or to roles in the house and at the alliance."""

    parts: dict[str, Part] = field(default_factory=dict)
    anonymous: int = 302
    account: int = 404
    house: tuple[Role, ...] = ()
    alliance: tuple[Role, ...] = ()
    lacking: int = 404
    answer: int = 200
    post: bool = False
    query: str = ""
    extra: dict[str, int] = field(default_factory=dict)

    @property
    def depends_on_place(self) -> bool:
        """Whether the answer may differ from house to house."""
        return bool(self.house) or any(callable(part) for part in self.parts.values())

    def address(self, route: str, world: World, place: Place) -> str:
        """The address of the route for this house."""
        values = {name: part(world, place) if callable(part) else part for name, part in self.parts.items()}
        return reverse(route, kwargs=values) + self.query

    def expects(self, principal: Principal, place: Place) -> int:
        """The status that `principal` has to get for a page about `place`."""
        if principal.name in self.extra:
            return self.extra[principal.name]
        if principal.person is None:
            return self.anonymous
        if principal.holds(self.house, self.alliance, place.node):
            return self.answer
        return self.lacking if principal.holds(ANY, (), place.node) else self.account


def public(
    *, signed_in: int | None = None, answer: int = 200, query: str = "", post: bool = False, **parts: Part
) -> Line:
    """Everybody gets `answer`; people with an account perhaps another one."""
    account = answer if signed_in is None else signed_in
    return Line(parts, anonymous=answer, account=account, lacking=account, answer=answer, query=query, post=post)


def signed_in(*, answer: int = 200, anonymous: int = 302, post: bool = False, query: str = "", **parts: Part) -> Line:
    """Everybody with an account, whatever their rights; only for what is about themselves."""
    return Line(parts, anonymous=anonymous, account=answer, lacking=answer, answer=answer, post=post, query=query)


def workspace(
    *in_house: tuple[Role, ...],
    alliance: tuple[Role, ...] = (),
    answer: int = 200,
    query: str = "",
    post: bool = False,
    extra: dict[str, int] | None = None,
    **parts: Part,
) -> Line:
    """Who holds one of these roles in the house (default: any); others of the house 403, strangers 404."""
    house = in_house[0] if in_house else ANY
    return Line(
        parts, house=house, alliance=alliance, lacking=403, answer=answer, query=query, post=post, extra=extra or {}
    )


def office(
    *roles: Role,
    otherwise: int = 404,
    answer: int = 200,
    query: str = "",
    post: bool = False,
    **parts: Part,
) -> Line:
    """Who holds one of these roles at the alliance (default: administration); everybody else `otherwise`."""
    return Line(
        parts,
        account=otherwise,
        alliance=roles or RUN,
        lacking=otherwise,
        answer=answer,
        query=query,
        post=post,
    )


def at_network(*, otherwise: int = 404, **parts: Part) -> Line:
    """Who runs the network, and the alliance's administration and editors; everybody else `otherwise`."""
    return replace(office(ADMINISTRATION, EDITING, otherwise=otherwise, **parts), extra={"network_coordinator": 200})


def at_brochure(*, publisher: int = 403, answer: int = 200, **parts: Part) -> Line:
    """Who runs the network and the alliance's editors; who releases at the alliance gets `publisher`."""
    line = at_network(**parts)
    own = {"network_coordinator": answer, "alliance_publisher": publisher}
    return replace(line, answer=answer, extra=own)


AT_THE_OFFICE_ONLY = {"adviser": 404, "office_editor": 404, "office_lead": 404}
"""Who works at one office does not enter the house above it."""

ONLY_HOSTS = replace(signed_in(answer=403, slug=GATHERING), extra={"network_coordinator": 200})
"""Who runs a network that invites; not even the alliance."""

ONLY_WRITES = {"alliance_editor": 403, "alliance_publisher": 403}
LIBRARY_PEOPLE = (ADMINISTRATION, STEWARDSHIP, RELEASE, EDITING)
"""Who writes for the alliance's argument library."""

WRITERS_OF_ONE_HOUSE = ("office_editor", "office_lead", "organisation_editor", "organisation_admin")

ROUTES: dict[str, Line | list[Line]] = {
    # what anybody reads
    "portal:home": public(),
    "portal:districts": public(),
    "portal:region": public(key=DISTRICT),
    "portal:networks": public(),
    "portal:network": public(slug=NETWORK),
    "portal:benefit": public(slug=NETWORK),
    "portal:benefit_pdf": public(slug=NETWORK),
    "portal:network_profile": public(slug=NETWORK),
    "portal:contact_consent": public(answer=404, key="unbekannt"),
    "portal:claim": public(slug=NETWORK),
    "portal:claim_sent": public(slug=NETWORK),
    "portal:claim_follow": public(answer=404, key="unbekannt"),
    "portal:claim_proof": public(answer=404, key="unbekannt"),
    "portal:claim_decide": signed_in(answer=404, number=0),
    "portal:take_part": signed_in(slug=NETWORK),
    "portal:propose": public(),
    "portal:hint": public(slug=NETWORK),
    "portal:entry_check": public(answer=404, key="unbekannt"),
    "portal:entry_correct": public(answer=404, key="unbekannt"),
    "portal:entry_state": at_network(slug=NETWORK),
    "portal:proposal": public(answer=404, token="unbekannt"),
    "portal:organisations": public(),
    "portal:missing_organisation": public(),
    "portal:organisation": public(slug=SLUG),
    "portal:offers": public(),
    "portal:offer": public(slug=lambda world, place: world.offer.slug),
    "portal:search": public(query="?q=Haus"),
    "portal:sources": public(),
    "portal:imprint": public(),
    "portal:privacy": public(),
    "portal:accessibility": public(),
    "portal:healthz": public(),
    # the calendar, and a network's own pages
    "activities:calendar": public(),
    "activities:year": public(year=2026),
    "activities:calendar_ics": public(),
    "activities:gathering": public(slug=GATHERING),
    "activities:gathering_ics": public(slug=GATHERING),
    "activities:gathering_edit": at_network(otherwise=403, slug=GATHERING),
    "activities:gathering_cancel": at_network(otherwise=403, slug=GATHERING),
    "activities:gathering_results": at_network(otherwise=403, slug=GATHERING),
    "activities:campaigns": public(),
    "activities:campaign": public(slug=ACTIVITY),
    "activities:activity_edit": signed_in(answer=403, slug=ACTIVITY),
    "activities:activity_plan": signed_in(answer=403, slug=ACTIVITY),
    "activities:activity_close": signed_in(answer=403, slug=ACTIVITY),
    "activities:activity_join": signed_in(answer=404, slug="gibt-es-nicht"),
    "activities:joining": signed_in(answer=404, pk=0),
    "activities:house_dates": workspace(slug=SLUG),
    "activities:house_plan": workspace(WRITE, slug=SLUG),
    "activities:house_activities": workspace(slug=SLUG),
    "activities:activity_new": workspace(WRITE, slug=SLUG),
    "activities:own_feed": signed_in(),
    "activities:own_feed_ics": public(answer=404, token="unbekannt"),
    "activities:part_request": signed_in(answer=404, pk=0),
    "activities:more_hosts": at_network(otherwise=403, slug=GATHERING),
    "activities:registration": public(answer=404, key="unbekannt"),
    "activities:sign_up": public(slug=GATHERING),
    "activities:registrations": ONLY_HOSTS,
    "activities:registrations_csv": ONLY_HOSTS,
    "activities:network": at_network(slug=NETWORK),
    "activities:network_plan": at_network(slug=NETWORK),
    "activities:network_profile": at_network(slug=NETWORK),
    "activities:network_status": at_network(slug=NETWORK),
    "activities:network_territory": at_network(slug=NETWORK),
    "activities:network_territory_map": at_network(slug=NETWORK),
    "activities:network_shorten": at_network(slug=NETWORK),
    "landscape:split": at_network(slug=NETWORK),
    "landscape:split_move": replace(at_network(slug=NETWORK), answer=404, extra={}),
    "landscape:split_save": replace(at_network(slug=NETWORK), post=True, answer=404, extra={}),
    "landscape:docking_house": workspace(slug=SLUG),
    "landscape:docking_asks_house": workspace(answer=404, slug=SLUG, other="gibt-es-nicht"),
    "landscape:docking_network": at_network(slug=NETWORK),
    "landscape:docking_asks_network": replace(at_network(slug=NETWORK, other="gibt-es-nicht"), answer=404, extra={}),
    "portal:docking_letter_house": workspace(answer=404, slug=SLUG, other="gibt-es-nicht"),
    "portal:docking_letter_network": replace(at_network(slug=NETWORK, other="gibt-es-nicht"), answer=404, extra={}),
    "landscape:beside": at_network(slug=NETWORK),
    "landscape:reply_beside": replace(at_network(slug=NETWORK, other="gibt-es-nicht"), answer=404, extra={}),
    "landscape:split_draft": at_network(slug=NETWORK, number=pk("split_draft")),
    "activities:network_members": at_network(slug=NETWORK),
    "activities:network_contacts": at_network(slug=NETWORK),
    "activities:network_contact_end": replace(at_network(slug=NETWORK, number=0), post=True, answer=404, extra={}),
    "activities:network_files": replace(at_network(slug=NETWORK), alliance=()),
    "activities:network_file": replace(at_network(slug=NETWORK, number=pk("file")), alliance=()),
    "activities:network_file_remove": replace(at_network(slug=NETWORK, number=pk("file")), alliance=()),
    "activities:network_links": at_network(slug=NETWORK),
    "activities:network_link": replace(at_network(slug=NETWORK, number=0), answer=404, extra={}),
    "activities:network_handover": at_network(slug=NETWORK),
    "activities:membership": signed_in(answer=404, number=0),
    "activities:membership_request": signed_in(answer=404, number=0),
    "activities:membership_withdraw": signed_in(answer=404, number=0, post=True),
    "activities:network_carried_back": replace(at_network(slug=NETWORK, number=0), post=True),
    "activities:network_offers": at_network(slug=NETWORK),
    "arguments:brochure": replace(at_brochure(publisher=200, slug=NETWORK), anonymous=404),
    "arguments:brochure_pdf": public(answer=404, slug="gibt-es-nicht"),
    "arguments:brochure_picture": public(answer=404, slug=NETWORK, number=0),
    "arguments:brochure_edit": at_brochure(publisher=200, slug=NETWORK),
    "arguments:brochure_texts": at_brochure(slug=NETWORK),
    "arguments:brochure_milestones": at_brochure(slug=NETWORK),
    "arguments:brochure_voices": at_brochure(slug=NETWORK),
    "arguments:brochure_voice": at_brochure(answer=404, slug=NETWORK, number=0),
    "arguments:brochure_pictures": at_brochure(slug=NETWORK),
    "arguments:brochure_picture_edit": at_brochure(answer=404, slug=NETWORK, number=0),
    "arguments:brochure_release": replace(at_brochure(publisher=200, slug=NETWORK), post=True),
    "arguments:brochure_unpublish": replace(at_brochure(publisher=200, slug=NETWORK), post=True),
    "accounts:own_approvals": signed_in(),
    "accounts:answer_approval": signed_in(answer=404, pk=0, post=True),
    # a house's workspace
    "activities:house_offers": workspace(slug=SLUG),
    "activities:link_persons": workspace(slug=SLUG),
    "activities:link_person_end": workspace(answer=404, slug=SLUG, number=0, post=True),
    "activities:feedback": workspace(slug=SLUG),
    "activities:feedback_reply": workspace(answer=404, slug=SLUG, number=0),
    "activities:offer_answer": signed_in(slug=lambda world, place: world.offer.slug, post=True),
    "portal:workspace_services": workspace(slug=SLUG),
    "portal:workspace_service_end": workspace(answer=404, slug=SLUG, number=0, post=True),
    "portal:workspace_declarations": workspace(slug=SLUG),
    "portal:workspace_declaration_withdraw": workspace(answer=404, slug=SLUG, number=0, post=True),
    "portal:seats": workspace(slug=SLUG),
    "portal:seats_pdf": workspace(slug=SLUG),
    "portal:seats_ticks": workspace(WRITE, slug=SLUG),
    "portal:workspace_networks": workspace(slug=SLUG),
    "portal:workspace_carried": workspace(slug=SLUG),
    "portal:workspace_carried_back": workspace(answer=404, slug=SLUG, number=0, post=True),
    "portal:carry": replace(signed_in(), extra=dict.fromkeys(WRITERS_OF_ONE_HOUSE, 302)),
    "portal:waiting": signed_in(),
    "portal:workspace": workspace(slug=SLUG),
    "portal:workspace_offices": workspace(slug=SLUG),
    "portal:workspace_office_add": workspace(LEAD, slug=SLUG),
    "portal:workspace_office": workspace(slug=SLUG, office=SLUG),
    "portal:workspace_office_edit": workspace(WRITE, slug=SLUG, office=SLUG),
    "portal:workspace_office_move": workspace(LEAD, slug=HOUSE, office=OFFICE, extra=AT_THE_OFFICE_ONLY),
    "portal:workspace_office_end": workspace(LEAD, slug=HOUSE, office=OFFICE, extra=AT_THE_OFFICE_ONLY),
    "portal:workspace_office_merge": workspace(LEAD, slug=HOUSE, office=OFFICE, extra=AT_THE_OFFICE_ONLY),
    "portal:workspace_office_reopen": workspace(LEAD, slug=HOUSE, office=OFFICE, answer=302, extra=AT_THE_OFFICE_ONLY),
    "portal:workspace_people": workspace(slug=SLUG),
    "portal:workspace_activity": workspace(slug=SLUG),
    "portal:workspace_person_add": workspace(LEAD, slug=SLUG),
    "portal:workspace_person": workspace(slug=SLUG, number=pk("adviser")),
    "portal:workspace_person_edit": workspace(LEAD, slug=SLUG, number=pk("adviser")),
    "portal:workspace_person_confirm": workspace(LEAD, slug=SLUG, number=pk("adviser"), post=True),
    "portal:workspace_person_end": workspace(LEAD, slug=SLUG, number=pk("adviser")),
    "portal:workspace_involvement_add": workspace(WRITE, slug=SLUG, number=pk("adviser"), post=True),
    "portal:workspace_involvement_end": workspace(
        WRITE, slug=SLUG, number=pk("adviser"), involvement=pk("involvement"), post=True
    ),
    "portal:workspace_audit": workspace(RUN, slug=SLUG),
    "portal:workspace_look": workspace(slug=SLUG),
    "portal:workspace_look_sheet": workspace(slug=SLUG),
    "portal:workspace_look_handout": workspace(slug=SLUG),
    "portal:workspace_look_logo": workspace(answer=404, slug=SLUG),
    "portal:workspace_template_store": workspace(WRITE, slug=SLUG, post=True),
    "portal:workspace_template_file": workspace(slug=SLUG),
    "portal:workspace_template_mapping": workspace(slug=SLUG),
    "portal:workspace_template_sample": workspace(answer=422, slug=SLUG),
    "portal:workspace_template_remove": workspace(WRITE, slug=SLUG, post=True),
    # lists
    "imports:lists": workspace(RUN, slug=SLUG),
    "imports:export": workspace(RUN, slug=SLUG, what="stellen", form="csv"),
    "imports:run": workspace(RUN, slug=SLUG, number=pk("import_run")),
    "imports:answer": workspace(RUN, slug=SLUG, number=pk("import_run"), post=True),
    "imports:apply": workspace(RUN, slug=SLUG, number=pk("import_run"), post=True),
    "imports:undo": workspace(RUN, slug=SLUG, number=pk("import_run"), post=True),
    "imports:discard": workspace(RUN, slug=SLUG, number=pk("import_run"), post=True),
    "imports:rows": workspace(RUN, slug=SLUG, number=pk("import_run"), outcome="new"),
    # the alliance: how it looks, who wants to join it, its first hour, its office
    "portal:colours": public(),
    "portal:logo": public(answer=404),
    "landscape:overview": public(),
    "landscape:side_by_side": public(),
    "landscape:layer": public(key="stellen"),
    "landscape:layer_file": public(key="stellen", form="csv"),
    "landscape:thin_spots": signed_in(),
    "landscape:ties": public(),
    "landscape:by_year": public(),
    "landscape:area": public(key="13004"),
    "landscape:house": public(slug=SLUG),
    "landscape:network": public(slug=NETWORK),
    "portal:partnership": public(),
    "portal:partnership_applied": public(),
    "portal:partnership_confirm": public(key="kein-schluessel"),
    "portal:first_hour": office(answer=302),
    "portal:first_hour_step": [office(step=step) for step in ("name", "betrieb", "mails", "gremien", "anfang")],
    "portal:first_hour_done": office(),
    "portal:first_hour_finish": office(post=True),
    "portal:office": office(),
    "portal:office_partners": office(),
    "portal:office_partner_add": office(),
    "portal:office_partner": office(slug=SLUG),
    "portal:office_partner_edit": office(slug=SLUG),
    "portal:office_partner_end": office(slug=SLUG),
    "portal:office_applications": office(),
    "portal:office_application": office(pk=pk("application")),
    "portal:office_application_accept": office(pk=pk("application"), post=True),
    "portal:office_application_decline": office(pk=pk("application"), post=True),
    "portal:office_application_reopen": office(pk=pk("application"), post=True),
    "portal:office_proposals": office(ADMINISTRATION, EDITING),
    "portal:office_proposal": at_network(pk=pk("proposal")),
    "portal:office_proposal_accept": replace(at_network(pk=pk("proposal")), post=True),
    "portal:office_proposal_decline": replace(at_network(pk=pk("proposal")), post=True),
    "portal:office_proposal_block": replace(at_network(pk=pk("proposal")), post=True),
    "portal:office_proposal_reopen": replace(at_network(pk=pk("proposal")), post=True),
    "portal:office_people": office(),
    "portal:office_person_invite": office(),
    "portal:office_grant_end": office(pk=pk("grant")),
    "portal:office_grant_confirm": office(pk=pk("grant"), post=True),
    "portal:office_request_decide": office(pk=pk("join_request"), post=True),
    "portal:office_invitation_decide": office(pk=pk("invitation"), post=True),
    "portal:office_invitation_withdraw": office(pk=pk("invitation"), post=True),
    "portal:office_catalogue": office(ADMINISTRATION, EDITING),
    "portal:office_offer_add": office(ADMINISTRATION, EDITING),
    "portal:office_offer": office(ADMINISTRATION, EDITING, slug=lambda world, place: world.offer.slug),
    "portal:office_offer_life": office(ADMINISTRATION, EDITING, slug=lambda world, place: world.offer.slug),
    "portal:office_offer_step_back": office(
        ADMINISTRATION, EDITING, slug=lambda world, place: world.offer.slug, number=0, post=True
    ),
    "portal:office_steward_end": office(
        ADMINISTRATION, EDITING, slug=lambda world, place: world.offer.slug, number=0, post=True
    ),
    "portal:office_offer_end": office(ADMINISTRATION, EDITING, slug=lambda world, place: world.offer.slug),
    "portal:office_offer_resume": office(
        ADMINISTRATION, EDITING, slug=lambda world, place: world.offer.slug, post=True
    ),
    "portal:office_bodies": office(),
    "portal:office_body_add": office(),
    "portal:office_body": office(slug="plenum"),
    "portal:office_body_edit": office(slug="plenum"),
    "portal:office_body_end": office(slug="plenum"),
    "portal:office_body_resume": office(slug="plenum", post=True),
    "portal:office_settings": office(),
    "portal:office_settings_part": [office(part=part) for part in ("name", "betrieb", "mail", "regeln")],
    "portal:office_test_mail": office(post=True),
    "portal:office_contents": office(),
    "portal:office_audit": office(ADMINISTRATION, DATA_PROTECTION),
    "portal:office_privacy": office(ADMINISTRATION, DATA_PROTECTION),
    "portal:history": Line(
        {"kind": "organisation", "pk": lambda world, place: place.organisation.pk},
        account=403,
        house=WRITE,
        alliance=RUN,
        lacking=403,
    ),
    "portal:office_privacy_request": office(DATA_PROTECTION),
    "portal:office_delivery": office(),
    "portal:office_delivery_check": office(post=True),
    "portal:office_outbox": office(),
    "portal:office_mail": office(pk=pk("mail")),
    "portal:office_mail_again": office(pk=pk("mail"), post=True),
    # signing in
    "account_login": public(signed_in=302),
    "account_request_login_code": public(answer=302),
    "account_confirm_login_code": public(answer=302),
    "account_signup": public(signed_in=302),
    "account_logout": public(post=True),
    "account_inactive": public(),
    "account_email_verification_sent": public(answer=302),
    "mfa_authenticate": public(answer=302),
    "mfa_login_webauthn": public(answer=302),
    "openid_connect_login": public(post=True, provider_id="oidc"),
    "openid_connect_callback": public(answer=404, provider_id="oidc"),
    "socialaccount_login_cancelled": public(answer=302),
    "socialaccount_login_error": public(answer=302),
    "accounts:first_access": public(answer=404, token="unbekannt"),
    # one's own account
    "accounts:account": signed_in(),
    "accounts:name": signed_in(),
    "accounts:resume": signed_in(answer=302),
    "accounts:own_data": signed_in(),
    "accounts:own_data_file": signed_in(),
    "accounts:own_data_erase": signed_in(),
    "accounts:erased": public(),
    "accounts:service_disconnect": signed_in(post=True, pk=1),
    "account_email": signed_in(),
    "usersessions_list": signed_in(),
    "account_reauthenticate": signed_in(answer=302),
    "account_request_reauthentication_code": signed_in(answer=302),
    "account_confirm_reauthentication_code": signed_in(answer=302),
    "mfa_reauthenticate": signed_in(),
    "mfa_reauthenticate_webauthn": signed_in(answer=302),
    "mfa_index": signed_in(),
    "mfa_activate_totp": signed_in(answer=302),
    "mfa_deactivate_totp": signed_in(),
    "mfa_view_recovery_codes": signed_in(answer=404),
    "mfa_generate_recovery_codes": signed_in(),
    "mfa_add_webauthn": signed_in(),
    "mfa_edit_webauthn": signed_in(answer=404, pk=1),
    "mfa_remove_webauthn": signed_in(answer=404, pk=1),
    "portal:join": signed_in(query="?q=Haus"),
    "accounts:own_grants": signed_in(),
    "accounts:confirm_own_grants": signed_in(post=True),
    "accounts:leave_grant": signed_in(pk=pk("grant"), post=True),
    "accounts:answer_invitation": signed_in(pk=pk("invitation"), post=True),
    "accounts:withdraw_request": signed_in(pk=pk("join_request"), post=True),
    "accounts:invitation": public(answer=404, token="gibt-es-nicht"),
    "portal:workspace_data_protection": workspace(slug=SLUG),
    "portal:workspace_informing": workspace(LEAD, slug=SLUG),
    # a house's rights
    "portal:workspace_rights": workspace(LEAD, slug=SLUG),
    "portal:workspace_rights_invite": workspace(LEAD, slug=SLUG),
    "portal:workspace_rights_confirm": workspace(LEAD, slug=SLUG, post=True),
    "portal:workspace_rights_change": workspace(LEAD, slug=SLUG, number=pk("grant")),
    "portal:workspace_rights_end": workspace(LEAD, slug=SLUG, number=pk("grant")),
    "portal:workspace_request_decide": workspace(LEAD, slug=SLUG, number=pk("join_request")),
    "portal:workspace_approval": workspace(RUN, slug=SLUG, number=pk("invitation"), post=True),
    "portal:workspace_invitation_withdraw": workspace(LEAD, slug=SLUG, number=pk("invitation"), post=True),
    # documents
    "arguments:own_words": workspace(slug=SLUG),
    "arguments:own_argument": workspace(slug=SLUG, argument=lambda world, place: world.argument.argument.slug),
    "arguments:handed_kits": workspace(slug=SLUG),
    "arguments:handed_kit": workspace(slug=SLUG, number=pk("handed")),
    "arguments:handed_paper": [
        workspace(slug=SLUG, number=pk("handed"), paper="alles"),
        workspace(slug=SLUG, number=pk("handed"), paper="anschreiben"),
    ],
    "arguments:hand_down_new": workspace(WRITE, slug=SLUG),
    "arguments:hand_down": workspace(slug=SLUG, number=pk("hand_down")),
    "arguments:hand_down_files": workspace(slug=SLUG, number=pk("hand_down")),
    "arguments:hand_down_move": workspace(
        WRITE, answer=302, post=True, slug=SLUG, number=pk("hand_down"), step="anhalten"
    ),
    "arguments:aids": public(),
    "arguments:arguments": public(),
    "arguments:argument": public(slug=lambda world, place: world.argument.argument.slug),
    "arguments:picture": public(answer=404, slug=lambda world, place: world.argument.argument.slug),
    "arguments:office": office(*LIBRARY_PEOPLE),
    "arguments:office_new": office(*LIBRARY_PEOPLE),
    "arguments:office_gaps": office(*LIBRARY_PEOPLE),
    "arguments:office_argument": [office(*LIBRARY_PEOPLE, slug=DRAFT), office(*LIBRARY_PEOPLE, slug=REVIEW)],
    "arguments:office_draft": office(*LIBRARY_PEOPLE, slug=DRAFT),
    "arguments:office_submit": office(*LIBRARY_PEOPLE, answer=302, post=True, slug=DRAFT),
    "arguments:office_withdraw": office(*LIBRARY_PEOPLE, answer=403, post=True, slug=REVIEW),
    "arguments:office_drop": office(*LIBRARY_PEOPLE, slug=DRAFT),
    "arguments:office_revise": office(
        *LIBRARY_PEOPLE, answer=302, post=True, slug=lambda world, place: world.argument.argument.slug
    ),
    "arguments:office_review": office(*LIBRARY_PEOPLE, slug=REVIEW),
    "arguments:office_preview": office(*LIBRARY_PEOPLE, slug=REVIEW, number=1),
    "arguments:office_compare": office(*LIBRARY_PEOPLE, answer=404, slug=DRAFT),
    "arguments:office_retire": replace(
        office(ADMINISTRATION, RELEASE, STEWARDSHIP, slug=lambda world, place: world.argument.argument.slug),
        extra={"alliance_editor": 403},
    ),
    "arguments:facts": public(query="?region=13004"),
    "arguments:facts_text": public(answer=404),
    "arguments:kit": public(),
    "arguments:kit_file": public(answer=404, kind="zip"),
    "arguments:kit_theme": public(answer=404),
    "arguments:stamps": public(),
    "arguments:stamp": public(answer=404, code="7K3F9-Q2XAB"),
    # the info service
    "infoservice:editions": public(),
    "infoservice:feed": public(),
    "infoservice:latest": public(),
    "infoservice:subscribe": public(),
    "infoservice:subscribe_asked": public(),
    "infoservice:confirm": public(answer=404, token="unbekannt"),
    "infoservice:own_choices": signed_in(answer=302, post=True),
    "infoservice:choices": public(answer=404, token="unbekannt"),
    "infoservice:consents": public(answer=404, token="unbekannt"),
    "infoservice:unsubscribe": public(answer=404, token="unbekannt"),
    "infoservice:edition": public(slug=EDITION_OUT),
    "infoservice:edition_text": public(slug=EDITION_OUT),
    "infoservice:edition_paper": public(slug=EDITION_OUT),
    "infoservice:edition_picture": public(answer=404, slug=EDITION_OUT, key="1"),
    "infoservice:house_editions": workspace(slug=SLUG),
    "infoservice:house_passing_on": workspace(WRITE, slug=SLUG),
    "infoservice:house_unreachable": workspace(LEAD, slug=SLUG),
    "infoservice:house_ask_again": workspace(LEAD, slug=SLUG, key="person-1", post=True),
    "infoservice:house_edition": workspace(slug=SLUG, edition=EDITION_OUT),
    "infoservice:house_preview": workspace(slug=SLUG, edition=EDITION_OUT),
    "infoservice:house_preview_mail": workspace(slug=SLUG, edition=EDITION_OUT),
    "infoservice:network_editions": replace(at_network(slug=NETWORK), alliance=()),
    "infoservice:network_passing_on": replace(at_network(slug=NETWORK), alliance=()),
    "infoservice:network_unreachable": replace(at_network(slug=NETWORK), alliance=()),
    "infoservice:network_ask_again": replace(at_network(slug=NETWORK, key="netzwerk"), alliance=(), post=True),
    "infoservice:network_edition": replace(at_network(slug=NETWORK, edition=EDITION_OUT), alliance=()),
    "infoservice:network_preview": replace(at_network(slug=NETWORK, edition=EDITION_OUT), alliance=()),
    "infoservice:network_preview_mail": replace(at_network(slug=NETWORK, edition=EDITION_OUT), alliance=()),
    "infoservice:office": office(*LIBRARY_PEOPLE),
    "infoservice:office_new": office(*LIBRARY_PEOPLE),
    "infoservice:office_settings": replace(office(ADMINISTRATION, STEWARDSHIP), extra=ONLY_WRITES),
    "infoservice:office_edition": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_reach": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_sending": office(*LIBRARY_PEOPLE, slug=EDITION_OUT),
    "infoservice:office_steer": replace(
        office(ADMINISTRATION, RELEASE, STEWARDSHIP, answer=302, post=True, slug=EDITION_OUT),
        extra={"alliance_editor": 403},
    ),
    "infoservice:office_head": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_suggestion": office(*LIBRARY_PEOPLE, answer=302, post=True, slug=EDITION),
    "infoservice:office_drop": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_item_new": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_item": office(*LIBRARY_PEOPLE, slug=EDITION, key="1"),
    "infoservice:office_item_move": office(*LIBRARY_PEOPLE, answer=302, post=True, slug=EDITION, key="1"),
    "infoservice:office_item_remove": office(*LIBRARY_PEOPLE, answer=404, post=True, slug=EDITION, key="99"),
    "infoservice:office_submit": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_reclaim": office(*LIBRARY_PEOPLE, answer=403, post=True, slug=EDITION),
    "infoservice:office_review": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_withdraw": replace(
        office(ADMINISTRATION, RELEASE, STEWARDSHIP, slug=EDITION_OUT), extra={"alliance_editor": 403}
    ),
    "infoservice:office_release": office(*LIBRARY_PEOPLE, answer=403, post=True, slug=EDITION),
    "infoservice:office_preview": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_preview_paper": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_preview_mail": office(*LIBRARY_PEOPLE, slug=EDITION),
    "infoservice:office_send_sample": office(*LIBRARY_PEOPLE, answer=302, post=True, slug=EDITION),
}


def lines_of(route: str) -> list[Line]:
    """The lines of a route."""
    found = ROUTES[route]
    return found if isinstance(found, list) else [found]


def all_routes() -> list[str]:
    """The full names of all routes, nested namespaces included; a route without a name stands as its pattern."""
    return sorted(set(_walk(get_resolver().url_patterns, "")))


def _walk(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner)
        else:
            yield space + pattern.name if pattern.name else f"(no name) {pattern.pattern}"
