// Interactive elements of Block Kit: buttons, menus, inputs. What a person enters is kept beside the view or message.

import { confirmed } from "./dialogs.js";
import { freshId, h, icon } from "./dom.js";
import { plain, textObject } from "./mrkdwn.js";
import { openMenu } from "./popover.js";
import { fromList, picker } from "./picker.js";
import { act, attach, state } from "./state.js";
import { t } from "./strings.js";

/** Values by place: "V123" or "C1/171.1" -> {block_id: {action_id: {type, ...}}}. */
const entered = new Map();

const placeKey = (place) => place.view_id ?? `${place.channel}/${place.ts}`;
export const valuesOf = (place) => entered.get(placeKey(place)) ?? {};
export const forget = (key) => entered.delete(key);

function keep(context, element, value) {
  const key = placeKey(context.place);
  const values = entered.get(key) ?? {};
  (values[context.block.block_id] ??= {})[element.action_id] = { type: element.type, ...value };
  entered.set(key, values);
}

/** What was entered in an element, or what the server or the app says it starts with. */
function current(context, element, key, initial) {
  const mine = valuesOf(context.place)[context.block.block_id]?.[element.action_id];
  const theirs = context.values?.[context.block.block_id]?.[element.action_id];
  return mine?.[key] ?? (mine ? undefined : theirs?.[key]) ?? (mine ? undefined : element[initial]);
}

/** Tell the app, unless the element sits in an input block that does not dispatch. */
async function dispatch(context, element, value = {}) {
  if (context.block.type === "input" && !context.block.dispatch_action) return;
  const action = { action_id: element.action_id, block_id: context.block.block_id, ...value };
  await act({ kind: "action", ...context.place, action, values: valuesOf(context.place) });
}

/** Build an element. `context` has place, block, values, labelledBy, describedBy. */
export function interactive(element, context) {
  const build = BUILDERS[element.type];
  if (build) return build(element, context);
  return h("span.unknown", {}, t("unknown_block", { type: element.type }));
}

function button(element, context) {
  const style = { primary: "button.primary", danger: "button.danger" }[element.style] ?? "button.plain";
  const click = async (event) => {
    const target = event.currentTarget;
    if (!(await confirmed(element.confirm))) return;
    target.classList.add("busy");
    await dispatch(context, element, {});
    target.classList.remove("busy");
  };
  const attributes = {
    type: "button",
    onclick: click,
    "aria-label": element.accessibility_label,
    "data-action": element.action_id,
  };
  const made = h(style, attributes, plain(element.text.text));
  if (element.url) {
    made.addEventListener("click", () => /^(https?:|mailto:)/i.test(element.url) && window.open(element.url, "_blank", "noopener"));
  }
  return made;
}

function overflow(element, context) {
  const opener = h(
    "button.icon-button",
    {
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-label": t("more_actions"),
      "data-action": element.action_id,
      onclick: () =>
        openMenu(
          opener,
          element.options.map((option) => ({
            label: option.text.text,
            note: option.description?.text,
            run: async () => (await confirmed(element.confirm)) && dispatch(context, element, { selected_option: option }),
          })),
          t("more_actions"),
        ),
    },
    icon("more"),
  );
  return opener;
}

const WHO = {
  users: () => [...state.people.values()].map((each) => ({ value: each.id, label: each.name })),
  channels: () => named().filter((each) => each.value.startsWith("C")),
  conversations: () => named(),
};
const named = () =>
  [...state.channels.values()].map((each) => ({ value: each.id, label: each.im ? state.app.name : `#${each.name}` }));

function select(element, context) {
  const many = element.type.startsWith("multi_");
  const kind = element.type.replace("multi_", "").replace("_select", "");
  const things = WHO[kind];
  const noun = things ? kind.replace(/s$/, "") : "option";
  const key = many ? `selected_${noun}s` : `selected_${noun}`;
  const initial = many ? `initial_${noun}s` : `initial_${noun}`;
  const asChoice = (option) =>
    things
      ? (things().find((each) => each.value === option) ?? { value: option, label: option })
      : { value: option.value, label: option.text.text, note: option.description?.text, group: option.group, option };
  const grouped = (element.option_groups ?? []).flatMap((group) =>
    group.options.map((option) => ({ ...option, group: group.label.text })),
  );
  const external = kind === "external";
  const load = external
    ? async (typed) => {
        if (typed.length < (element.min_query_length ?? 3)) return [];
        const asked = { kind: "suggest", where: context.place, action_id: element.action_id, block_id: context.block.block_id };
        return ((await act({ ...asked, text: typed }))?.options ?? []).map(asChoice);
      }
    : fromList(things ? things() : [...(element.options ?? []), ...grouped].map(asChoice));
  const now = current(context, element, key, initial);
  const made = picker({
    label: element.placeholder?.text ?? t("choose"),
    labelledBy: context.labelledBy,
    placeholder: element.placeholder?.text,
    load,
    many,
    max: element.max_selected_items,
    remote: external,
    chosen: (many ? (now ?? []) : now ? [now] : []).map(asChoice),
    onchoose: async (picked) => {
      const values = picked.map((choice) => {
        if (things) return choice.value;
        const { group: _, ...option } = choice.option;
        return option;
      });
      const value = { [key]: many ? values : values[0] };
      keep(context, element, value);
      if (await confirmed(element.confirm)) dispatch(context, element, value);
    },
  });
  made.dataset.action = element.action_id;
  return made;
}

function choices(element, context) {
  const many = element.type === "checkboxes";
  const key = many ? "selected_options" : "selected_option";
  const now = current(context, element, key, many ? "initial_options" : "initial_option");
  const chosen = new Set((many ? (now ?? []) : now ? [now] : []).map((option) => option.value));
  const name = freshId("choice");
  const change = () => {
    const on = element.options.filter((_, index) => inputs[index].checked);
    const value = { [key]: many ? on : on[0] };
    keep(context, element, value);
    dispatch(context, element, value);
  };
  const inputs = element.options.map((option) =>
    h("input", { type: many ? "checkbox" : "radio", name, value: option.value, checked: chosen.has(option.value), onchange: change }),
  );
  return h(
    "div.choices",
    { role: many ? "group" : "radiogroup", "aria-labelledby": context.labelledBy, "data-action": element.action_id },
    element.options.map((option, index) =>
      h(
        "label.choice",
        {},
        inputs[index],
        h("span", {}, textObject(option.text), option.description ? h("small", {}, textObject(option.description)) : null),
      ),
    ),
  );
}

const INPUT_TYPES = { number_input: "text", email_text_input: "email", url_text_input: "url", plain_text_input: "text" };

function textInput(element, context) {
  const events = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const input = h(element.multiline ? "textarea" : "input", {
    type: element.multiline ? null : INPUT_TYPES[element.type],
    inputmode: element.type === "number_input" ? "decimal" : null,
    rows: element.multiline ? "5" : null,
    placeholder: element.placeholder?.text ?? null,
    "aria-labelledby": context.labelledBy,
    "aria-describedby": context.describedBy,
    "aria-label": context.labelledBy ? null : (element.placeholder?.text ?? element.action_id),
    autofocus: element.focus_on_load,
    "data-action": element.action_id,
  });
  input.value = current(context, element, "value", "initial_value") ?? "";
  input.addEventListener("input", () => {
    keep(context, element, { value: input.value || null });
    if (events.includes("on_character_entered")) dispatch(context, element, { value: input.value });
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || element.multiline || !events.includes("on_enter_pressed")) return;
    dispatch(context, element, { value: input.value });
  });
  return input;
}

const NATIVE = {
  datepicker: ["date", "selected_date", "initial_date"],
  timepicker: ["time", "selected_time", "initial_time"],
  datetimepicker: ["datetime-local", "selected_date_time", "initial_date_time"],
};

function nativePicker(element, context) {
  const [type, key, initial] = NATIVE[element.type];
  const epoch = element.type === "datetimepicker";
  const input = h("input", {
    type,
    "aria-labelledby": context.labelledBy,
    "aria-label": context.labelledBy ? null : (element.placeholder?.text ?? element.action_id),
    "data-action": element.action_id,
  });
  const now = current(context, element, key, initial);
  input.value = epoch && now ? localMinute(now) : (now ?? "");
  input.addEventListener("change", () => {
    const value = { [key]: epoch && input.value ? Math.floor(new Date(input.value) / 1000) : input.value || null };
    keep(context, element, value);
    dispatch(context, element, value);
  });
  return input;
}

function localMinute(seconds) {
  const when = new Date(seconds * 1000);
  return new Date(when - when.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fileInput(element, context) {
  const most = element.max_files ?? 10;
  const accept = (element.filetypes ?? []).map((each) => `.${each}`).join(",");
  const chosen = h("div.chips");
  const input = h("input", { type: "file", hidden: true, multiple: most > 1, accept, "data-action": element.action_id, onchange: take });
  let files = current(context, element, "files", "") ?? [];
  const set = (now) => {
    files = now.slice(-most);
    keep(context, element, { files });
    draw();
  };
  async function take() {
    const found = await attach([...input.files]);
    input.value = "";
    if (found) set([...files, ...found]);
  }
  function draw() {
    const without = (gone) => () => set(files.filter((each) => each !== gone));
    const remove = (each) => h("button", { type: "button", "aria-label": t("remove", { name: each.name }), onclick: without(each) }, icon("close"));
    chosen.replaceChildren(...files.map((each) => h("span.chip", {}, icon("file"), each.name, remove(each))));
  }
  draw();
  const attributes = { type: "button", "aria-describedby": context.describedBy, onclick: () => input.click() };
  return h("div.file-input", {}, h("button.plain", attributes, icon("clip"), t(most > 1 ? "choose_files" : "choose_file")), input, chosen);
}

const BUILDERS = {
  file_input: fileInput,
  button,
  overflow,
  checkboxes: choices,
  radio_buttons: choices,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  datepicker: nativePicker,
  timepicker: nativePicker,
  datetimepicker: nativePicker,
  feedback_buttons: (element, context) =>
    h(
      "span.button-row",
      {},
      [element.positive_button, element.negative_button].map((each) =>
        button({ type: "button", text: each.text, action_id: element.action_id }, context),
      ),
    ),
};
for (const kind of ["static", "external", "users", "channels", "conversations"]) {
  BUILDERS[`${kind}_select`] = select;
  BUILDERS[`multi_${kind}_select`] = select;
}
