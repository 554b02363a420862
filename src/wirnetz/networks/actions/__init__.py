"""Writes of the room `networks`."""

from wirnetz.networks.actions.answers import reply_to_answer, say_not_used, say_used
from wirnetz.networks.actions.area_changes import Moved, follow_area_changes, settle_area_change
from wirnetz.networks.actions.checks import (
    answer_by_link,
    ask_network,
    ask_networks,
    confirm_by_link,
    confirm_entry,
)
from wirnetz.networks.actions.claims import (
    ClaimLinks,
    answer_claim_by_link,
    block_claim,
    claim_entry,
    decide_claim,
    expire_claims,
    reopen_claim,
)
from wirnetz.networks.actions.contacts import (
    agree_by_link,
    end_contact,
    forget_link_persons,
    forget_unanswered_contacts,
    name_contact,
    take_back_by_link,
)
from wirnetz.networks.actions.dividing import Division, Part, divide_network, reunite_network
from wirnetz.networks.actions.example import load_example, load_example_house_memberships
from wirnetz.networks.actions.example_answers import load_example_answers
from wirnetz.networks.actions.example_contacts import load_example_contacts
from wirnetz.networks.actions.example_people import load_example_involvements
from wirnetz.networks.actions.example_profiles import load_example_profiles
from wirnetz.networks.actions.example_running import load_example_running
from wirnetz.networks.actions.files import add_network_file, remove_network_file
from wirnetz.networks.actions.handover import (
    accept_handover,
    begin_handover,
    complete_handover,
    refuse_handover,
    withdraw_handover,
)
from wirnetz.networks.actions.involvements import add_involvement, end_involvement, end_involvements_of
from wirnetz.networks.actions.links import answer_link, end_link, tell_link
from wirnetz.networks.actions.members import (
    ask_to_take_part,
    change_member_role,
    decide_membership,
    invite_member,
    pause_membership,
    resume_membership,
    withdraw_membership_request,
)
from wirnetz.networks.actions.profile import (
    NETWORK_FIELDS,
    NetworkValues,
    edit_network,
    network_fingerprint,
    set_network_status,
)
from wirnetz.networks.actions.proposals import (
    PROPOSABLE,
    accept_correction,
    accept_end,
    accept_new_network,
    block_proposal,
    close_undecided_proposals,
    decline_proposal,
    propose_entry,
    reopen_proposal,
)
from wirnetz.networks.actions.reference import load_reference
from wirnetz.networks.actions.seats import report_seats
from wirnetz.networks.actions.territories import Extension, describe_territory, extend_territory, shorten_territory
from wirnetz.networks.actions.ties import end_membership, join_network, link_networks, record_uptake

__all__ = [
    "NETWORK_FIELDS",
    "PROPOSABLE",
    "ClaimLinks",
    "Division",
    "Extension",
    "Moved",
    "NetworkValues",
    "Part",
    "accept_correction",
    "accept_end",
    "accept_handover",
    "accept_new_network",
    "add_involvement",
    "add_network_file",
    "agree_by_link",
    "answer_by_link",
    "answer_claim_by_link",
    "answer_link",
    "ask_network",
    "ask_networks",
    "ask_to_take_part",
    "begin_handover",
    "block_claim",
    "block_proposal",
    "change_member_role",
    "claim_entry",
    "close_undecided_proposals",
    "complete_handover",
    "confirm_by_link",
    "confirm_entry",
    "decide_claim",
    "decide_membership",
    "decline_proposal",
    "describe_territory",
    "divide_network",
    "edit_network",
    "end_contact",
    "end_involvement",
    "end_involvements_of",
    "end_link",
    "end_membership",
    "expire_claims",
    "extend_territory",
    "follow_area_changes",
    "forget_link_persons",
    "forget_unanswered_contacts",
    "invite_member",
    "join_network",
    "link_networks",
    "load_example",
    "load_example_answers",
    "load_example_contacts",
    "load_example_house_memberships",
    "load_example_involvements",
    "load_example_profiles",
    "load_example_running",
    "load_reference",
    "name_contact",
    "network_fingerprint",
    "pause_membership",
    "propose_entry",
    "record_uptake",
    "refuse_handover",
    "remove_network_file",
    "reopen_claim",
    "reopen_proposal",
    "reply_to_answer",
    "report_seats",
    "resume_membership",
    "reunite_network",
    "say_not_used",
    "say_used",
    "set_network_status",
    "settle_area_change",
    "shorten_territory",
    "take_back_by_link",
    "tell_link",
    "withdraw_handover",
    "withdraw_membership_request",
]
