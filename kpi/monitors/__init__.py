"""Monitors: what a KPI's history says about today. Pure functions of numbers: no clock, no database, no chance."""
