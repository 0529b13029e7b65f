"""A brand's own voice: a small model per language, learned from the brand's on-brand and off-brand examples."""
