"""Approvals: a submitted text goes through its brand's stages, is frozen when approved, and everything is kept."""
