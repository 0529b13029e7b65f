"""What people see of approvals: pure builders of messages and windows."""
