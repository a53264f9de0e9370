"""What goes in and out, as it is described."""
