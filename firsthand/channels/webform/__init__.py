"""Web forms: what customers fill in on a page of ours or of the organisation’s own site."""
