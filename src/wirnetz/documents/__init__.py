"""Content of decks and handouts as plain data, and the writers that turn it into files.

Pure but for the HTML writer: no ORM, no clock, no settings. Other rooms hand in text, facts and drawings.
"""
