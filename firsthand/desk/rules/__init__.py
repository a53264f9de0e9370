"""What is decided at the desk."""
