"""Calendar feeds: tasks, content and phases in people's own calendar programs, behind an address nobody can guess."""
