// A select with search, for one or several choices, from a fixed list or one that the app suggests.

import { freshId, h, icon } from "./dom.js";
import { closePopover, openPopover } from "./popover.js";
import { t } from "./strings.js";

/**
 * Build a picker. `load(typed)` gives (a promise of) options {value, label, note, group};
 * `chosen` are the chosen options; `onchoose(list)` hears of every change.
 */
export function picker({ label, labelledBy, placeholder, load, chosen = [], many = false, max = 0, remote = false, onchoose }) {
  let picked = [...chosen];
  const words = h("span.picker-words", { id: freshId("picked") });
  const button = h(
    "button.picker",
    {
      type: "button",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": labelledBy ? null : label,
      "aria-labelledby": labelledBy ? `${labelledBy} ${words.id}` : null,
      onclick: () => open(),
      onkeydown: (event) => {
        if (event.key === "ArrowDown") {
          event.preventDefault();
          open();
        }
      },
    },
    words,
    icon("down"),
  );
  const chips = h("div.chips");
  const root = h("div.picker-box", {}, many ? chips : null, button);
  show();
  return root;

  function show() {
    const text = many ? "" : picked[0]?.label;
    words.textContent = text || placeholder || t("choose");
    words.classList.toggle("placeholder", !text);
    chips.replaceChildren(
      ...picked.map((option) =>
        h(
          "span.chip",
          {},
          option.label,
          h(
            "button",
            { type: "button", "aria-label": t("remove", { name: option.label }), onclick: () => toggle(option) },
            icon("close"),
          ),
        ),
      ),
    );
    chips.hidden = !picked.length;
  }

  function toggle(option) {
    const has = picked.some((each) => each.value === option.value);
    if (!many) picked = [option];
    else if (has) picked = picked.filter((each) => each.value !== option.value);
    else if (max && picked.length >= max) return;
    else picked = [...picked, option];
    show();
    onchoose(picked);
  }

  function open() {
    const listId = freshId("list");
    const list = h("div.options", { role: "listbox", id: listId, "aria-label": label, "aria-multiselectable": many ? "true" : null });
    const input = h("input.search", {
      type: "text",
      role: "combobox",
      placeholder: t("search"),
      "aria-label": t("search"),
      "aria-controls": listId,
      "aria-expanded": "true",
      autocomplete: "off",
    });
    const panel = openPopover(button, [input, list], { label, role: "dialog" });
    if (!panel) return;
    let options = [];
    let active = 0;
    let asked = 0;

    const draw = () => {
      let group = null;
      const nodes = [];
      options.forEach((option, index) => {
        if (option.group && option.group !== group) nodes.push(h("div.option-group", {}, option.group));
        group = option.group;
        const on = picked.some((each) => each.value === option.value);
        nodes.push(
          h(
            index === active ? "div.option.active" : "div.option",
            {
              role: "option",
              id: `${listId}-${index}`,
              "aria-selected": String(on),
              onclick: () => choose(option),
              onpointermove: () => index !== active && ((active = index), draw()),
            },
            h("span.menu-words", {}, h("span", {}, option.label), option.note ? h("small", {}, option.note) : null),
            on ? icon("check") : null,
          ),
        );
      });
      if (!options.length) nodes.push(h("div.option-none", {}, t("no_options")));
      list.replaceChildren(...nodes);
      input.setAttribute("aria-activedescendant", options.length ? `${listId}-${active}` : "");
      list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
    };

    const choose = (option) => {
      toggle(option);
      if (many) draw();
      else closePopover(true);
    };

    const find = async () => {
      const mine = ++asked;
      if (remote) list.replaceChildren(h("div.option-none", {}, t("loading")));
      const found = await load(input.value.trim());
      if (mine !== asked) return;
      options = found;
      active = 0;
      draw();
    };

    let waiting;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(find, remote ? 200 : 0);
    });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && options.length) {
        active = (active + step + options.length) % options.length;
        draw();
      } else if (event.key === "Enter" && options[active]) choose(options[active]);
      else return;
      event.preventDefault();
    });
    find();
    input.focus();
  }
}

/** A `load` over a fixed list: every option whose words contain what was typed. */
export const fromList = (options) => (typed) => {
  const wanted = typed.toLowerCase();
  return options.filter((option) => `${option.label} ${option.note ?? ""}`.toLowerCase().includes(wanted));
};
