"""Whether copy gives an approved claim its approved value: the same, another, or the value of another thing."""
