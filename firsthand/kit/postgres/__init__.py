"""Django's PostgreSQL backend, with less asked of the server and less done here for each statement."""
