"""The ground of all rooms: page shell, components, database, mail, search, uploads, and the registries."""
