"""Finding official areas by what people type: postcode, key, name, abbreviation, misspelling. Pure: no Django.

The entry is `Finder` in `finder.py`; everything it knows is handed in as plain records.
"""
