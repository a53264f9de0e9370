"""What must be true of promises."""
