"""Due dates read from a sentence in chat, in English and Chinese: `reader.read_due` is the way in."""
