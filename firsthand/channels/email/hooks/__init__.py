"""Calls of mail providers: letters that they bring, and what became of ours."""
