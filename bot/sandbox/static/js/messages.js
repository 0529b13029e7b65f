// One message: author, text or blocks, files, reactions, thread line, and the tools that appear beside it.

import { renderBlocks } from "./blocks.js";
import { toast } from "./dialogs.js";
import { avatar, h, icon } from "./dom.js";
import { emoji } from "./emoji.js";
import { mrkdwn, plainWords, textObject } from "./mrkdwn.js";
import { openMenu, openPopover, closePopover } from "./popover.js";
import { act, me, now, openThread, state, who } from "./state.js";
import { locale, t } from "./strings.js";

const QUICK = ["+1", "tada", "eyes", "white_check_mark", "heart", "pray", "100", "thinking_face", "rocket", "x"];

const when = (ts) => new Date(Number(ts) * 1000);
export const clockTime = (ts) =>
  new Intl.DateTimeFormat(locale(), { hour: "numeric", minute: "2-digit", timeZone: me().tz }).format(when(ts));
export const day = (ts) => new Intl.DateTimeFormat("en-CA", { timeZone: me().tz }).format(when(ts));

/** The words of a day's line: today, yesterday, or the date. */
export function dayWords(ts) {
  const present = now();
  if (day(ts) === day(present)) return t("today");
  if (day(ts) === day(present - 86_400)) return t("yesterday");
  return new Intl.DateTimeFormat(locale(), { weekday: "long", month: "long", day: "numeric", timeZone: me().tz }).format(when(ts));
}

/** The node of a message. `compact` leaves the author out, `inThread` the thread line. */
export function renderMessage(channel, message, { compact = false, inThread = false } = {}) {
  const author = who(message.user);
  const place = { channel, ts: message.ts };
  const classes = ["message", compact && "compact", message.ephemeral && "ephemeral"].filter(Boolean).join(".");
  const time = h("time", { datetime: when(message.ts).toISOString() }, clockTime(message.ts));
  // A person's rich_text repeats the text; the text has the marks that were typed.
  const blocks = author.app ? (message.blocks ?? []) : [];
  return h(
    `article.${classes}`,
    { "data-ts": message.ts, "aria-label": `${author.name}, ${clockTime(message.ts)}`, tabindex: "-1" },
    compact ? h("div.gutter", {}, time) : avatar(author.name, author.colour, author.app),
    h(
      "div.message-main",
      {},
      message.ephemeral ? h("div.only-you", {}, icon("eye"), t("only_you")) : null,
      compact ? null : h("div.author", {}, h("strong", {}, author.name), author.app ? h("span.badge", {}, t("app_badge")) : null, time),
      blocks.length
        ? h("div.blocks", {}, renderBlocks(blocks, { place, values: {} }))
        : message.text
          ? h("div.text", {}, mrkdwn(message.text))
          : null,
      (message.attachments ?? []).map((each) => attachment(each, place)),
      message.streaming ? h("span.caret", { "aria-hidden": "true" }) : null,
      message.edited ? h("span.edited", {}, t("edited")) : null,
      (message.files ?? []).length ? h("div.files", {}, message.files.map(fileCard)) : null,
      (message.reactions ?? []).length ? reactions(place, message) : null,
      !inThread && message.reply_count ? threadLine(message) : null,
    ),
    tools(place, message, inThread),
  );
}

function attachment(each, place) {
  const bar = h(
    "div.attachment",
    {},
    each.title ? h("strong", {}, each.title) : null,
    each.text ? h("div.text", {}, textObject({ type: "mrkdwn", text: each.text })) : null,
    each.blocks ? renderBlocks(each.blocks, { place, values: {} }) : null,
  );
  if (each.color) bar.style.setProperty("--bar", `#${each.color.replace("#", "")}`);
  return bar;
}

function fileCard(file) {
  const address = `/sandbox/page/files/${encodeURIComponent(file.id)}`;
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.mimetype))
    return h("figure.picture", {}, h("img", { src: address, alt: file.alt_txt || file.title }), h("figcaption", {}, file.title));
  const size = file.size < 1024 ? `${file.size} B` : file.size < 1_048_576 ? `${Math.round(file.size / 1024)} KB` : `${(file.size / 1_048_576).toFixed(1)} MB`;
  return h(
    "a.file-card",
    { href: address, download: file.name, "aria-label": t("download", { name: file.name }) },
    h("span.file-icon", {}, icon("file")),
    h("span.menu-words", {}, h("span", {}, file.title || file.name), h("small", {}, `${file.pretty_type} · ${size}`)),
  );
}

function reactions(place, message) {
  return h(
    "div.reactions",
    {},
    message.reactions.map((each) =>
      h(
        each.users.includes(state.person) ? "button.reaction.mine" : "button.reaction",
        {
          type: "button",
          title: each.users.map((user) => who(user).name).join(", "),
          "aria-label": `${each.name} ${each.count}`,
          "aria-pressed": String(each.users.includes(state.person)),
          onclick: () => act({ kind: "react", ...place, name: each.name }),
        },
        emoji(each.name),
        h("span", {}, String(each.count)),
      ),
    ),
  );
}

function threadLine(message) {
  const faces = (message.reply_users ?? []).slice(0, 4).map((user) => avatar(who(user).name, who(user).colour, who(user).app));
  const words = message.reply_count === 1 ? t("one_reply") : t("replies", { n: message.reply_count });
  return h(
    "button.thread-line",
    { type: "button", onclick: () => openThread(message.thread_ts ?? message.ts) },
    h("span.faces", {}, faces),
    h("strong", {}, words),
    h("time", {}, clockTime(message.latest_reply)),
  );
}

function tools(place, message, inThread) {
  if (message.ephemeral)
    return h(
      "div.tools",
      {},
      h("button.icon-button", { type: "button", "aria-label": t("dismiss"), title: t("dismiss"), onclick: () => act({ kind: "delete", ...place }) }, icon("close")),
    );
  const smile = h(
    "button.icon-button",
    { type: "button", "aria-label": t("add_reaction"), title: t("add_reaction"), "aria-haspopup": "menu", onclick: () => pickReaction(smile, place) },
    icon("smile"),
  );
  const more = h(
    "button.icon-button",
    { type: "button", "aria-label": t("more_actions"), title: t("more_actions"), "aria-haspopup": "menu", onclick: () => menu(more, place, message) },
    icon("more"),
  );
  return h(
    "div.tools",
    {},
    smile,
    inThread
      ? null
      : h(
          "button.icon-button",
          { type: "button", "aria-label": t("reply_in_thread"), title: t("reply_in_thread"), onclick: () => openThread(message.thread_ts ?? message.ts) },
          icon("thread"),
        ),
    more,
  );
}

function pickReaction(anchor, place) {
  const set = (name) => {
    closePopover(true);
    act({ kind: "react", ...place, name });
  };
  const panel = openPopover(
    anchor,
    h("div.emoji-row", {}, QUICK.map((name) => h("button", { type: "button", role: "menuitem", "aria-label": name, onclick: () => set(name) }, emoji(name)))),
    { label: t("add_reaction") },
  );
  panel?.querySelector("button")?.focus();
}

function menu(anchor, place, message) {
  const shortcuts = state.app.shortcuts.filter((each) => each.type === "message");
  const mine = message.user === state.person;
  openMenu(
    anchor,
    [
      ...shortcuts.map((each) => ({
        label: each.name,
        note: state.app.name,
        face: avatar(state.app.name, null, true),
        run: () => act({ kind: "message_shortcut", ...place, callback_id: each.callback_id }),
      })),
      shortcuts.length ? "-" : null,
      { label: t("copy_text"), run: () => navigator.clipboard?.writeText(plainWords(message.text)).catch(() => toast(plainWords(message.text))) },
      mine ? { label: t("edit"), run: () => startEdit(place, message) } : null,
      mine ? { label: t("delete"), danger: true, run: () => act({ kind: "delete", ...place }) } : null,
    ],
    t("more_actions"),
  );
}

function startEdit(place, message) {
  const node = [...document.querySelectorAll(`[data-ts="${message.ts}"] .message-main`)].pop();
  const area = h("textarea.edit-area", { rows: "3", "aria-label": t("edit") });
  area.value = plainWords(message.text);
  const old = [...node.childNodes];
  const cancel = () => node.replaceChildren(...old);
  const save = async () => {
    if ((await act({ kind: "edit", ...place, text: area.value })) === null) area.focus();
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") cancel();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      save();
    }
  });
  node.replaceChildren(
    area,
    h("div.button-row", {}, h("button.plain", { type: "button", onclick: cancel }, t("cancel")), h("button.primary", { type: "button", onclick: save }, t("save"))),
  );
  area.focus();
}
