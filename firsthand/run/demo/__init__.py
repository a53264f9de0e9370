"""A believable organisation to walk around in, made from nothing in under two minutes."""
