"""From the rows of a source to stored figures: columns guessed, cells read, faults listed, loaded all or nothing."""
