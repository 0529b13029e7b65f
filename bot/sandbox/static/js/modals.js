// The person's open modals: the top one is shown, the ones below wait. Drawn anew on change, keeping what was entered.

import { closePopover } from "./popover.js";
import { renderBlocks } from "./blocks.js";
import { freshId, h, icon } from "./dom.js";
import { forget, valuesOf } from "./elements.js";
import { plain } from "./mrkdwn.js";
import { act, state } from "./state.js";
import { known, t } from "./strings.js";

let dialog = null;
let shown = null; // id and hash and errors of what is drawn
let busy = false;

/** Show the top of the stack, or nothing. */
export function drawModals() {
  const view = state.stack.at(-1);
  if (!view) {
    if (dialog) {
      forget(shown?.id);
      dialog.remove();
      dialog = shown = null;
      busy = false;
    }
    return;
  }
  const errors = JSON.stringify(view.errors);
  if (shown && shown.id === view.id && shown.hash === view.hash && shown.errors === errors) return;
  const fresh = !shown || shown.id !== view.id;
  const focused = document.activeElement?.closest?.("[data-action]")?.dataset.action;
  const scrolled = dialog?.querySelector(".modal-body")?.scrollTop ?? 0;
  closePopover();
  dialog ??= newDialog();
  shown = { id: view.id, hash: view.hash, errors };
  busy = false;
  fill(view);
  if (fresh) (dialog.querySelector("[autofocus]") ?? dialog.querySelector(".modal-body :is(input,textarea,button)") ?? dialog).focus({ preventScroll: true });
  else {
    dialog.querySelector(".modal-body").scrollTop = scrolled;
    const wrong = dialog.querySelector(".wrong");
    if (wrong) {
      wrong.scrollIntoView({ block: "nearest" });
      wrong.querySelector("input,textarea,button")?.focus();
    } else if (focused) dialog.querySelector(`[data-action="${CSS.escape(focused)}"]`)?.focus();
  }
}

function newDialog() {
  const made = h("dialog.modal");
  made.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  document.body.append(made);
  made.showModal();
  return made;
}

function fill(view) {
  const title = freshId("modal");
  dialog.setAttribute("aria-labelledby", title);
  const deep = state.stack.length > 1;
  const surface = { place: { view_id: view.id }, values: view.state.values, errors: view.errors };
  const general = view.errors?.[""];
  const submit = view.submit
    ? h("button.primary.submit", { type: "submit", disabled: view.submit_disabled || null }, plain(view.submit.text))
    : null;
  dialog.replaceChildren(
    h(
      "form",
      { novalidate: true, onsubmit: (event) => send(event, view) },
      h(
        "header",
        {},
        deep ? h("button.icon-button", { type: "button", "aria-label": t("back"), onclick: () => close() }, icon("back")) : null,
        h("h2", { id: title }, plain(view.title?.text ?? "")),
        h("button.icon-button", { type: "button", "aria-label": t("close"), onclick: () => close(deep) }, icon("close")),
      ),
      h(
        "div.modal-body",
        {},
        general ? h("div.modal-error", { role: "alert" }, known(general) ? t(general) : general) : null,
        renderBlocks(view.blocks, surface),
      ),
      h(
        "footer",
        {},
        view.close || !submit ? h("button.plain", { type: "button", onclick: () => close() }, view.close ? plain(view.close.text) : t("close")) : null,
        submit,
      ),
    ),
  );
}

async function send(event, view) {
  event.preventDefault();
  if (busy) return;
  busy = true;
  const button = dialog.querySelector(".submit");
  button?.classList.add("busy");
  button?.setAttribute("aria-label", t("working"));
  const answer = await act({ kind: "submit", view_id: view.id, values: valuesOf({ view_id: view.id }) });
  busy = false;
  button?.classList.remove("busy");
  button?.removeAttribute("aria-label");
  // Errors arrive with the next drawing; a failure without one (the app is away) leaves the modal as it is.
  const open = state.stack.at(-1);
  if (answer?.errors?.[""] && open?.id === view.id) {
    open.errors = answer.errors;
    drawModals();
  }
}

async function close(everything = false) {
  const view = state.stack.at(-1);
  if (view) await act({ kind: "close", view_id: view.id, all: everything });
}
