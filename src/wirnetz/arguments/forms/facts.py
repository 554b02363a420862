"""For which region, and which house, somebody wants to read figures."""

from typing import Any

from wirnetz.arguments.forms.library import PreviewForm


class FactsForm(PreviewForm):
    """Region, and a house if figures about it are wanted too; asked and understood as in the kit builder."""

    marks_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["region", "organisation"])
        self.fields["organisation"].required = False
        self.fields["organisation"].widget.attrs.pop("list")

    def clean_organisation(self) -> Any:
        """The organisation that is meant, or none."""
        return super().clean_organisation() if self.cleaned_data["organisation"].strip() else None
