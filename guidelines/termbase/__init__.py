"""Term bases that a team keeps as a spreadsheet or as TBX, read into the guideline's terms and written back."""
