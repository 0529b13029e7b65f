"""The content calendar: what is published where, when and by whom, what is missing, and what has to follow what."""
