"""Figures of KPIs as they come in: files dropped in a conversation or a folder, databases, services, deliveries."""
