"""What the brand says and how: the guideline's types, its YAML folder, its versioned store, its rule packs."""
