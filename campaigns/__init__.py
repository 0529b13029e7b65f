"""Campaigns, submitted copy and approvals, tasks, owners, meetings and the content calendar."""
