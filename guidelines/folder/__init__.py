"""A guideline as a folder of YAML files that a person writes and reviews."""

from guidelines.folder.read import Reading, load, read
from guidelines.folder.write import dump

__all__ = ["Reading", "dump", "load", "read"]
