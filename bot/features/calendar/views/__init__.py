"""What the calendar looks like in chat."""
