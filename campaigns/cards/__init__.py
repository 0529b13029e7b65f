"""Where tasks are seen: the cards that stand in chat, the digests of the day, and the search by words."""
