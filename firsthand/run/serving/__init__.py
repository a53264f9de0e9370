"""One process that serves pages and sockets, takes mail in and works off errands; or its parts, each alone."""
