"""Everything that faces a person: Slack, the command line, jobs, the sandbox; and the one place that wires it all."""
