"""Series by number: a KPI in one grain and one cut, so that a figure is stored beside a small number."""
