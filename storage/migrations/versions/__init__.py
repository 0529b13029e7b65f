"""Migrations in order. Each runs on SQLite and on PostgreSQL, up and down, and never imports today's tables."""
