"""The database's history: one module a change, applied in order by ``storage.migrate``."""
