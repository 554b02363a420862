"""Official areas as drawings: projection, topology, and the three map views. Pure: no Django, no clock, no settings."""
