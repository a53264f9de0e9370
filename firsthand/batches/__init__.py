"""Batch work: one act on many conversations, watched, resumed and undone."""
