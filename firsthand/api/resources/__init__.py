"""One resource a file: parse, one action or query, answer."""
