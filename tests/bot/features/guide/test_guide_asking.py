"""Which messages ask the guideline, and which are copy that asks its readers."""

from __future__ import annotations

import pytest

from bot.features.guide.asking import asks_guideline


@pytest.mark.parametrize(
    "text",
    [
        "can we say best?",
        "Hi, can we call it a flagship?",
        "are we allowed to use “waterproof”",
        "Should I write Aurora X or AuroraX?",
        "How do we spell NightGlass?",
        "how is the product name written",
        "what does the guideline say about exclamation marks?",
        "is it ok to mention Veltron?",
        "Is “world-class” allowed?",
        "which words are forbidden on RED?",
        "Is revolutionary ok?",
        "is best camera phone allowed",
        "What is our tone of voice?",
        "what's our warranty?",
        "防水能写吗",
        "可以说全网最低吗？",
        "可以用革命性吗",
        "我们的语气是什么样的？",
        "能不能说最好？",
        "请问产品名怎么写",
        "小红书上可不可以说全网最低？",
        "我们能说“第一”吗",
        "能不能用“最”这个字？",
        "规范里对感叹号怎么要求？",
        "哪些词不能用？",
        "how many hashtags on Xiaohongshu?",
        "How long can a push notification be?",
        "is there a rule about emoji?",
        "what disclaimer do I need for the battery claim?",
        "what are our key messages for launch?",
        "why can't we say best?",
        "which channels allow emoji?",
        "how formal should we be?",
        "小红书标题最多多少字？",
        "核心信息是什么？",
        "可以用感叹号吗",
        "有关于表情符号的规定吗？",
        "四倍进光量有什么依据？",
        "为什么不能说第一？",
        "是写登录还是登陆？",
    ],
)
def test_a_question_about_what_may_be_said_is_for_the_guideline(text: str):
    assert asks_guideline(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can we say goodbye to blurry nights?",
        "Can your phone see in the dark?",
        "Is it ok to love the night?",
        "Is your skin ok?",
        "Is everything okay?",
        "What is our secret?",
        "可以用微信支付吗？",
        "今晚能拍吗？",
        "How do you spell love? A-U-R-O-R-A.",
        "What do you see at night?",
        "Can we say more? Meet Aurora X™ by Orlume®.",
        "Meet Aurora X™ by Orlume®.",
        "can we say best?\nand this too",
        "晚上也能拍吗？",
        "手机没电了还能用吗？",
        "怎么拍出好看的夜景？",
        "能不能一只手拍清夜色？极光 X 可以。",
        "夜色怎么说，都不如拍给你看。",
        "can we say " + "x" * 120,
        "How do we say goodnight?",
        "How much light does a night need?",
        "Why settle for less?",
        "可以说走就走吗",
        "能不能说走就走？",
        "可以写进夜色里吗",
        "能不能叫醒夜晚？",
        "要不要提前看见明天？",
        "能不能提升你的夜拍？",
        "能说到做到吗",
        "为什么将就？",
    ],
)
def test_copy_that_asks_its_readers_is_copy(text: str):
    assert not asks_guideline(text)
