"""Who vouches for a letter, as the DNS tells it."""
