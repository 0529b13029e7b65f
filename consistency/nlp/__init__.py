"""Language machinery: markup, sentences, words, fuzzy matching, the encoder. The only room with NLP libraries."""
