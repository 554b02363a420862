"""The words that a house sends along with kits as long as it writes none of its own."""

from django.utils.translation import gettext as _


def usual_note() -> str:
    """What stands in the note as long as the house writes nothing else."""
    return _(
        "Guten Tag,\n\n"
        "anbei erhalten Sie Unterlagen für die Region {region}: einen Foliensatz für ein Gespräch und einen "
        "Handzettel zum Weitergeben. Der Foliensatz ist frei bearbeitbar.\n\n"
        "Wir freuen uns, wenn Sie die Unterlagen bei sich besprechen und uns bis zum {in_six_weeks} sagen, ob ein "
        "Gespräch passt. Ihre Fragen gehen an: {contact}."
    )
