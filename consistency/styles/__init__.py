"""Runs Vale rules on copy: the scopes of a text, what each kind of rule finds there, and where."""
