"""Meeting notes become action items, in English and Chinese: `extract.extract` is the way in."""
