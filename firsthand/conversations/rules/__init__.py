"""Pure decisions about conversations, and the values they pass."""
