"""What copy asserts: figures, dates, counts, versions and promises, each with its subject and its place in the text."""
