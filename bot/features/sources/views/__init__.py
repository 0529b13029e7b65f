"""What figures coming in look like in chat."""
