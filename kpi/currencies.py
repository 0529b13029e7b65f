"""Currencies by their signs, codes and names, in English and Chinese, lower case."""

from __future__ import annotations

_NAMES = (
    ("CNY JPY", "¥ ￥"),
    ("USD HKD SGD AUD CAD TWD", "$ dollar dollars"),
    ("CNY", "cny rmb 元 人民币 cn¥ yuan 块"),
    ("USD", "usd us$ 美元 美金"),
    ("EUR", "eur € 欧元 euro euros"),
    ("GBP", "gbp £ 英镑"),
    ("JPY", "jpy 円 日元 yen"),
    ("HKD", "hkd hk$ 港元 港币"),
    ("SGD", "sgd s$ 新元"),
    ("TWD", "twd nt$ 新台币"),
    ("AUD", "aud a$"),
    ("CAD", "cad c$"),
    ("KRW", "krw ₩ 韩元"),
    ("INR", "inr ₹"),
)
CURRENCIES = {name: frozenset(codes.split()) for codes, names in _NAMES for name in names.split()}
"""The ISO 4217 codes that a sign or a name may stand for."""
LIKELIEST = {name: codes.split()[0] for codes, names in _NAMES for name in names.split()}
"""The one code that it stands for where nothing says otherwise."""
