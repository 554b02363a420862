"""A machine that gives, takes, invites, leaves and moves at random, beside a second account of who may what (SEC-5).

The second account knows nothing of the product's rules: it keeps the tree as a dictionary and the rights as a set, and
says for every step whether it may succeed. Product and account must agree after every step.
"""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from wirnetz.accounts.actions import (
    accept_invitation,
    add_node,
    change_role,
    decide_approval,
    end_grant,
    grant_role,
    invite,
    leave,
    move_node,
)
from wirnetz.accounts.enums import NodeKind, RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, Person
from wirnetz.accounts.queries import grants_on

PLACES = {
    "alliance": ("", NodeKind.ALLIANCE),
    "a": ("alliance", NodeKind.ORGANISATION),
    "a1": ("a", NodeKind.OFFICE),
    "a2": ("a", NodeKind.OFFICE),
    "b": ("alliance", NodeKind.ORGANISATION),
    "b1": ("b", NodeKind.OFFICE),
    "network": ("alliance", NodeKind.NETWORK),
}
BEGINNING = (("p0", "alliance"), ("p1", "a"), ("p2", "b"))
PEOPLE = ("p0", "p1", "p2", "p3", "p4", "p5")
HOUSE_ROLES = {"administration", "stewardship", "editing", "participation"}
LONG_AGO = date(2020, 1, 1)

people = st.sampled_from(PEOPLE)
places = st.sampled_from(sorted(PLACES))
roles = st.sampled_from(sorted(Role.values))
numbers = st.integers(min_value=0, max_value=30)
Right = tuple[str, str, str]


class Granting(RuleBasedStateMachine):
    """Rights as the product keeps them, and as the second account does."""

    @initialize()
    def begin(self) -> None:
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.above = {name: above for name, (above, _kind) in PLACES.items()}
        self.rights: set[Right] = set()
        self.nodes = {}
        for name, (above, kind) in PLACES.items():
            self.nodes[name] = add_node(kind=kind, parent=self.nodes.get(above))
        self.names = {node.pk: name for name, node in self.nodes.items()}
        self.people = {name: Person.objects.create_user(f"{name}@wirnetz.example", name=name) for name in PEOPLE}
        for person, place in BEGINNING:
            self._store(person, place, "administration")

    def _store(self, person: str, place: str, role: str) -> None:
        grant_role(
            person=self.people[person],
            node=self.nodes[place],
            role=Role(role),
            from_on=LONG_AGO,
            until_on=None,
            by=None,
        )
        self.rights.add((person, place, role))

    def teardown(self) -> None:
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    def path(self, place: str) -> list[str]:
        """The place and all above it."""
        found = []
        while place:
            found.append(place)
            place = self.above[place]
        return found

    def may_give(self, person: str, place: str, role: str) -> bool:
        """The second account's own words for who may give what."""
        for above in self.path(place):
            is_given_there = role in HOUSE_ROLES or above == place == "alliance"
            if (person, above, "administration") in self.rights and is_given_there:
                return True
            if (person, above, "stewardship") in self.rights and role == "participation":
                return True
        return False

    def is_last(self, right: Right) -> bool:
        heads = {each for each in self.rights if each[1:] == ("alliance", "administration")}
        return heads == {right}

    def stored(self, number: int) -> tuple[Grant, Right]:
        grants = list(grants_on(timezone.localdate()).unscoped("test").order_by("pk"))
        grant = grants[number % len(grants)]
        return grant, (grant.person.name, self.names[grant.node_id], grant.role)

    def attempt(self, step, *, allowed: bool) -> bool:
        """Whether the step was done; it must be exactly if the account allows it."""
        try:
            with transaction.atomic():
                step()
        except PermissionDenied:
            assert not allowed
            return False
        except ValidationError:
            return False
        assert allowed
        return True

    def node(self, place: str):
        self.nodes[place].refresh_from_db()
        return self.nodes[place]

    @rule(by=people, to=people, place=places, role=roles)
    def give(self, by: str, to: str, place: str, role: str) -> None:
        def step() -> None:
            grant_role(
                person=self.people[to],
                node=self.node(place),
                role=Role(role),
                from_on=LONG_AGO,
                until_on=None,
                by=self.people[by],
            )

        if self.attempt(step, allowed=self.may_give(by, place, role)):
            self.rights.add((to, place, role))

    @rule(by=people, number=numbers)
    def end(self, by: str, number: int) -> None:
        grant, right = self.stored(number)
        yesterday = timezone.localdate() - timedelta(days=1)
        allowed = by == right[0] or self.may_give(by, right[1], right[2])
        step = lambda: end_grant(grant=grant, on=yesterday, by=self.people[by])  # noqa: E731
        if self.attempt(step, allowed=allowed):
            assert not self.is_last(right)
            self.rights.discard(right)

    @rule(by=people, number=numbers)
    def leave(self, by: str, number: int) -> None:
        grant, right = self.stored(number)
        if self.attempt(lambda: leave(grant=grant, by=self.people[by]), allowed=by == right[0]):
            assert not self.is_last(right)
            self.rights.discard(right)

    @rule(by=people, number=numbers, role=roles)
    def change(self, by: str, number: int, role: str) -> None:
        grant, right = self.stored(number)
        allowed = self.may_give(by, right[1], right[2]) and (right[2] == role or self.may_give(by, right[1], role))
        step = lambda: change_role(grant=grant, role=Role(role), by=self.people[by])  # noqa: E731
        if self.attempt(step, allowed=allowed) and right[2] != role:
            self.rights.discard(right)
            self.rights.add((right[0], right[1], role))

    @rule(by=people, to=people, place=places, role=roles)
    def invite(self, by: str, to: str, place: str, role: str) -> None:
        step = lambda: invite(  # noqa: E731
            email=self.people[to].email, node=self.node(place), role=Role(role), by=self.people[by]
        )
        self.attempt(step, allowed=self.may_give(by, place, role))

    @rule(by=people, number=numbers)
    def accept(self, by: str, number: int) -> None:
        waiting = list(Invitation.objects.unscoped("test").filter(state=RequestState.OPEN).order_by("pk"))
        if not waiting:
            return
        invitation = waiting[number % len(waiting)]
        place, inviter = self.names[invitation.node_id], invitation.invited_by.name
        step = lambda: accept_invitation(invitation=invitation, by=self.people[by])  # noqa: E731
        if self.attempt(step, allowed=self.people[by].email == invitation.email):
            assert self.may_give(inviter, place, invitation.role)
            self.rights.add((by, place, invitation.role))

    @rule(by=people, number=numbers, agrees=st.booleans())
    def approve(self, by: str, number: int, agrees: bool) -> None:
        waiting = list(Invitation.objects.unscoped("test").filter(state=RequestState.NEEDS_APPROVAL).order_by("pk"))
        if not waiting:
            return
        invitation = waiting[number % len(waiting)]
        house = self.names[invitation.approval_node_id]
        runs = {who for who, place, role in self.rights if role == "administration" and place == house}
        heads = {who for who, place, role in self.rights if role == "administration" and place == "alliance"}
        self.attempt(
            lambda: decide_approval(invitation=invitation, agrees=agrees, by=self.people[by]),
            allowed=by in (runs or heads),
        )

    @rule(place=st.sampled_from(["a1", "a2", "b1"]), house=st.sampled_from(["a", "b"]))
    def move(self, place: str, house: str) -> None:
        """An office goes to another house: from then on that house's people have the say."""
        move_node(node=self.node(place), parent=self.node(house), by=None)
        self.above[place] = house

    @invariant()
    def both_accounts_agree(self) -> None:
        if not hasattr(self, "outer"):
            return
        grants = grants_on(timezone.localdate()).unscoped("test")
        held = {(grant.person.name, self.names[grant.node_id], grant.role) for grant in grants}
        assert held == self.rights

    @invariant()
    def somebody_runs_the_alliance(self) -> None:
        if hasattr(self, "outer"):
            assert any(right[1:] == ("alliance", "administration") for right in self.rights)

    @invariant()
    def release_and_data_protection_are_the_alliances(self) -> None:
        if hasattr(self, "outer"):
            assert {right[1] for right in self.rights if right[2] not in HOUSE_ROLES} <= {"alliance"}
