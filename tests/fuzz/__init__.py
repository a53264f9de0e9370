"""Letters that a coverage-guided fuzzer thinks of."""
