// The markdown block: standard Markdown as nodes, as far as Slack shows it.

import { h } from "./dom.js";
import { emoji, isEmoji } from "./emoji.js";
import { channelMention, link, mention } from "./mrkdwn.js";

const RULES = [
  [/^\\([\\`*_{}[\]()#+\-.!~>|])/, (found) => document.createTextNode(found[1])],
  [/^`([^`\n]+)`/, (found) => h("code", {}, found[1])],
  [/^!\[\]\(@(\w+)\)/, (found) => mention(found[1])],
  [/^!\[\]\(#(\w+)\)/, (found) => channelMention(found[1])],
  [/^!\[([^\]\n]*)\]\((?:https?:\/\/[^/\s()]+)?\/files\/(F\d+)\/[^\s()]*\)/, (found) => picture(found[2], found[1])],
  [/^!?\[([^\]\n]+)\]\(([^()\s]+)\)/, (found) => link(found[2], found[1])],
  [/^\*\*(\S(?:[^\n]*?\S)?)\*\*/, (found) => h("strong", {}, inline(found[1]))],
  [/^__(\S(?:[^\n]*?\S)?)__/, (found) => h("strong", {}, inline(found[1]))],
  [/^~~(\S(?:[^\n]*?\S)?)~~/, (found) => h("s", {}, inline(found[1]))],
  [/^\*(?![\s*])([^*\n]+)\*/, (found) => h("em", {}, inline(found[1]))],
  [/^_(?![\s_])([^_\n]+)_(?![\p{L}\p{N}])/u, (found) => h("em", {}, inline(found[1]))],
  [/^https?:\/\/[^\s<>)\u3000-\u9fff\uff00-\uffef]+/, (found) => link(found[0])],
];

/** A file of the sandbox's own that a canvas unfolds. */
const picture = (file, words) =>
  h("span.picture", {}, h("img", { src: `/sandbox/page/files/${encodeURIComponent(file)}`, alt: words, loading: "lazy" }));

function inline(text) {
  const nodes = [];
  let plain = "";
  const flush = () => plain && nodes.push(document.createTextNode(plain)) && (plain = "");
  outer: for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const name = /^:([a-z0-9_+'-]+):/.exec(rest);
    if (name && isEmoji(name[1])) {
      flush();
      nodes.push(emoji(name[1]));
      at += name[0].length;
      continue;
    }
    const midWord = at && /[\p{L}\p{N}]/u.test(text[at - 1]);
    for (const [pattern, make] of RULES) {
      const found = pattern.exec(rest);
      if (!found || (midWord && rest[0] === "_")) continue;
      flush();
      nodes.push(make(found));
      at += found[0].length;
      continue outer;
    }
    plain += text[at++];
  }
  flush();
  return nodes;
}

/** The nodes of a Markdown text. */
export function markdown(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const nodes = [];
  let at = 0;
  const take = (test) => {
    const from = at;
    while (at < lines.length && test(lines[at], at - from)) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    let found;
    if (!line.trim()) at++;
    else if (/^\s*```/.test(line)) {
      at++;
      const code = take((each) => !/^\s*```/.test(each));
      at++;
      nodes.push(h("pre", {}, code.join("\n")));
    } else if ((found = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line))) {
      at++;
      nodes.push(h(`h${Math.min(6, found[1].length + 2)}`, {}, inline(found[2])));
    } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) {
      at++;
      nodes.push(h("hr"));
    } else if (/^\s*>/.test(line)) {
      const quoted = take((each) => /^\s*>/.test(each)).map((each) => each.replace(/^\s*>\s?/, ""));
      nodes.push(h("blockquote", {}, markdown(quoted.join("\n"))));
    } else if (/^\s*([-*+]|\d+[.)])\s+/.test(line)) {
      nodes.push(list(take((each) => /^\s*([-*+]|\d+[.)])\s+/.test(each) || /^\s{2,}\S/.test(each))));
    } else if (line.includes("|") && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[at + 1] ?? "")) {
      nodes.push(table(take((each) => each.includes("|"))));
    } else {
      const paragraph = take((each, index) => each.trim() && (!index || !/^(\s*([-*+]|\d+[.)])\s|#|\s*>|\s*```)/.test(each)));
      nodes.push(h("p", {}, paragraph.flatMap((each, index) => (index ? [h("br"), ...inline(each)] : inline(each)))));
    }
  }
  return nodes;
}

function list(lines) {
  const indent = (line) => /^\s*/.exec(line)[0].length;
  const base = indent(lines[0]);
  const items = [];
  for (const line of lines) {
    const marker = /^\s*([-*+]|\d+[.)])\s+(.*)$/.exec(line);
    if (marker && indent(line) <= base + 1) items.push({ text: marker[2], inner: [] });
    else items.at(-1)?.inner.push(line);
  }
  return h(
    /^\s*\d/.test(lines[0]) ? "ol" : "ul",
    {},
    items.map((item) => h("li", {}, inline(item.text), item.inner.length ? markdown(item.inner.join("\n")) : [])),
  );
}

function table(lines) {
  const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
  const [head, , ...rows] = lines;
  return h(
    "div.table-wrap",
    {},
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, cells(head).map((cell) => h("th", {}, inline(cell))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, cells(row).map((cell) => h("td", {}, inline(cell)))))),
    ),
  );
}
