"""The closer reading: what a piece of copy says that only tells beside the other pieces of its campaign.

Speech and headlines leave out what a reader knows: a currency, a unit, a noun. A single check must not guess at these;
a comparison may, because a wrong guess finds nothing to contradict.
"""
