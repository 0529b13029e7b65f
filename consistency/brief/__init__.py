"""What a campaign's brief asks of copy: its lines as they are meant, and whether a document keeps them."""
