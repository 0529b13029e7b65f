"""Small talk is told from copy, and what it wants from what it says."""

from __future__ import annotations

import pytest

from bot.incoming import reads_as_copy
from bot.small_talk import talk


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "Hello there!",
        "help",
        "What can you do?",
        "who are you?",
        "how does this work?",
        "How do I use this bot?",
        "can you help me?",
        "are you a bot?",
        "is anyone there?",
        "how do I make a task?",
        "How can we import a guideline?",
        "do you speak Chinese?",
        "can you check my copy?",
        "write me a tweet about our phone",
        "你好！",
        "在吗？",
        "你能做什么？",
        "你是谁？",
        "这个怎么用",
        "你是机器人吗",
        "我需要帮助",
        "怎么提交审批？",
        "你会说英文吗？",
        "帮我写一个标题",
        "能帮我检查一下文案吗？",
    ],
)
def test_a_greeting_and_a_question_about_the_bot_want_help(text: str):
    assert talk(text) == "help"
    assert not reads_as_copy(text)


@pytest.mark.parametrize(
    "text",
    [
        "thanks!",
        "ok, thank you so much",
        "thanks, that helps a lot",
        "That was helpful, thank you",
        "👍",
        ":grinning: :tada:",
        "好的，收到，谢谢",
        "辛苦了",
        "太好了，谢谢你的帮忙",
    ],
)
def test_thanks_ask_for_nothing(text: str):
    assert talk(text) == "thanks"
    assert not reads_as_copy(text)


@pytest.mark.parametrize(
    "text",
    [
        "see you tomorrow",
        "good night!",
        "Sorry, wrong chat",
        "how are you doing today?",
        "ok, let me try again",
        "la la la la",
        "晚安",
        "不好意思，发错了",
        "你最近怎么样？",
        "我再试试",
        "哈哈哈哈哈哈",
    ],
)
def test_other_talk_is_no_copy_either(text: str):
    assert talk(text) == "chat"
    assert not reads_as_copy(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to the night, you see more",
        "Good night, flash.",
        "See you tomorrow, sunrise.",
        "Help your nights shine",
        "Hello world, meet the new X1",
        "Can your phone see in the dark?",
        "How do I take a photo of the stars?",
        "Who needs a flash?",
        "Can you see the difference?",
        "Sorry, darkness. We are done.",
        "谢谢你，夜晚从此不同",
        "晚安，闪光灯。",
        "你是谁，夜晚都知道",
        "怎么用一部手机拍下银河？",
        "明天见，日出。",
        "你能看见多远的星光？",
    ],
)
def test_copy_in_the_words_of_talk_is_copy(text: str):
    assert talk(text) is None
    assert reads_as_copy(text)


def test_nothing_and_a_long_text_are_no_talk():
    assert talk("") is None
    assert talk("...") is None
    assert talk("帮帮没事" * 5000) is None
