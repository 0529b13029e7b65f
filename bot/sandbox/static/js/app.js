// The page itself: it draws the sidebar, the pane in the middle, the thread and the modals as the state changes.

import { renderBlocks } from "./blocks.js";
import { canvasAt, openCanvas } from "./canvas.js";
import { tick } from "./clock.js";
import { announcement, conversationPane, threadPane } from "./conversation.js";
import { toast } from "./dialogs.js";
import { avatar, h, icon } from "./dom.js";
import { loadEmoji } from "./emoji.js";
import { drawModals } from "./modals.js";
import { popoverIsOpen } from "./popover.js";
import { applyTheme, drawSidebar } from "./sidebar.js";
import { become, go, me, myIm, onChange, openThread, remember, state } from "./state.js";
import { known, pick, t } from "./strings.js";

const nav = document.getElementById("sidebar");
const main = document.getElementById("main");
const side = document.getElementById("side");
const news = document.getElementById("news");

let pane = null;
let thread = null;
let homeShown = "";

function drawPlace() {
  drawSidebar(nav);
  homeShown = "";
  pane = state.place === "home" ? homePane() : conversationPane(state.place);
  main.replaceChildren(head(), banner(), pane.node);
  pane.draw();
  drawThread();
  document.title = `${placeName()} · ${state.workspace}`;
  if (matchMedia("(min-width: 760px)").matches) pane.focus?.();
}

function placeName() {
  if (state.place === "home" || state.place === myIm()) return state.app.name;
  return `#${state.channels.get(state.place).name}`;
}

function head() {
  const inApp = state.place === "home" || state.place === myIm();
  const channel = state.channels.get(state.place);
  return h(
    "header.head",
    {},
    h("button.icon-button.only-narrow", { type: "button", "aria-label": t("open_menu"), onclick: () => document.body.classList.toggle("drawer") }, icon("menu")),
    inApp ? avatar(state.app.name, null, true) : icon("hash"),
    h("h1", {}, inApp ? state.app.name : channel.name),
    inApp
      ? h(
          "div.tabs",
          { role: "tablist" },
          tab("home", t("home"), state.place === "home"),
          tab(myIm(), t("messages"), state.place !== "home"),
        )
      : h("p", {}, pick(channel.topic)),
  );
}

const tab = (place, label, on) =>
  h("button", { type: "button", role: "tab", "aria-selected": String(on), onclick: () => go(place) }, label);

function banner() {
  const words = !state.online ? t("connecting") : !state.connected ? t("no_app_yet", { app: state.app.name }) : "";
  return h("div.banner", { id: "banner", role: "status", hidden: !words }, words);
}

function homePane() {
  const body = h("div.home");
  const draw = () => {
    const view = state.home;
    const key = JSON.stringify([view?.id, view?.hash]);
    if (key === homeShown) return;
    homeShown = key;
    const focused = document.activeElement?.closest?.("[data-action]")?.dataset.action;
    body.replaceChildren(
      ...(view
        ? renderBlocks(view.blocks, { place: { view_id: view.id }, values: view.state.values, errors: view.errors })
        : [h("p.start", {}, t("home_empty", { app: state.app.name }))]),
    );
    if (focused && body.isConnected && !popoverIsOpen()) body.querySelector(`[data-action="${CSS.escape(focused)}"]`)?.focus();
  };
  return { node: h("section.home-pane", { tabindex: "0", "aria-label": t("home") }, body), draw };
}

function drawThread(quietly = false) {
  const open = state.thread && state.place !== "home";
  document.body.classList.toggle("with-thread", Boolean(open));
  if (!open) {
    thread = null;
    side.replaceChildren();
    return;
  }
  thread = threadPane(state.place, state.thread);
  side.replaceChildren(thread.node);
  thread.draw();
  if (!quietly) thread.focus();
}

/** The app's first answer to one's own message opens beside it where there is room: a newcomer must not miss it. */
function showAnswer(change) {
  const { channel, message, fresh } = change;
  const parent = state.channels.get(channel)?.messages.get(message.thread_ts);
  const answer = fresh && message.user === state.app.id && parent && parent !== message && parent.user === state.person;
  const roomy = matchMedia("(min-width: 1080px)").matches;
  if (answer && roomy && !state.thread && state.place === channel) openThread(parent.ts, true);
}

onChange((kind, change) => {
  switch (kind) {
    case "all":
    case "place":
      drawPlace();
      drawModals();
      break;
    case "thread":
      drawThread(change.quietly);
      break;
    case "views":
      if (state.place === "home") pane?.draw();
      drawModals();
      break;
    case "clock":
      drawSidebar(nav);
      pane?.draw();
      break;
    case "online":
    case "app":
      document.getElementById("banner")?.replaceWith(banner());
      break;
    case "notice":
      toast(t(change.code));
      break;
    case "refused":
      toast(known(change.code) ? t(change.code) : t("failed", { code: change.code }));
      break;
    default:
      if (state.place !== "home") pane?.draw();
      thread?.draw();
      if (kind === "message") {
        drawSidebar(nav);
        news.textContent = announcement(change.message);
        showAnswer(change);
      }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.thread && !document.querySelector("dialog[open]")) openThread(null);
});
document.getElementById("veil").addEventListener("click", () => document.body.classList.remove("drawer"));

/** An address such as /archives/C0LAUNCH/p1712345678000100 opens the conversation at that message, /docs/… a canvas. */
function followAddress() {
  const shared = canvasAt(location.href);
  if (shared) openCanvas(shared);
  const found = /^\/archives\/([CD]\w+)\/p(\d+)(\d{6})$/.exec(location.pathname);
  const channel = found && state.channels.get(found[1]);
  if (!channel) return;
  const message = channel.messages.get(`${found[2]}.${found[3]}`);
  go(channel.id);
  if (message?.thread_ts) openThread(message.thread_ts);
  const node = message && [...document.querySelectorAll(`[data-ts="${message.ts}"]`)].pop();
  node?.scrollIntoView({ block: "center" });
  node?.classList.add("pointed");
}

applyTheme();
setInterval(tick, 5000);
await loadEmoji();
const wanted = new URLSearchParams(location.search).get("person") ?? remember("person");
try {
  await become(wanted);
} catch {
  await become(null); // a person remembered from another workspace
}
followAddress();
document.documentElement.dataset.ready = me().id;
