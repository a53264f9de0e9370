"""Mail: taken in, read, and sent."""
