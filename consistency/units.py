"""The units of measure that copy may write after a figure, each with its dimension and its factor to a base unit."""

from __future__ import annotations

from typing import Literal

Dimension = Literal[
    "percent",
    "discount",
    "multiple",
    "money",
    "pixels",
    "charge",
    "energy",
    "power",
    "storage",
    "bandwidth",
    "length",
    "mass",
    "brightness",
    "frequency",
    "frames",
    "temperature",
    "loudness",
    "food energy",
    "pressure",
    "airflow",
    "clock",
    "calendar",
]
"""``clock``: seconds to hours; ``calendar``: days to years, in days or months (they do not convert)."""

UNITS: tuple[tuple[str, Dimension, str, str], ...] = (
    # pattern after the figure, dimension, base unit, factor to it
    (r"%|％|percent\b|per cent\b", "percent", "%", "1"),
    (r"个百分点|percentage points?\b", "percent", "pp", "1"),
    (r"MP\b|megapixels?\b|mega-pixels?\b|MPixels?\b|百万像素", "pixels", "px", "1000000"),
    (r"pixels?\b|像素", "pixels", "px", "1"),
    (r"mAh\b|毫安时|毫安", "charge", "mAh", "1"),
    (r"Wh\b|瓦时", "energy", "Wh", "1"),
    (r"kWh\b|度电", "energy", "Wh", "1000"),
    (r"kW\b|千瓦", "power", "W", "1000"),
    (r"W\b|watts?\b|瓦特?", "power", "W", "1"),
    (r"TB\b|terabytes?\b", "storage", "byte", "1000000000000"),
    (r"GB\b|gigabytes?\b", "storage", "byte", "1000000000"),
    (r"MB\b|megabytes?\b", "storage", "byte", "1000000"),
    (r"Gbps\b|Gb/s\b", "bandwidth", "bps", "1000000000"),
    (r"Mbps\b|Mb/s\b", "bandwidth", "bps", "1000000"),
    (r"km\b|kilomet(?:re|er)s?\b|公里|千米", "length", "mm", "1000000"),
    (r"cm\b|centimet(?:re|er)s?\b|厘米", "length", "mm", "10"),
    (r"mm\b|millimet(?:re|er)s?\b|毫米", "length", "mm", "1"),
    (r"met(?:re|er)s?\b", "length", "mm", "1000"),
    (r"inch(?:es)?\b|英寸", "length", "mm", "25.4"),
    (r"kg\b|kilograms?\b|kilos?\b|公斤|千克", "mass", "g", "1000"),
    (r"g(?![A-Za-z0-9])|grams?\b|克(?!拉|隆)", "mass", "g", "1"),
    (r"mg\b|毫克", "mass", "g", "0.001"),
    (r"kcal\b|[千大]卡(?!车|[司通])|卡路里", "food energy", "kcal", "1"),
    (r"kPa\b|千帕", "pressure", "Pa", "1000"),
    (r"Pa\b|帕(?!金)", "pressure", "Pa", "1"),
    (r"m³ ?/ ?h\b|立方米?(?:每|/)小?时", "airflow", "m³/h", "1"),
    (r"nits?\b|尼特", "brightness", "nit", "1"),
    (r"GHz\b", "frequency", "Hz", "1000000000"),
    (r"MHz\b", "frequency", "Hz", "1000000"),
    (r"kHz\b", "frequency", "Hz", "1000"),
    (r"Hz\b|赫兹", "frequency", "Hz", "1"),
    (r"fps\b|frames? per second\b|帧(?:每秒|/秒)?", "frames", "fps", "1"),
    (r"°C|℃|摄氏度", "temperature", "°C", "1"),
    (r"dB\b|decibels?\b|分贝", "loudness", "dB", "1"),
    (r"milliseconds?\b|ms\b|毫秒", "clock", "s", "0.001"),
    (r"seconds?\b|secs?\b|秒钟?", "clock", "s", "1"),
    (r"minutes?\b|mins?\b|分钟", "clock", "s", "60"),
    (r"hours?\b|hrs?\b|(?<!eight)h(?![A-Za-z0-9])|个?小时|个钟头", "clock", "s", "3600"),
    (r"days?\b|天", "calendar", "day", "1"),
    (r"weeks?\b|周(?!年|岁|边|到|末|[一二三四五六日])|个星期", "calendar", "day", "7"),
    (r"months?\b|个月", "calendar", "month", "1"),
    (r"years?\b|年(?!代|度|级|末|初|底|中|货|终|款|[0-9 ]*[0-9一二三四五六七八九十]+ ?月)", "calendar", "month", "12"),
    (
        r"[x×](?![A-Za-z0-9])(?! ?[0-9])|times(?! (?:a|per|each|every|in|when|we|you|the (?:day|week))\b)\b|倍",
        "multiple",
        "x",
        "1",
    ),
)

CASED = {"g": "g", "w": "W", "h": "h", "mp": "MP", "mb": "MB", "x": "x", "pa": "Pa", "mg": "mg"}
"""Units of a letter or two that mean something else in the other case (5G is a network, 12G no weight)."""
