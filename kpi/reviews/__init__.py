"""Reviews: what a week, a month or a quarter came to, what moved and why, and what to decide; one generator for all.

What other rooms use, by module:

``kpi.reviews.generate``
    ``review(inputs)``: the review of plain inputs, pure.
``kpi.reviews.inputs``
    ``read(session, stretch, until=)``: the inputs as the store has them.
``kpi.reviews.periods``
    ``stretch(period, as_of)``: the days that a review on that day is about.
``kpi.reviews.folder``
    ``read_folder(path, ...)``: the inputs from a folder of files.
``kpi.reviews.schedule`` and ``kpi.reviews.store``
    Where and when reviews come by themselves; reviews that were sent, and what was decided on their proposals.
"""
