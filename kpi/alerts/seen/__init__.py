"""What the figures do to alerts."""
