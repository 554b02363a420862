"""What this room asks of later ones."""

from django.dispatch import Signal

edits_asked = Signal()
"""Which records of a model (the sender) have people changed in ways of a later room? Receivers answer with a set of
primary keys; loading reference data leaves these records alone."""

offices_merge = Signal()
"""One office (`office`) is merged into another one (`into`) on a day (`on`); what later rooms hold of it goes there.
Receivers answer with the `Move`s that they made (`organisations.actions.moving`)."""
