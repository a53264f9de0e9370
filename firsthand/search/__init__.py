"""The analyser of words, and the index that finds what holds them."""
