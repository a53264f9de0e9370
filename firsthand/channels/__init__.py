"""The ways by which customers and representatives reach each other."""
