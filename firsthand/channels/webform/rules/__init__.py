"""Pure decisions about forms: what is asked, what was filled in, and what looks like a machine."""
