"""Whose a figure or a name is, and of when: ours, a rival's, a customer's, the world's; today's, past or denied."""
