"""The word lists behind the English measures, written for marketing copy; entries of HEDGES and JARGON are patterns."""

from __future__ import annotations

from consistency.word_lists import word_set

HEDGES = (
    "perhaps", "maybe", "possibly", "probably", "presumably", "arguably", "supposedly", "seemingly",
    "hopefully", "somewhat", "sort of", "kind of(?! a)", "more or less", "in a way", "in some ways",
    "to some extent", "it (?:seems|appears)", "seems? to", "appears? to", "tends? to",
    "we (?:think|believe|feel|hope)", "i (?:think|believe|guess|suppose)", "might", "could possibly",
    "generally speaking", "relatively", "apparently", "as far as we know", "for the most part", "in most cases",
    "not necessarily", "we would like to think",
)  # fmt: skip

JARGON = (
    "leverag(?:e|es|ed|ing)", "synerg(?:y|ies|istic|i[sz]e)", "paradigms?(?: shift)?", "holistic(?:ally)?",
    "best[- ]in[- ]class", "best[- ]of[- ]breed", "cutting[- ]edge", "bleeding[- ]edge",
    "state[- ]of[- ]the[- ]art", "next[- ]gen(?:eration)?", "game[- ]chang(?:er|ers|ing)", "disruptive",
    "mission[- ]critical", "turn[- ]?key", "end[- ]to[- ]end", "low[- ]hanging fruit",
    "mov(?:e|es|ing) the needle", "circl(?:e|ing) back", "deep dive", "value[- ]adds?", "value[- ]added",
    "value propositions?", "core competenc(?:y|ies)", "thought leader(?:s|ship)?", "actionable insights?",
    "operationali[sz](?:e|es|ed|ing)", "ideat(?:e|es|ed|ing|ion)", "learnings", "incentivi[sz](?:e|es|ed|ing)",
    "utili[sz](?:e|es|ed|ing|ation)", "omni[- ]?channel", "touch[- ]?points?", "streamlin(?:e|es|ed|ing)",
    "empower(?:s|ed|ing|ment)?", "paradigm[- ]shifting", "world[- ]class", "feature[- ]rich",
    "solution(?:ing|eer)", "go[- ]to[- ]market", "growth hack(?:s|ing)?", "pain points?", "stakeholders?",
    "scalab(?:le|ility)", "robust", "seamless(?:ly)?", "granular(?:ity)?", "frictionless",
    "hyper[- ]?personali[sz](?:ed|ation)", "future[- ]proof(?:ed|ing)?", "at scale", "boil the ocean",
    "bandwidth", "ecosystems?", "vertical integration", "win[- ]win", "think outside the box",
    "push the envelope", "revolutioni[sz]\\w*",
)  # fmt: skip

ACRONYMS = word_set(
    "AI API AR AMOLED ANC ASAP ATM BBC CEO CFO CIO CMO CMOS CMYK CNN COD COVID CPU CRM CSS CSV CTA CTO DIY "
    "DNA DOCX DRM DSLR DVD EMEA ERP ESG EST ETA EU EV FAQ FAQS FYI GB GDP GDPR GIF GMT GPS GPU HD HDMI HDR "
    "HDTV HIFI HR HTML HTTP IBM ID IKEA IMAX IOS IP IPO ISO IT JPEG JPG JSON KFC KOC KOL KPI LASER LCD LED "
    "LLC LTE MB MBA MP MRI MSRP NASA NATO NBA NFC NFT NGO NHS OCR OECD OEM OK OLED OLP OTA OTT PC PDF PIN "
    "PNG POS PPT PR PST QA QR RAM RAW RFID RGB ROI ROM RSVP SAAS SAR SDK SEO SIM SKU SLA SME SMS SOS SPF SQL "
    "SSD SUV SWOT TBA TBC TBD TFT TV UAE UHD UI UK UN UNESCO UNICEF URL US USA USB USD USP UTC UTM UV UX VAT "
    "VIP VIPS VPN VR WIFI WLAN WWF XL XML XS XXL ZIP II III IV VI VII VIII IX XI XII AM PM AD BC BCE CE CET "
    "CST EDT PDT PT ET CNY EUR GBP JPY HKD RMB LTPO OIS EIS PDAF LIDAR RYYB UFS MEMC STOP"
)
"""Words that are written in capitals by everyone; STOP is what people answer to a text message."""

SHOUTED = word_set(
    "ALL AMAZING AND ANY BEST BIG BUY CALL CHEAP CLICK DEAL DEALS DONT DON'T EASY ENDS EVER EVERY EXTRA FAST "
    "FINAL FOR FREE GET GIFT GO GREAT HERE HOT HUGE HURRY INSANE IS IT'S JOIN JUST LAST LESS LIKE LIVE LOOK "
    "LOVE LOW MASSIVE MEGA MISS MORE MOST MUST NEED NEVER NEW NOT NOW OFF ONE ONLY OPEN ORDER OUR OUT OVER "
    "PAY RIGHT RUSH SALE SALES SAVE SHOP SHOW SUPER TAKE THE THIS TIME TODAY TOP TRUE TRY ULTIMATE VERY WANT "
    "WIN WITH WON WORTH WOW YES YOU YOUR ZERO"
)

IRREGULAR = word_set(
    "awarded beaten begun bent bound bitten blown borne bought broken brought built burnt caught chosen cut "
    "dealt done drawn driven eaten fed felt fought found forgiven forgotten forbidden frozen given ground "
    "grown heard held hit hurt kept laid led lent made meant paid proven rebuilt ridden rung said seen sent "
    "sewn shaken shot shown shut sold sought spent spoken spread stolen struck sung sworn swept taken taught "
    "thought thrown told torn understood undone untold withheld woken won worn woven written rewritten "
    "overseen redone reset sunk spun split"
)
"""Irregular participles that make a passive after "be", without those that mostly read as adjectives."""

ADJECTIVES = word_set(
    "accustomed advanced alarmed amazed amused annoyed ashamed balanced based bored charmed committed "
    "complicated concerned confused convinced crowded curved dated dedicated delighted detailed determined "
    "devoted disappointed done educated embarrassed engaged excited exhausted experienced fascinated "
    "frightened gifted honoured honored impressed inclined inspired interested involved isolated known left "
    "limited lit lost married mixed motivated obsessed outdated pleased privileged proud puzzled refined "
    "related relaxed relieved renowned retired satisfied scared set settled shocked skilled sophisticated "
    "stuck supposed surprised talented thrilled tired troubled unlimited unmatched unparalleled unrivalled "
    "untouched valued varied worried wounded hidden born put read located situated composed comprised equipped "
    "finished closed rounded shaped sized bound gone headquartered retired scheduled suited torn"
)
"""Participles that read as adjectives after "be"; followed by "by" they are a passive after all."""

OF_OFFERS = word_set("included excluded")
"""Participles that tell what an offer holds: breakfast is included."""

NOT_PARTICIPLES = word_set(
    "biped bed red shed sled wed hundred kindred naked sacred wicked rugged ragged crooked aged blessed "
    "beloved indeed need seed feed speed weed embed wretched jagged bred sped"
)

STATIVES = {
    "made": word_set("of from up out in with for"),
    "based": word_set("on in around at"),
    "built": word_set("around into on"),
    "designed": word_set("for"),
    "meant": word_set("for to"),
    "cut": word_set("from out"),
    "told": word_set("apart"),
    "sold": word_set("out"),
    "worn": word_set("out"),
    "covered": word_set("in with"),
    "filled": word_set("with"),
    "packed": word_set("with"),
    "surrounded": word_set("with"),
    "connected": word_set("to with"),
    "attached": word_set("to"),
    "linked": word_set("to with"),
    "suited": word_set("to for"),
    "equipped": word_set("with for"),
    "fitted": word_set("with"),
    "lined": word_set("with"),
    "rooted": word_set("in"),
    "priced": word_set("at from"),
    "rated": word_set("for at"),
    "named": word_set("after for"),
    "spread": word_set("over across"),
    "divided": word_set("into"),
    "joined": word_set("to"),
    "opposed": word_set("to"),
    "entitled": word_set("to"),
    "allowed": word_set("in"),
}
"""Participles that tell of a state where one of these words follows: what a thing is made of, not who made it."""
