// Slack's mrkdwn as nodes. Text arrives escaped (&amp; &lt; &gt;); nothing of it is ever parsed as HTML.

import { h } from "./dom.js";
import { character, emoji, isEmoji } from "./emoji.js";
import { state, who } from "./state.js";
import { locale } from "./strings.js";

export const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** A link that opens beside the page; anything but http, https and mailto stays text. */
export function link(url, label) {
  const safe = /^(https?:|mailto:)/i.test(url);
  return safe ? h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, label || url) : h("span", {}, label || url);
}

export function mention(user) {
  return h(user === state.person ? "span.mention.me" : "span.mention", {}, `@${who(user).name}`);
}

export function channelMention(id) {
  return h("span.mention", {}, `#${state.channels.get(id)?.name || id}`);
}

/** A Slack date token such as {date_short_pretty} {time}, in the reader's language and time zone. */
function date(seconds, pattern, fallback) {
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return fallback;
  const zone = state.people.get(state.person)?.tz;
  const as = (options) => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(when);
  const forms = {
    date_num: () => as({ year: "numeric", month: "2-digit", day: "2-digit" }),
    date: () => as({ year: "numeric", month: "long", day: "numeric" }),
    date_short: () => as({ year: "numeric", month: "short", day: "numeric" }),
    date_long: () => as({ weekday: "long", year: "numeric", month: "long", day: "numeric" }),
    time: () => as({ hour: "numeric", minute: "2-digit" }),
    time_secs: () => as({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
  };
  return pattern.replace(/\{(\w+?)(?:_pretty)?\}/g, (whole, name) => forms[name]?.() ?? whole);
}

function entity(body) {
  const bar = body.indexOf("|");
  const [target, label] = bar < 0 ? [body, ""] : [body.slice(0, bar), body.slice(bar + 1)];
  if (target.startsWith("@")) return mention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1));
  if (target.startsWith("!date^")) {
    const [, seconds, pattern, url] = target.split("^");
    const words = date(seconds, unescape(pattern ?? ""), unescape(label));
    return url ? link(unescape(url), words) : h("time", {}, words);
  }
  if (target.startsWith("!")) return h("span.mention", {}, unescape(label) || `@${target.slice(1).split("^")[0]}`);
  return link(unescape(target), unescape(label));
}

const WORD = /[\p{L}\p{N}_]/u;
const MARKS = { "*": "strong", _: "em", "~": "s" };

/** The nodes of one run of text without line structure. As in Slack, a mark counts only at the edge of a word. */
export function inline(text, verbatim = false) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(document.createTextNode(unescape(plain)));
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    let found;
    if ((found = /^<([^<>\n]+)>/.exec(rest))) {
      flush();
      nodes.push(entity(found[1]));
    } else if ((found = /^:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/.exec(rest)) && isEmoji(found[1])) {
      flush();
      nodes.push(emoji(found[1]));
    } else if (!verbatim && (found = /^`([^`\n]+)`/.exec(rest))) {
      flush();
      nodes.push(h("code", {}, unescape(found[1])));
    } else if (!verbatim && MARKS[rest[0]] && !WORD.test(previous(text, at)) && (found = marked(rest))) {
      flush();
      nodes.push(h(MARKS[rest[0]], {}, inline(found[1])));
    } else {
      const character = String.fromCodePoint(rest.codePointAt(0));
      plain += character;
      at += character.length;
      continue;
    }
    at += found[0].length;
  }
  flush();
  return nodes;
}

const previous = (text, at) => (at ? [...text.slice(Math.max(0, at - 2), at)].pop() : "");

function marked(rest) {
  const mark = rest[0] === "*" ? "\\*" : rest[0];
  const found = new RegExp(`^${mark}(\\S(?:[^\\n]*?\\S)?)${mark}(?![\\p{L}\\p{N}_])`, "u").exec(rest);
  return found && found[1] !== rest[0] ? found : null;
}

/** A mrkdwn text with its lines: fenced code, quotes, line breaks. */
export function mrkdwn(text) {
  const nodes = [];
  text.split(/```/).forEach((part, index, parts) => {
    if (index % 2 && index < parts.length - 1) nodes.push(h("pre", {}, unescape(part.replace(/^\n|\n$/g, ""))));
    else nodes.push(...lines(index % 2 ? "```" + part : index ? part.replace(/^\n/, "") : part));
  });
  return nodes;
}

function lines(text) {
  const nodes = [];
  let quote = null;
  text.split("\n").forEach((line, index) => {
    const quoted = /^&gt;\s?(.*)$/s.exec(line);
    if (quoted) {
      if (!quote) nodes.push((quote = h("blockquote")));
      else quote.append(h("br"));
      quote.append(...inline(quoted[1]));
      return;
    }
    if (index && !quote) nodes.push(h("br"));
    quote = null;
    nodes.push(...inline(line));
  });
  return nodes;
}

/** A text object of Block Kit. */
export function textObject(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return object.verbatim ? inline(object.text) : mrkdwn(object.text);
  return plain(object.text ?? "", object.emoji !== false);
}

/** Plain text: line breaks and emoji, nothing else. */
export function plain(text, withEmoji = true) {
  const nodes = [];
  text.split("\n").forEach((line, index) => {
    if (index) nodes.push(h("br"));
    for (const part of withEmoji ? line.split(/(:[a-z0-9_+'-]+:)/) : [line]) {
      const name = /^:(.+):$/.exec(part)?.[1];
      if (name && isEmoji(name)) nodes.push(emoji(name));
      else if (part) nodes.push(document.createTextNode(part));
    }
  });
  return nodes;
}

/** The words of a message, for copying and for labels. */
export const plainWords = (text) =>
  unescape(
    text
      .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, user) => `@${who(user).name}`)
      .replace(/<#([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id) => `#${state.channels.get(id)?.name || id}`)
      .replace(/<([^>|]+)\|([^>]+)>/g, "$2")
      .replace(/<([^>]+)>/g, "$1")
      .replace(/:([a-z0-9_+'-]+):/g, (whole, name) => character(name) ?? whole),
  );

