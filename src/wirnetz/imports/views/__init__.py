"""The pages on which an organisation brings in its lists."""
