"""The pages where an organisation is set up, and where each representative says how they want to work."""
