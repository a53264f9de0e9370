"""The checks that keep the house in order: the same list at home and in CI (`python3 x.py check`, `test`)."""
