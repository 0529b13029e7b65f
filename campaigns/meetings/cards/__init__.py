"""Where meetings are seen in chat: the one message of each agenda, and the action items of notes that await a yes."""
