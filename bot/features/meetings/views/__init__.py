"""How meetings look: the one message of an agenda, its minutes, forms, lists, action items. Pure Block Kit."""
