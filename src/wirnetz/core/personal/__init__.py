"""One registry of all personal data; export, erasure, retention and the record of processing are made of it."""

from wirnetz.core.personal.ageing import age
from wirnetz.core.personal.bases import enter_house_bases, house_bases
from wirnetz.core.personal.coverage import undeclared_fields, undeclared_stores, wrongly_harmless_fields
from wirnetz.core.personal.declarations import (
    Personal,
    Store,
    Subject,
    all_personal,
    all_stores,
    not_personal,
    personal,
    store,
)
from wirnetz.core.personal.erasing import SOMEBODY, erase_subject
from wirnetz.core.personal.headings import HEADINGS, POINTERS
from wirnetz.core.personal.labels import field_label, table_label
from wirnetz.core.personal.purposes import (
    AUDIT_TIME,
    HISTORY_TIME,
    WHAT_FOR,
    WHILE_ACCOUNT,
    Basis,
    Erase,
    Keep,
    Purpose,
)
from wirnetz.core.personal.record import Processing, measures, places, processing_record
from wirnetz.core.personal.subjects import Group, groups, rows_about
from wirnetz.core.personal.telling import Held, Part, Told, what_is_held

__all__ = [
    "AUDIT_TIME",
    "HEADINGS",
    "HISTORY_TIME",
    "POINTERS",
    "SOMEBODY",
    "WHAT_FOR",
    "WHILE_ACCOUNT",
    "Basis",
    "Erase",
    "Group",
    "Held",
    "Keep",
    "Part",
    "Personal",
    "Processing",
    "Purpose",
    "Store",
    "Subject",
    "Told",
    "age",
    "all_personal",
    "all_stores",
    "enter_house_bases",
    "erase_subject",
    "field_label",
    "groups",
    "house_bases",
    "measures",
    "not_personal",
    "personal",
    "places",
    "processing_record",
    "rows_about",
    "store",
    "table_label",
    "undeclared_fields",
    "undeclared_stores",
    "what_is_held",
    "wrongly_harmless_fields",
]
