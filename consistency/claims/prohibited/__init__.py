"""What may not be said, in other words than the guideline writes it."""
