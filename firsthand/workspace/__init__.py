"""The workspace: where representatives spend their day."""
