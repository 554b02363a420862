"""What was developed jointly and can be used: life cycle, stewards, service areas, self-declarations."""
