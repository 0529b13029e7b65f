"""Whether copy carries what must stand beside a claim: in its words or others, and not turned round."""
