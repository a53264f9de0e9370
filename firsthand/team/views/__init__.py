"""The pages by which one comes in for the first time."""
