"""Nobody ever holds a right that nobody could give them: a sample of random histories (many more in the drill)."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.accounts.granting_machine import Granting


@pytest.mark.django_db
def test_rights_never_leave_the_part_of_the_tree_of_who_gives_them():
    few = settings(max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Granting, settings=few)
