"""What was promised to customers: kept, broken or renegotiated in time."""
