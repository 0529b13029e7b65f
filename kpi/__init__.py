"""Goals, KPI series, monitors, alerts and reviews."""
