// The bar at the side: who one is, the app's two tabs, the channels; and the switches for language and light.

import { clock } from "./clock.js";
import { avatar, h, icon } from "./dom.js";
import { openMenu } from "./popover.js";
import { act, become, go, me, myIm, remember, state } from "./state.js";
import { pick, t } from "./strings.js";

/** Light, dark, or what the system says. */
export function applyTheme() {
  const kept = remember("theme");
  if (kept) document.documentElement.dataset.theme = kept;
}

function turnTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  remember("theme", document.documentElement.dataset.theme);
}

/** The sidebar's nodes for the present state. */
export function drawSidebar(nav) {
  const channels = [...state.channels.values()].filter((each) => !each.im);
  nav.setAttribute("aria-label", state.workspace);
  nav.replaceChildren(
    h("div.brand", {}, h("span.mark", { "aria-hidden": "true" }), h("strong", {}, state.workspace)),
    personSwitch(),
    h("h2", {}, t("apps")),
    h("ul", {}, place("home", icon("home"), `${state.app.name} ${t("home")}`), place(myIm(), avatar(state.app.name, null, true), state.app.name)),
    h("h2", {}, t("channels")),
    h("ul", {}, channels.map((each) => place(each.id, icon("hash"), each.name))),
    h("div.spring"),
    clock(),
    h(
      "div.switches",
      {},
      h(
        "div.segmented",
        { role: "group", "aria-label": t("language") },
        language("en-US", "English"),
        language("zh-CN", "中文"),
      ),
      h("button.icon-button", { type: "button", "aria-label": t("theme"), title: t("theme"), onclick: turnTheme }, icon("half")),
    ),
  );
}

function personSwitch() {
  const person = me();
  const button = h(
    "button.person",
    {
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-label": `${t("switch_person")}: ${person.name}`,
      onclick: () =>
        openMenu(
          button,
          [...state.people.values()].map((each) => ({
            label: each.name,
            note: pick(each.title),
            face: avatar(each.name, each.colour),
            checked: each.id === state.person,
            run: () => become(each.id),
          })),
          t("switch_person"),
        ),
    },
    avatar(person.name, person.colour),
    h("span.menu-words", {}, h("span", {}, person.name), h("small", {}, `${t("you")} · ${pick(person.title)}`)),
    icon("down"),
  );
  return button;
}

function place(id, face, label) {
  const unread = state.unread.get(id);
  const here = state.place === id;
  return h(
    "li",
    {},
    h(
      unread ? "button.place.unread" : "button.place",
      { type: "button", "aria-current": here ? "page" : null, onclick: () => go(id) },
      face,
      h("span", {}, label),
      unread ? h("span.count", {}, String(unread)) : null,
    ),
  );
}

function language(locale, label) {
  const on = me().locale.slice(0, 2) === locale.slice(0, 2);
  return h("button", { type: "button", "aria-pressed": String(on), lang: locale, onclick: () => on || act({ kind: "language", locale }) }, label);
}
