"""Figures of many KPIs at once, as monitors read them: what is new, totals day by day, parts by dimension."""
