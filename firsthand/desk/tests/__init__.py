"""The tests of the desk."""
