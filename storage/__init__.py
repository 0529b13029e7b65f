"""One SQLAlchemy base, sessions, migrations and the vector cache; nothing of the domain."""
