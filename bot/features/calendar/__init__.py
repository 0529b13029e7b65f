"""The content calendar in chat: the matrix and what is missing in it, items and their form, rules, tables, feeds."""
