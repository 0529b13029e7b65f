// Where a person writes: text that grows, mentions and commands offered while typing, files by button or by dropping.

import { avatar, freshId, h, icon } from "./dom.js";
import { toast } from "./dialogs.js";
import { openMenu } from "./popover.js";
import { act, share, state } from "./state.js";
import { locale, t } from "./strings.js";

const MOST_BYTES = 50_000_000;

/** One composer for a person in a place: the page draws itself anew around it, and nothing begun in it is lost. */
const kept = new Map();

/** The composer of a place. `where` is {channel, thread_ts}; `name` is what its placeholder calls the place. */
export function composer({ where, name, inThread = false }) {
  const here = JSON.stringify([state.person, where]);
  const words = JSON.stringify([locale(), name]);
  const old = kept.get(here);
  if (old?.words === words) return old.box;
  const box = build({ where, name, inThread });
  if (old) box.take(old.box.begun());
  kept.set(here, { words, box });
  return box;
}

function build({ where, name, inThread }) {
  const listId = freshId("suggest");
  const area = h("textarea", {
    rows: "1",
    placeholder: inThread ? t("reply") : t("write_to", { name }),
    "aria-label": inThread ? t("reply") : t("write_to", { name }),
    "aria-controls": listId,
    "aria-autocomplete": "list",
    spellcheck: "true",
  });
  const suggestions = h("div.suggestions", { role: "listbox", id: listId, hidden: true });
  const chosen = h("div.chips", { hidden: true });
  const input = h("input", { type: "file", multiple: true, hidden: true, "aria-label": t("attach"), onchange: () => add(input.files) });
  const send = h("button.send", { type: "submit", "aria-label": t("send"), title: t("send"), disabled: true }, icon("send"));
  const bolt = h(
    "button.icon-button",
    { type: "button", "aria-label": t("shortcuts"), title: t("shortcuts"), "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => shortcuts(bolt) },
    icon("bolt"),
  );
  const form = h(
    "form.composer",
    { onsubmit: (event) => (event.preventDefault(), submit()) },
    suggestions,
    chosen,
    area,
    h(
      "div.composer-bar",
      {},
      h("button.icon-button", { type: "button", "aria-label": t("attach"), title: t("attach"), onclick: () => input.click() }, icon("clip")),
      inThread ? null : bolt,
      h("span.hint-line", {}, t("enter_hint")),
      send,
    ),
    input,
  );
  let files = [];
  let offers = [];
  let active = 0;

  function grow() {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 280)}px`;
    send.disabled = !area.value.trim() && !files.length;
  }

  function add(list) {
    const fits = (file) => file.size > 0 && file.size <= MOST_BYTES;
    for (const file of list) if (!fits(file)) toast(t("bad_size", { name: file.name }));
    files = [...files, ...[...list].filter(fits)];
    input.value = "";
    chosen.replaceChildren(
      ...files.map((file) =>
        h(
          "span.chip",
          {},
          icon("file"),
          file.name,
          h("button", { type: "button", "aria-label": t("remove", { name: file.name }), onclick: () => ((files = files.filter((each) => each !== file)), add([])) }, icon("close")),
        ),
      ),
    );
    chosen.hidden = !files.length;
    grow();
    area.focus();
  }

  async function submit() {
    const text = area.value;
    if (!text.trim() && !files.length) return;
    const command = /^(\/[a-z0-9_-]+)(?:\s+([\s\S]*))?$/i.exec(text);
    if (command && !files.length) {
      if (inThread) return toast(t("command_in_thread"));
      if (!state.app.commands.some((each) => each.command === command[1])) return toast(t("invalid_command", { command: command[1] }));
    }
    area.value = "";
    hide();
    grow();
    let done;
    if (files.length) {
      const going = files;
      files = [];
      add([]);
      done = await share({ ...where, text, files: going });
      if (!done) add(going);
    } else if (command) done = await act({ kind: "command", channel: where.channel, command: command[1], text: command[2] ?? "" });
    else done = await act({ kind: "say", ...where, text });
    if (!done && !area.value) area.value = text; // nothing that was written is lost
    grow();
  }

  function offer() {
    const before = area.value.slice(0, area.selectionStart);
    const slash = !inThread && /^\/[a-z0-9_-]*$/i.test(before) ? before.toLowerCase() : null;
    const at = /(?:^|[\s(，。：；、！？（])([@#])([\p{L}\p{N}_-]*)$/u.exec(before);
    if (slash) {
      offers = state.app.commands
        .filter((each) => each.command.startsWith(slash))
        .map((each) => ({ insert: `${each.command} `, from: 0, label: each.command, note: [each.usage_hint, each.description].filter(Boolean).join(" · ") }));
    } else if (at) {
      const typed = at[2].toLowerCase();
      const from = before.length - at[2].length - 1;
      const names =
        at[1] === "@"
          ? [{ name: state.app.name, app: true }, ...state.people.values()]
          : [...state.channels.values()].filter((each) => each.name);
      offers = names
        .filter((each) => each.name.toLowerCase().includes(typed))
        .slice(0, 8)
        .map((each) => ({ insert: `${at[1]}${each.name} `, from, label: `${at[1]}${each.name}`, face: at[1] === "@" ? avatar(each.name, each.colour, each.app) : null }));
    } else offers = [];
    active = 0;
    draw();
  }

  function draw() {
    suggestions.hidden = !offers.length;
    suggestions.replaceChildren(
      ...offers.map((each, index) =>
        h(
          index === active ? "div.option.active" : "div.option",
          { role: "option", id: `${listId}-${index}`, "aria-selected": String(index === active), onpointerdown: (event) => (event.preventDefault(), take(each)) },
          each.face,
          h("span.menu-words", {}, h("span", {}, each.label), each.note ? h("small", {}, each.note) : null),
        ),
      ),
    );
    area.setAttribute("aria-activedescendant", offers.length ? `${listId}-${active}` : "");
  }

  function hide() {
    offers = [];
    draw();
  }

  function take(each) {
    const after = area.value.slice(area.selectionStart);
    area.value = area.value.slice(0, each.from) + each.insert + after;
    area.selectionStart = area.selectionEnd = each.from + each.insert.length;
    hide();
    grow();
    area.focus();
  }

  area.addEventListener("input", () => (grow(), offer()));
  area.addEventListener("blur", hide);
  area.addEventListener("paste", (event) => event.clipboardData.files.length && add(event.clipboardData.files));
  area.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // Enter belongs to the input method
    if (offers.length) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        active = (active + step + offers.length) % offers.length;
        draw();
      } else if (event.key === "Tab" || event.key === "Enter") take(offers[active]);
      else if (event.key === "Escape") hide();
      else return;
      event.preventDefault();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  });

  return {
    form,
    addFiles: add,
    begun: () => ({ text: area.value, files }),
    take: (begun) => {
      area.value = begun.text;
      add(begun.files);
      queueMicrotask(grow); // its height is known once it is on the page
    },
    focus: () => area.focus(),
    put: (text) => {
      area.value = text;
      grow();
      area.focus();
    },
  };
}

function shortcuts(anchor) {
  const declared = state.app.shortcuts.filter((each) => each.type === "global");
  openMenu(
    anchor,
    declared.length
      ? declared.map((each) => ({
          label: each.name,
          note: each.description || state.app.name,
          face: avatar(state.app.name, null, true),
          run: () => act({ kind: "global_shortcut", callback_id: each.callback_id }),
        }))
      : [{ label: t("no_shortcuts") }],
    t("shortcuts"),
  );
}
