"""Benchmarks: how fast the product is, in tables. Never part of the tests."""
