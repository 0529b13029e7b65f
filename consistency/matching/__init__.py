"""Finding a guideline's own words in copy: folding, one automaton a version, word edges, inflection, near misses."""
