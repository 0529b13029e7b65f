"""People and channels from plain data such as a YAML file, and the channels every marketing team has."""

from __future__ import annotations

from campaigns.errors import CampaignError
from campaigns.notes.model import Channel, Person

COMMON = (
    Channel("email", ("email", "emails", "e-mail", "e-mails", "newsletter", "newsletters", "EDM", "邮件")),
    Channel("wechat", ("WeChat", "公众号", "微信", "视频号", "朋友圈")),
    Channel("xiaohongshu", ("Xiaohongshu", "RED", "小红书")),
    Channel("weibo", ("Weibo", "微博")),
    Channel("douyin", ("Douyin", "TikTok", "抖音")),
    Channel("bilibili", ("Bilibili", "B站", "哔哩哔哩")),
    Channel("linkedin", ("LinkedIn", "领英")),
    Channel("instagram", ("Instagram", "IG")),
    Channel("facebook", ("Facebook",)),
    Channel("youtube", ("YouTube",)),
    Channel("blog", ("blog", "blog post", "博客")),
    Channel("landing-page", ("landing page", "landing pages", "落地页")),
    Channel("product-page", ("product page", "product pages", "详情页")),
    Channel("search", ("search ad", "search ads", "paid search", "SEM", "搜索广告")),
    Channel("sms", ("SMS", "text message", "短信")),
    Channel("ecommerce", ("Tmall", "JD.com", "天猫", "京东", "淘宝")),
    Channel("livestream", ("livestream", "live stream", "直播间")),
    Channel("offline", ("in-store", "门店", "线下")),
    Channel("pr", ("press release", "新闻稿", "通稿")),
)
"""Used where a team has not named its own channels."""


class BadRoster(CampaignError):
    """A list of people is not one; ``entry`` counts from 1, 0 means the whole."""

    code = "actions.bad_roster"

    def __init__(self, entry: int) -> None:
        self.entry = entry
        where = f"entry {entry}" if entry else "the file"
        super().__init__(
            f"The list of people cannot be read at {where}; write entries such as "
            "- {name: Li Na, aliases: [Li, 李娜], slack_id: U0123}."
        )


def people_of(data: object) -> tuple[Person, ...]:
    """People from a list of mappings with ``name`` and, as the case may be, ``aliases`` and ``slack_id``.

    Names alone will do. Raises ``BadRoster`` for anything else; of nothing (an empty file), nobody.
    """
    if data is None:
        return ()
    if not isinstance(data, list):
        raise BadRoster(0)
    return tuple(_person(each, number) for number, each in enumerate(data, start=1))


def _person(entry: object, number: int) -> Person:
    if isinstance(entry, str) and entry.strip():
        return Person(entry.strip())
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise BadRoster(number)
    aliases, slack_id = entry.get("aliases") or [], entry.get("slack_id")
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise BadRoster(number)
    if slack_id is not None and not isinstance(slack_id, str):
        raise BadRoster(number)
    return Person(entry["name"].strip(), tuple(alias.strip() for alias in aliases), slack_id)
