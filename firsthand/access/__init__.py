"""Who may come in: accounts, sign-in, second factor, roles and keys."""
