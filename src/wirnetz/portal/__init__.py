"""Pages that join rooms: public ones, the workspace of an organisation, the office of the alliance, the first hour."""
