"""Pure helpers without a domain word."""
