"""What the pages of the representative promise."""
