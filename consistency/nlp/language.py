"""The language of one sentence: by script, then by words that only one language uses.

Chinese is written in Han characters, Simplified or Traditional alike. A Chinese sentence is ``mixed`` when it holds a
real English word: one in lower case that is not a unit or a loan word, or a capitalised one that is common English.
Names, models and abbreviations do not count: 全新 Aurora X Pro 发布 stays Chinese, while 我们是best的选择 and
让 Every Shot 更出色 are mixed. Latin sentences count as English unless their function words or letters speak for
another language; with fewer than three words only the letters can.
"""

from __future__ import annotations

import re

from consistency.document import SentenceLanguage
from consistency.nlp.function_words import (
    ARTICLES,
    BEING,
    CONJUNCTIONS,
    DOING,
    HAVING,
    PERSONS,
    POINTING,
    PREPOSITIONS,
    SPEAKER,
)
from consistency.nlp.scripts import HANGUL, KANA, LATIN, count_han
from consistency.word_lists import word_set

_KANA = re.compile(f"[{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(f"[{LATIN}]")
_WORD = re.compile(rf"(?<![{LATIN}\d_])[{LATIN}]+(?:['’][{LATIN}]+)*(?![{LATIN}\d_])")

NOT_ENGLISH_WORDS = word_set(
    """
    mm cm m km g kg mg t ml l cl w kw kwh v mv a ma mah ah hz khz mhz ghz b kb mb gb tb kbps mbps gbps fps dpi ppi
    px mp k s ms min h hr ns nm um db lm lux nit nits pa kpa mpa psi rpm ev iso f x h5 gsm oz lb lbs ft inch usd
    rmb cny eur app apps wifi vlog vlogger plog blog kol koc logo ok pk vip svip diy ppt pdf cp ip up t id qq cpu
    gpu npu usb nfc led lcd oled hdr raw ai ar vr xr pro max plus mini ultra lite se emo vs by feat ft deepfake
    url html http https www com cn
    """
)
"""Units, loan words and model suffixes that Chinese copy uses as its own."""

COMMON_ENGLISH = word_set(
    """
    the a an and or of to for with in on at by from beyond into over under your our my you we us it is are be was
    this that these those all every each more most best better good great new now free first only never ever
    always just not no yes can will get make made take give go come see shop buy try learn discover explore meet
    love feel enjoy imagine life world day time people art design power quality smart fast easy simple real true
    perfect amazing ultimate premium limited edition official exclusive sale offer deal save today tomorrow happy
    hello welcome thanks imaging imagination camera photo shot shots moment moments light night future technology
    innovation experience
    """
)

_ENGLISH = (ARTICLES | PREPOSITIONS | CONJUNCTIONS | POINTING | PERSONS | SPEAKER | BEING | HAVING | DOING) | word_set(
    "all can not no will more than then when which who what how about into over out up just new now get"
)
_FUNCTION_WORDS = {
    "es": word_set(
        """
        el la los las un una unos de del y o en con por para que es son su sus nuestro nuestra más como no se al
        lo muy pero sin está tu tus ya hoy todo todos esta este
        """
    ),
    "fr": word_set(
        """
        le la les un une des du de et ou en avec pour que qui est sont votre vos notre nos plus dans sur pas ce
        cette il elle nous vous au aux est sans chez tout tous toute très ma mon ta ton sa son
        """
    ),
    "de": word_set(
        """
        der die das den dem ein eine einen und oder in mit für von zu ist sind ihr ihre unser unsere mehr auf
        nicht wir sie im auch bei wie noch nur aus wird kann dein deine du nach zum zur vom beim
        """
    ),
    "it": word_set(
        """
        il lo la i gli le un una di del della e o in con per che è sono tuo vostra nostro più non si al nel come
        """
    ),
    "pt": word_set(
        """
        o os as um uma de do da dos das e ou em com por para que é são seu sua nosso nossa mais não se ao no na
        como
        """
    ),
    "nl": word_set(
        """
        de het een en of in met voor van te is zijn uw onze meer op niet we ze ook bij dat die
        """
    ),
    "sv": word_set(
        """
        en ett och eller i med för av att är din vår mer på inte vi det som den till
        """
    ),
    "da": word_set(
        """
        en et og eller i med for af at er din vores mere på ikke vi det som den til
        """
    ),
    "pl": word_set(
        """
        i w z na do dla że jest są nie się to jak po od oraz lub
        """
    ),
    "tr": word_set(
        """
        ve bir bu için ile de da çok daha en ne olarak olan
        """
    ),
    "vi": word_set(
        """
        và của là cho với các những một được trong có không bạn chúng
        """
    ),
    "id": word_set(
        """
        dan yang di untuk dengan ini itu dari kami anda pada adalah tidak lebih
        """
    ),
}
_ANY_FUNCTION_WORD = frozenset[str]().union(*_FUNCTION_WORDS.values())
_TELLING = word_set(
    """
    jetzt neu neue neuer neues neuen hier kaufen bestellen entdecken entdecke entdeckt kamera nacht licht bilder fotos
    mehr endlich bald verfügbar erhältlich kostenlos heute willkommen erleben erlebe
    nouveau nouvelle nouveautés nouvel maintenant découvrez découvrir achetez acheter commandez commander bientôt
    disponible nuit lumière gratuit gratuite livraison bienvenue aujourd'hui votre vos offrez essayez
    nuevo nueva nuevos nuevas ahora descubre compra cómpralo cámara noche envío bienvenido
    llega llegó conoce prueba
    nuovo nuova scopri acquista subito adesso luce gratuito benvenuto prenota
    novo agora descubra compre câmera câmara noite grátis obrigado já
    """
)
"""Words of foreign copy that are neither English nor common names, for lines too short to hold two function words."""

_FOREIGN_LETTER = re.compile(
    "[ßäöüåøæñçãõàèìòùâêîôûëïÿœąćęłńśźżğışđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáéíóú]"
)
_FEWEST_WORDS = 3


def sentence_language(text: str) -> SentenceLanguage:
    """Language of one plain sentence; see the module for what each answer means."""
    if text.isascii():
        latin = letters = sum(map(str.isalpha, text))
    else:
        han = count_han(text)
        kana = len(_KANA.findall(text))
        if han and not (kana > 1 and kana * 6 > han):
            hangul = len(_HANGUL.findall(text))
            if hangul > han:
                return "other"
            return "mixed" if has_english_word(text) else "zh"
        latin = len(_LATIN.findall(text))
        letters = len(_LETTER.findall(text))
    if not letters:
        return "none"
    if latin * 2 < letters:
        return "other"
    return "other" if _is_foreign([word.lower() for word in _WORD.findall(text)]) else "en"


def has_english_word(text: str) -> bool:
    """Whether a real English word stands in ``text``, not merely a name, a model, a unit or a loan word."""
    return any(is_english_word(word) for word in _WORD.findall(text))


def is_english_word(word: str) -> bool:
    """Whether one Latin word, as written, is English rather than a name, model, abbreviation, unit or loan word."""
    lower = word.lower()
    if lower in NOT_ENGLISH_WORDS:
        return False
    if word.islower():
        return len(word) > 1 and word.isascii()
    return word.istitle() and len(word) > 1 and lower in COMMON_ENGLISH


def _is_foreign(words: list[str]) -> bool:
    """Whether function words, or letters English does not use, speak for another language that uses Latin letters."""
    if not words:
        return False
    letters = sum(1 for word in words if not word.isascii() and _FOREIGN_LETTER.search(word))
    if len(words) < _FEWEST_WORDS:
        return letters * 2 > len(words) or _tells(words, 0)
    english = sum(1 for word in words if word in _ENGLISH)
    foreign = [word for word in words if word in _ANY_FUNCTION_WORD]
    best = max(sum(1 for word in foreign if word in known) for known in _FUNCTION_WORDS.values())
    if best + letters > english and best + letters >= 2 and (best + letters) * 5 >= len(words):
        return True
    return not english and _tells(words, best)


def _tells(words: list[str], function_words: int) -> bool:
    """Whether a line without any English function word holds a telling foreign one, names and all."""
    telling = sum(1 for word in words if word in _TELLING)
    return telling > 0 and (telling + function_words) * 4 >= len(words)
