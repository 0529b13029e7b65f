"""What people see of a comparison: its card and forms. Pure functions to Block Kit."""
