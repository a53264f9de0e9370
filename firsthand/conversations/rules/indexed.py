"""What the index tells apart among messages."""

# Messages with files are found by themselves.
WITH_FILES = "file"
