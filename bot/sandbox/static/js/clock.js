// The workspace's clock: what time it is for the person, and buttons that move it, so that a week passes in a minute.

import { h, icon } from "./dom.js";
import { act, me, now, state } from "./state.js";
import { locale, t } from "./strings.js";

const HOUR = 3600;
const STEPS = [
  ["clock_hour", { advance: HOUR }],
  ["clock_day", { advance: 24 * HOUR }],
  ["clock_week", { advance: 7 * 24 * HOUR }],
  ["clock_morning", { to: "morning" }, "wide"],
];

let moving = false;

const words = (options) => new Intl.DateTimeFormat(locale(), { timeZone: me().tz, ...options }).format(now() * 1000);
const time = () => `${words({ hour: "numeric", minute: "2-digit" })} · ${place()}`;
const date = () => words({ weekday: "short", year: "numeric", month: "short", day: "numeric" });

/** The name of the person's zone, such as Pacific Time. */
function place() {
  const zone = new Intl.DateTimeFormat(locale(), { timeZone: me().tz, timeZoneName: "longGeneric" });
  return zone.formatToParts(now() * 1000).find((part) => part.type === "timeZoneName").value;
}

/** The clock and its buttons, for the sidebar. */
export function clock() {
  const shifted = Math.abs(state.clock) >= 1;
  return h(
    shifted ? "section.clock.shifted" : "section.clock",
    { "aria-label": t("clock") },
    h(
      "div.clock-face",
      {},
      icon("clock"),
      h("span.menu-words", {}, h("span", { "data-clock": "date" }, date()), h("small", { "data-clock": "time" }, time())),
    ),
    h(
      "div.clock-steps",
      {},
      STEPS.map(([key, order, kind]) => step(key, order, kind)),
      shifted ? step("clock_now", { to: "now" }, "wide") : null,
    ),
  );
}

function step(key, order, kind) {
  const run = async () => {
    if (moving) return;
    moving = true;
    setBusy();
    const answer = await act({ kind: "clock", ...order });
    moving = false;
    setBusy();
    if (!answer) return;
    document.getElementById("news").textContent = t("clock_moved", { when: `${date()} ${time()}` });
    if (state.place === "home") act({ kind: "look", tab: "home" });
  };
  return h(kind ? `button.${kind}` : "button", { type: "button", "data-step": key, onclick: run, disabled: moving }, t(key));
}

function setBusy() {
  for (const button of document.querySelectorAll(".clock-steps button")) button.disabled = moving;
}

/** Let the time on the page go on without drawing anything else anew. */
export function tick() {
  if (!state.person) return;
  for (const [name, value] of [["date", date()], ["time", time()]])
    for (const node of document.querySelectorAll(`[data-clock="${name}"]`)) if (node.textContent !== value) node.textContent = value;
}
