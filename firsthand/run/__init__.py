"""The running of it: settings, addresses, serving, commands, demo."""
