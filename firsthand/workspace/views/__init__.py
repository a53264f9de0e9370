"""The pages of the representative, one resource a file."""
