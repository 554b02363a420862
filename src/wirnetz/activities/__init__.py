"""What happens: meetings, events and series, what came of them, one calendar, and a network's own pages."""
