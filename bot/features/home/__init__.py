"""The Home tab and the first hello."""
