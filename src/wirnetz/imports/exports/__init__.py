"""Own offices and people as lists that can be read in again: XLSX and CSV."""

from wirnetz.core.tables import Export, harmless
from wirnetz.imports.exports.offices import export_offices
from wirnetz.imports.exports.people import export_people

__all__ = ["Export", "export_offices", "export_people", "harmless"]
