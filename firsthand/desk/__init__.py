"""What makes the work at the desk quick: saved replies."""
