"""What the guideline can be asked about, and the words of its answers."""
