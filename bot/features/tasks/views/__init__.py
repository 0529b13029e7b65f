"""How tasks look: the confirm card, the card, the forms, the lists. Pure Block Kit."""
