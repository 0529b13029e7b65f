"""What a guideline allows and forbids to claim, held against what a piece of copy says."""
