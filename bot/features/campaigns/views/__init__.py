"""What campaigns look like: the card, the forms, the lists. Pure."""
