"""One module a check, found by discovery; each carries its own passing and failing examples."""
