"""Attachments, pictures and original letters, kept once however often they come."""
