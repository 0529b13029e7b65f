"""English words that carry grammar and no meaning, by what they do; who leaves them out says which."""

from __future__ import annotations

from consistency.word_lists import word_set

ARTICLES = word_set("a an the")
PREPOSITIONS = word_set("of to in on at for with by from")
"""Those that stand in nearly every sentence."""
CONJUNCTIONS = word_set("and or but if so as")
POINTING = word_set("this that these those")
PERSONS = word_set("we our us you your they their it its")
"""Of whom copy speaks."""
SPEAKER = word_set("i my me")
OTHERS = word_set("he she")
BEING = word_set("is are was were be")
HAVING = word_set("has have had")
DOING = word_set("do does")
