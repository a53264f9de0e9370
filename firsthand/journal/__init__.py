"""What happened, in order, and the work that follows from it."""
