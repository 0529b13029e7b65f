"""Goals read from a sentence: what is measured, by how much, from where, by when, by whom, and what is missing."""
