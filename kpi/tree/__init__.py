"""The KPI tree: what stands over what, numbers derived from others, and who shares them."""
