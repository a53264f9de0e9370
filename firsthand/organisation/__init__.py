"""The organisation that runs this desk: its name, brands, languages and settings."""
