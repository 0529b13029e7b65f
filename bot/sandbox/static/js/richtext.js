// The rich_text block as nodes: sections, lists, quotes, code.

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { channelMention, link, mention } from "./mrkdwn.js";
import { locale, t } from "./strings.js";

function styled(node, style = {}) {
  let wrapped = node;
  if (style.code) wrapped = h("code", {}, wrapped);
  if (style.strike) wrapped = h("s", {}, wrapped);
  if (style.italic) wrapped = h("em", {}, wrapped);
  if (style.underline) wrapped = h("u", {}, wrapped);
  if (style.bold) wrapped = h("strong", {}, wrapped);
  return wrapped;
}

function words(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}

function element(part) {
  switch (part.type) {
    case "text":
      return styled(h("span", {}, words(part.text)), part.style);
    case "link":
      return styled(link(part.url, part.text), part.style);
    case "user":
      return styled(mention(part.user_id), part.style);
    case "channel":
      return styled(channelMention(part.channel_id), part.style);
    case "usergroup":
      return h("span.mention", {}, `@${part.usergroup_id}`);
    case "broadcast":
      return h("span.mention", {}, `@${part.range}`);
    case "emoji":
      return emoji(part.name);
    case "date":
      return h("time", {}, part.fallback ?? new Date(part.timestamp * 1000).toLocaleString(locale()));
    case "color": {
      const swatch = h("span.swatch", {}, part.value);
      swatch.style.setProperty("--swatch", part.value);
      return swatch;
    }
    default:
      return h("span.unknown-inline", {}, t("unknown_block", { type: part.type }));
  }
}

const section = (part) => part.elements.map(element);

/** The nodes of a rich_text block. */
export function richText(block) {
  return block.elements.map((part) => {
    switch (part.type) {
      case "rich_text_section":
        return h("p.rich", {}, section(part));
      case "rich_text_quote":
        return h("blockquote", {}, section(part));
      case "rich_text_preformatted":
        return h("pre", {}, section(part));
      case "rich_text_list":
        return h(
          `${part.style === "ordered" ? "ol" : "ul"}.indent-${Math.min(part.indent ?? 0, 8)}`,
          { start: part.offset ? String(part.offset + 1) : null },
          part.elements.map((item) => h("li", {}, section(item))),
        );
      default:
        return h("div.unknown", {}, t("unknown_block", { type: part.type }));
    }
  });
}
