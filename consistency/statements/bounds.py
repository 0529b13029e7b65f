"""The words by which a figure is the least or the most, as every reader knows them: alternatives of patterns.

What reads a statement (``found``) asks what its value is, and knows also words of which a figure is only the limit:
under, within, 以内, 余. What holds a limit against an approved one (``conditions``) looks further back, and takes for a
limit only what a brand would write into its claim.
"""

from __future__ import annotations

UP_TO_EN = r"at most|no more than|maximum(?: of)?|as much as"
UP_TO_ZH = "最高|最多|最长|最大|不超过|高达"
FROM_EN = r"(?:start|begin)s? (?:at|from)|(?:starting|beginning) at|at least|no less than|minimum(?: of)?"
FROM_ZH = "至少|最低|低至|不少于|不低于"
FROM_AFTER = r"起(?!止|步|点|恢复)|以上|(?:(?:late|early|long|old|away|high|wide|deep|tall) )?or more\b|and up\b"
EXCEEDS_EN = "more than|over|above"
EXCEEDS_ZH = "超过"
