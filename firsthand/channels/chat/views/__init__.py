"""What sites and visitors fetch; no cookie is set or read by any of it."""
