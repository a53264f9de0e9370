"""What is decided about mailboxes. Pure."""

# The purpose for which the password of a mailbox is sealed (`kit.secrets`).
IMAP_PASSWORD = "imap"
