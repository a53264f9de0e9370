"""What is wrapped in a format of its own, and opened: Outlook's package, a signed envelope, rich text, a calendar."""
