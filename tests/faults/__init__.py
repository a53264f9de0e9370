"""What the running product survives."""
