// A conversation and the thread beside it: messages in days, waiting notes, samples to try, and the composers.

import { composer } from "./composer.js";
import { avatar, h, icon } from "./dom.js";
import { plainWords } from "./mrkdwn.js";
import { day, dayWords, renderMessage } from "./messages.js";
import { act, openThread, state, statusOf, who } from "./state.js";
import { locale, pick, t } from "./strings.js";

const drawn = new Map(); // "list/ts" -> {key, node}: a message that did not change keeps its node, focus and inputs

function lines(list, channel, messages, inThread) {
  const nodes = [];
  let last = null;
  for (const message of messages) {
    if (!last || day(last.ts) !== day(message.ts)) {
      if (!inThread) nodes.push(h("div.day", { role: "separator" }, h("span", {}, dayWords(message.ts))));
      last = null;
    }
    const compact = Boolean(last) && last.user === message.user && !last.ephemeral && !message.ephemeral && message.ts - last.ts < 300;
    const key = JSON.stringify([message, compact, document.documentElement.lang, state.person]);
    const name = `${list}/${channel.id}/${message.ts}`;
    if (drawn.get(name)?.key !== key) drawn.set(name, { key, node: renderMessage(channel.id, message, { compact, inThread }) });
    nodes.push(drawn.get(name).node);
    last = message;
  }
  return nodes;
}

function waiting(channel, thread) {
  const status = statusOf(channel.id, thread);
  if (!status) return null;
  return h("div.waiting", { role: "status" }, h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i")), `${state.app.name} ${status}`);
}

function prompts(channel, thread, box) {
  const offer = channel.prompts[thread || ""];
  if (!offer) return null;
  return h(
    "div.prompts",
    {},
    offer.title ? h("strong", {}, offer.title) : null,
    offer.prompts.map((each) => h("button.prompt", { type: "button", onclick: () => box.put(each.message) }, each.title)),
  );
}

function welcome(box) {
  return h(
    "div.welcome",
    {},
    h("div.welcome-app", {}, avatar(state.app.name, null, true), h("div", {}, h("h2", {}, state.app.name), h("p", {}, pick(state.app.description)))),
    samples(box),
  );
}

/** Headings and bold of Markdown as a glimpse of the text shows them. */
const unmarked = (text) => text.replace(/\*\*|^#+ /gm, "");

function samples(box) {
  if (!state.samples.length) return null;
  const foreign = (each) => Boolean(each.language) && !locale().startsWith(each.language);
  return h(
    "section.samples",
    { "aria-label": t("try_title") },
    h("h2", {}, t("try_title")),
    h("p", {}, t("try_lead", { app: state.app.name })),
    h(
      "div.sample-grid",
      {},
      [...state.samples].sort((a, b) => foreign(a) - foreign(b)).map((each) =>
        h(
          "button.sample",
          { type: "button", onclick: () => box.put(pick(each.text)) },
          h("strong", {}, pick(each.label)),
          h("span", {}, unmarked(pick(each.text))),
        ),
      ),
    ),
  );
}

/** Replace children only where they differ, so that focus stays where it is. */
function settle(parent, nodes) {
  const wanted = nodes.flat().filter(Boolean);
  wanted.forEach((node, index) => parent.childNodes[index] !== node && parent.insertBefore(node, parent.childNodes[index] ?? null));
  while (parent.childNodes.length > wanted.length) parent.lastChild.remove();
}

const atEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 120;

/** Scroll to the last message; one that is taller than the pane is shown from its head, where its verdict stands. */
function toEnd(list) {
  list.scrollTop = list.scrollHeight;
  const last = list.lastElementChild;
  if (last && last.offsetHeight > list.clientHeight) list.scrollTop = last.offsetTop - list.offsetTop;
}

const EXPECTED = 15000; // milliseconds within which what is new answers what one just did

/** Keeps the end of a list in sight: where it was there, and where something new answers what a person did here. */
function follower(list, node) {
  let first = true;
  let shown = 0;
  let acted = 0;
  let following = true;
  let left = 0; // where the list was put last: what scrolls it from there is the reader
  const end = () => {
    toEnd(list);
    left = list.scrollTop;
    following = atEnd(list);
  };
  for (const kind of ["click", "keydown", "submit"]) node.addEventListener(kind, () => (acted = Date.now()));
  list.addEventListener("scroll", () => {
    if (Math.abs(list.scrollTop - left) < 2) return;
    following = atEnd(list);
    if (!following) acted = 0; // who reads on above waits for nothing
  });
  list.addEventListener("load", () => following && end(), true); // a picture takes its place when it has come
  new ResizeObserver(() => following && end()).observe(list); // the composer below grows with what is written
  return (count, settling) => {
    const answered = count > shown && Date.now() - acted < EXPECTED;
    const go = first || answered || following || atEnd(list);
    settling();
    if (go && count) end();
    first = false;
    shown = count;
  };
}

/** The main pane of a channel: draw() after every change. */
export function conversationPane(channelId) {
  const channel = () => state.channels.get(channelId);
  const title = channel().im ? state.app.name : channel().name;
  const box = composer({ where: { channel: channelId }, name: channel().im ? title : `#${title}` });
  const list = h("div.messages", { role: "log", "aria-label": title, tabindex: "0" });
  const foot = h("div.foot");
  const node = h("section.conversation", {}, list, foot, h("div.composer-place", {}, box.form));
  dropZone(node, box);
  const intro = welcome(box);
  const follow = follower(list, node);
  const draw = () => {
    const here = channel();
    const all = [...here.messages.values()].sort((a, b) => a.ts - b.ts);
    const top = all.filter((each) => !each.thread_ts || each.thread_ts === each.ts || each.subtype === "thread_broadcast");
    const quiet = here.im ? intro : h("p.start", {}, icon("hash"), h("span", {}, t("start_of", { name: here.name }), " ", pick(here.topic)));
    follow(top.length, () => {
      settle(list, [h("div.spring"), quiet, lines("main", here, top, false)]);
      settle(foot, [waiting(here, ""), prompts(here, "", box), here.bot ? null : invitation(here)]);
    });
  };
  return { node, draw, focus: box.focus };
}

function invitation(channel) {
  return h(
    "div.invitation",
    {},
    h("span", {}, t("not_in", { app: state.app.name })),
    h("button.plain", { type: "button", onclick: () => act({ kind: "invite", channel: channel.id }) }, t("invite", { app: state.app.name })),
  );
}

/** The pane of a thread. */
export function threadPane(channelId, ts) {
  const channel = () => state.channels.get(channelId);
  const box = composer({ where: { channel: channelId, thread_ts: ts }, name: "", inThread: true });
  const list = h("div.messages", { role: "log", "aria-label": t("thread"), tabindex: "0" });
  const foot = h("div.foot");
  const heading = h("h2");
  const node = h(
    "aside.thread",
    { "aria-label": t("thread") },
    h(
      "header",
      {},
      h("button.icon-button.only-narrow", { type: "button", "aria-label": t("back"), onclick: () => openThread(null) }, icon("back")),
      heading,
      h("button.icon-button.only-wide", { type: "button", "aria-label": t("close"), onclick: () => openThread(null) }, icon("close")),
    ),
    list,
    foot,
    h("div.composer-place", {}, box.form),
  );
  dropZone(node, box);
  const follow = follower(list, node);
  const draw = () => {
    const here = channel();
    const name = here.im ? state.app.name : `#${here.name}`;
    heading.replaceChildren(here.titles[ts] ?? t("thread"), h("small", {}, name));
    const all = [...here.messages.values()].sort((a, b) => a.ts - b.ts);
    const parent = here.messages.get(ts);
    const replies = all.filter((each) => each.thread_ts === ts && each.ts !== ts);
    const words = replies.length === 1 ? t("one_reply") : t("replies", { n: replies.length });
    const wanted = [
      parent ? lines("thread", here, [parent], true) : h("p.start", {}, t("deleted_parent")),
      replies.length ? h("div.day.left", { role: "separator" }, h("span", {}, words)) : null,
      lines("thread", here, replies, true),
    ];
    follow(replies.length + 1, () => {
      settle(list, wanted);
      settle(foot, [waiting(here, ts), prompts(here, ts, box)]);
    });
  };
  return { node, draw, focus: box.focus };
}

function dropZone(node, box) {
  let depth = 0;
  const show = (on) => node.classList.toggle("dropping", on);
  node.dataset.drop = t("drop");
  node.addEventListener("dragenter", () => show(++depth > 0));
  node.addEventListener("dragleave", () => show(--depth > 0));
  node.addEventListener("dragover", (event) => event.preventDefault());
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    show(false);
    if (event.dataTransfer.files.length) box.addFiles(event.dataTransfer.files);
  });
}

/** What a screen reader hears of a new message. */
export const announcement = (message) =>
  message.user === state.person ? "" : `${t("new_message", { name: who(message.user).name })}: ${plainWords(message.text ?? "").slice(0, 200)}`;
