"""Small reference tables for tests of loading."""

import csv
from pathlib import Path

ORGANISATION = {
    "slug": "kammer", "name": "Kammer", "short_name": "", "source_kind": "chamber_industry", "kind": "",
    "reach": "regional", "parent": "", "parent_name": "", "seat_city": "Schwerin", "seat": "13004", "states": "",
    "website": "", "relation": "om_partner", "node": "organisation", "ended_on": "", "as_of": "2024",
    "source": "https://quelle.example", "note": "",
}  # fmt: skip
OFFER = {
    "slug": "check", "name": "Check", "kind": "check", "audience": "KMU; Beratende", "purpose": "",
    "number": "A-1",
    "is_shared": "yes", "topics": "personal", "areas": "", "provider": "kammer", "provider_name": "", "website": "",
    "ended_on": "", "as_of": "2024", "source": "Foliensatz", "note": "",
}  # fmt: skip
NETWORK = {
    "slug": "netz", "name": "Netz", "short_name": "", "kind": "other", "category": "fachkraeftebuendnis",
    "territory_text": "Schwerin", "coverage": "full", "areas": "13004", "states": "13",
    "year_founded": "2015", "website": "", "status": "unknown",
    "ended_on": "", "host": "", "funding_note": "", "as_of": "2024", "source": "https://quelle.example", "note": "",
}  # fmt: skip
MEMBERSHIP = {
    "organisation": "kammer", "network": "netz", "role": "member", "from_on": "", "until_on": "", "as_of": "2019",
    "source": "https://quelle.example", "note": "",
}  # fmt: skip


def write_table(path: Path, *rows: dict[str, str]) -> None:
    """A CSV table with the columns of the first row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def organisation_tables(folder: Path, *organisations: dict[str, str]) -> Path:
    """A folder with the tables of the room `organisations`."""
    write_table(folder / "organisations.csv", *(organisations or (ORGANISATION,)))
    kinds = [("chamber_industry", "Industrie- und Handelskammer", "chamber"), ("alliance", "Allianz", "other")]
    write_table(folder / "kinds.csv", *({"source_kind": a, "label": b, "kind": c} for a, b, c in kinds))
    write_table(
        folder / "relations.csv",
        {"relation": "om_partner", "label": "Partner der Allianz", "partnership": "documented"},
        {"relation": "om_project_partner", "label": "Partner in einem Projekt", "partnership": "none"},
    )
    return folder


def offer_tables(folder: Path, *offers: dict[str, str]) -> Path:
    """A folder with the tables of the room `offers`."""
    write_table(folder / "offers.csv", *(offers or (OFFER,)))
    write_table(folder / "topics.csv", {"slug": "personal", "name": "Personal"}, {"slug": "bauen", "name": "Bauen"})
    return folder


def network_tables(folder: Path, *networks: dict[str, str], memberships: tuple[dict[str, str], ...] = ()) -> Path:
    """A folder with the tables of the room `networks`."""
    write_table(folder / "networks.csv", *(networks or (NETWORK,)))
    write_table(folder / "memberships.csv", *(memberships or (MEMBERSHIP,)))
    write_table(folder / "categories.csv", {"category": "fachkraeftebuendnis", "label": "Fachkräftebündnis"})
    return folder
