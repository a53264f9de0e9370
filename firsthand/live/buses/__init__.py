"""The ways by which the processes of one installation tell each other what changed."""
