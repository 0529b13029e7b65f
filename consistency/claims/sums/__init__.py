"""Figures that follow from approved ones, and what is free or at a price: sums, shares, offers, a price per piece."""
