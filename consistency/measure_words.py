"""Chinese measure words: what things for sale are counted by, in one character each."""

from __future__ import annotations

MEASURE = "[个份杯次位间盒瓶套件只支张条本斤罐袋节片桶箱碗串枚颗根双对课堂盘壶听把朵束粒株棵台辆部幅篇款场门幢栋项]"
"""A character class. 包 is left to each user: it begins 包邮 and 包年 as well."""
