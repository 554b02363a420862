"""Why a template cannot be used, in German."""

TOO_COSTLY = (
    "Die Vorlage ist zu umfangreich, um sie hier zu lesen. Löschen Sie Folien und große Bilder und speichern Sie neu."
)


class TemplateRefused(ValueError):
    """A template that cannot be used; the message is a German sentence with the remedy."""
