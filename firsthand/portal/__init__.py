"""The customer's own page: their matters, what was said, what happens next."""
