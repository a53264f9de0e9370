"""Live chat on any site: a visitor and a representative, with names and faces."""
