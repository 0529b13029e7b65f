"""A small Bolt app that uses every part of Block Kit the page must show; the browser tests and screenshots run it."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp

from bot.sandbox import AppSurface, Sample

SURFACE = AppSurface(
    name="Unison",
    description={"en": "Keeps a brand speaking with one voice", "zh": "让品牌始终用一个声音说话"},
    commands=(
        {"command": "/brand", "description": "Check copy, ask the guideline", "usage_hint": "check TEXT"},
        {"command": "/brief", "description": "Start a brief", "usage_hint": ""},
    ),
    shortcuts=(
        {"type": "message", "callback_id": "check_message", "name": "Check this copy", "description": "Check it"},
        {"type": "global", "callback_id": "check_copy", "name": "Check copy", "description": "Open the form"},
    ),
)

SAMPLES = (
    Sample(
        {"en": "An advert with a few slips", "zh": "一条有几处小问题的广告"},
        {
            "en": "The BEST camera phone ever!!! Everyone will buy it. Order now and get 50% off guaranteed.",
            "zh": "史上最强影像手机！！！闭眼入就对了，全网最低价，错过再等一年。",
        },
    ),
    Sample(
        {"en": "A sentence in two languages", "zh": "中英夹杂的一句话"},
        {"en": "我们是best的选择, see for yourself.", "zh": "我们是best的选择，欢迎到店体验。"},
    ),
    Sample(
        {"en": "A post that should pass", "zh": "一条应该通过的帖子"},
        {
            "en": "Night falls, detail stays. Imaging beyond imagination, in stores from 18 September.",
            "zh": "夜色再深，细节依旧。极致影像，突破想象，9 月 18 日起到店体验。",
        },
    ),
)


def text(words: str, kind: str = "mrkdwn") -> dict[str, Any]:
    """A text object."""
    return {"type": kind, "text": words}


def plain(words: str) -> dict[str, Any]:
    """A plain text object."""
    return {"type": "plain_text", "text": words}


def option(words: str, value: str, note: str = "") -> dict[str, Any]:
    """An option of a menu."""
    return {"text": plain(words), "value": value, **({"description": plain(note)} if note else {})}


def button(words: str, action: str, **more: Any) -> dict[str, Any]:
    """A button."""
    return {"type": "button", "text": plain(words), "action_id": action, "value": "1", **more}


def card() -> list[dict[str, Any]]:
    """A message with every block and element that stands in messages."""
    sure = {"title": plain("Apply three fixes?"), "text": plain("The text is rewritten."), "confirm": plain("Apply"),
            "deny": plain("Not yet")}  # fmt: skip
    return [
        {"type": "header", "text": plain(":warning: Needs work · 需要修改")},
        {
            "type": "section",
            "text": text(
                "*3 findings* in your copy for <#C0LAUNCH>, <@U0WRITER>. `best` is a superlative; "
                "~cheapest~ is off. See <https://example.com/guide|the guide>.\n"
                "&gt; 我们是 *best* 的选择\n_12 &lt; 40 words_"
            ),
            "accessory": {
                "type": "overflow",
                "action_id": "more",
                "options": [option("Explain", "why"), option("Waive", "waive")],
            },
        },
        {
            "type": "section",
            "fields": [text("*Channel*\n小红书"), text("*Stage*\n决策 Consideration"), text("*Score*\n72 / 100"),
                       text("*Guideline*\nOrlume v4")],
        },
        {"type": "divider"},
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section",
                 "elements": [{"type": "text", "text": "Top findings", "style": {"bold": True}}]},
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "elements": [
                        {"type": "rich_text_section", "elements": [
                            {"type": "text", "text": "史上最强", "style": {"code": True}},
                            {"type": "text", "text": " 属于绝对化用语，请改为可证实的说法。"}]},
                        {"type": "rich_text_section", "elements": [
                            {"type": "text", "text": "Three exclamation marks", "style": {"italic": True}},
                            {"type": "text", "text": "; the voice allows one."}]},
                    ],
                },
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": "夜色再深，细节依旧。"}]},
                {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "utm_source=xhs"}]},
            ],
        },
        {"type": "markdown",
         "text": "### Why\n- **Superlatives** need proof, see `claims.yaml`\n- 一句话只说 *一件事*\n\n"
                 "| Channel | Limit |\n|---|---|\n| 微博 | 140 |\n| SMS | 70 |"},
        {
            "type": "table",
            "column_settings": [{"is_wrapped": True}, {"align": "right"}],
            "rows": [
                [{"type": "raw_text", "text": "Check"}, {"type": "raw_text", "text": "Part of score"}],
                [{"type": "raw_text", "text": "Terms 用词"}, {"type": "raw_text", "text": "18"}],
                [{"type": "raw_text", "text": "Tone 语气"}, {"type": "raw_text", "text": "24"}],
            ],
        },
        {"type": "image", "image_url": "https://example.com/chart.png", "alt_text": "Score over twelve weeks"},
        {
            "type": "actions",
            "elements": [
                button("Apply fixes", "apply", style="primary", confirm=sure),
                button("All findings · 全部问题", "all"),
                button("Not helpful", "unhelpful", style="danger"),
                {"type": "static_select", "action_id": "channel_select", "placeholder": plain("Channel"),
                 "options": [option("微博", "weibo"), option("小红书", "xhs", "Notes of 1,000 characters")]},
                {"type": "datepicker", "action_id": "day", "initial_date": "2026-09-18"},
            ],
        },
        {"type": "context", "elements": [text("Checked: terms, tone, claims · Not checked: pictures · v4, 18 Sept")]},
    ]  # fmt: skip


def form(step: str = "first") -> dict[str, Any]:
    """A modal with every kind of input."""
    people = {"type": "users_select", "action_id": "owner", "placeholder": plain("Who owns it")}
    return {
        "type": "modal",
        "callback_id": "form",
        "private_metadata": step,
        "notify_on_close": True,
        "title": plain("Check copy · 检查文案"),
        "submit": plain("Check"),
        "close": plain("Cancel"),
        "blocks": [
            {"type": "section", "text": text("Fill in what you know; *only the copy is needed*.")},
            {"type": "input", "block_id": "copy", "label": plain("Copy"), "hint": plain("English, Chinese, or both."),
             "element": {"type": "plain_text_input", "action_id": "copy", "multiline": True, "max_length": 3000,
                         "placeholder": plain("Paste the text here")}},
            {"type": "input", "block_id": "channel", "label": plain("Channel"), "optional": True,
             "element": {"type": "static_select", "action_id": "channel", "placeholder": plain("Choose a channel"),
                         "options": [option("微博", "weibo"), option("小红书", "xhs"), option("E-mail", "mail")]}},
            {"type": "input", "block_id": "campaign", "label": plain("Campaign"), "optional": True,
             "element": {"type": "external_select", "action_id": "campaign", "min_query_length": 0}},
            {"type": "input", "block_id": "tags", "label": plain("Markets"), "optional": True,
             "element": {"type": "multi_static_select", "action_id": "tags", "options": [
                 option("中国大陆", "cn"), option("Singapore", "sg"), option("Germany", "de")],
                 "initial_options": [option("中国大陆", "cn")]}},
            {"type": "input", "block_id": "owner", "label": plain("Owner"), "optional": True, "element": people},
            {"type": "input", "block_id": "lang", "label": plain("Language"),
             "element": {"type": "radio_buttons", "action_id": "lang", "initial_option": option("By itself", "auto"),
                         "options": [option("By itself", "auto"), option("中文", "zh"), option("English", "en")]}},
            {"type": "input", "block_id": "checks", "label": plain("Checks"), "optional": True,
             "element": {"type": "checkboxes", "action_id": "checks", "options": [
                 option("Terms", "terms", "Preferred and forbidden words"), option("Claims", "claims")]}},
            {"type": "input", "block_id": "due", "label": plain("Goes out"), "optional": True,
             "element": {"type": "datepicker", "action_id": "due"}},
            {"type": "input", "block_id": "link", "label": plain("Landing page"), "optional": True,
             "element": {"type": "url_text_input", "action_id": "link"}},
        ],
    }  # fmt: skip


def home(opened: int) -> dict[str, Any]:
    """A Home tab."""
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": plain("One brand, one voice · 同一品牌，同一声音")},
            {"type": "section", "text": text(f"You opened this *{opened}* times."),
             "accessory": button("Check copy", "open_form")},
            {"type": "divider"},
            {"type": "context", "elements": [text("Recent checks appear here.")]},
        ],
    }  # fmt: skip


def equip(app: AsyncApp) -> AsyncApp:
    """Give the app its listeners."""
    opened: dict[str, int] = {}

    @app.event("message")
    async def message(event: dict[str, Any], say: Any) -> None:
        if event.get("subtype") not in (None, "file_share"):
            return
        if event.get("files"):
            await say(text=f"Got {event['files'][0]['name']}", thread_ts=event["ts"])
        elif event["channel_type"] == "im":
            await say(text="Needs work: 3 findings", blocks=card(), thread_ts=event.get("thread_ts"))

    @app.event("app_mention")
    async def mention(event: dict[str, Any], say: Any) -> None:
        await say(text=f"Heard you, <@{event['user']}> :+1:", thread_ts=event["ts"])

    @app.event("file_shared")
    @app.event("member_joined_channel")
    @app.event("reaction_added")
    @app.event("user_change")
    async def noted() -> None:
        return None

    @app.event("app_home_opened")
    async def home_opened(event: dict[str, Any], client: Any) -> None:
        if event["tab"] == "home":
            opened[event["user"]] = opened.get(event["user"], 0) + 1
            await client.views_publish(user_id=event["user"], view=home(opened[event["user"]]))

    @app.command("/brand")
    async def command(ack: Any, command: dict[str, Any]) -> None:
        await ack(text=f"You asked for *{command['text']}*")

    @app.shortcut("check_message")
    async def from_message(ack: Any, shortcut: dict[str, Any], client: Any) -> None:
        await ack()
        view = form()
        view["blocks"][1]["element"]["initial_value"] = shortcut["message"]["text"]
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

    @app.shortcut("check_copy")
    @app.action("open_form")
    async def from_anywhere(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form())

    @app.action("apply")
    async def apply(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        done = [{"type": "section", "text": text(f"*Fixes applied* by <@{body['user']['id']}>")}]
        await client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text="Fixes applied", blocks=done
        )

    @app.action("all")
    async def all_findings(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        view = {
            "type": "modal",
            "title": plain("All findings"),
            "blocks": [{"type": "section", "text": text("Three.")}],
        }
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.action("unhelpful")
    async def unhelpful(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="Thank you, noted.", response_type="ephemeral", replace_original=False)

    @app.action("channel_select")
    @app.action("day")
    @app.action("more")
    async def chosen(ack: Any) -> None:
        await ack()

    @app.options("campaign")
    async def campaigns(ack: Any, payload: dict[str, Any]) -> None:
        found = [
            name for name in ("Teaser 预热", "Launch 上市", "On sale 开售") if payload["value"].lower() in name.lower()
        ]
        await ack(options=[option(name, name.split()[0]) for name in found])

    @app.view("form")
    async def submitted(ack: Any, view: dict[str, Any], body: dict[str, Any], client: Any) -> None:
        copy = view["state"]["values"]["copy"]["copy"]["value"]
        if "TODO" in copy:
            await ack(response_action="errors", errors={"copy": "The copy still says TODO. 请先补完文案。"})
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Checked: {copy}")

    @app.view_closed("form")
    async def closed(ack: Any) -> None:
        await ack()

    return app
