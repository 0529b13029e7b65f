"""Tasks in chat: read from a sentence, confirmed, shown on one card, reminded of."""
