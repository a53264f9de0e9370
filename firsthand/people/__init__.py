"""Customers: who they are, by which addresses they are known, and what they like."""
