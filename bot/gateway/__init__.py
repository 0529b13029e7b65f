"""The one way out to Slack: every payload is checked, fitted, paced and retried here."""
