"""Pictures for Slack: drawn with Pillow and a font that has Chinese glyphs, each with a text that says the same."""
