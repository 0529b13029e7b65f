// A canvas over the page: opened by a link to it, wherever that stands, or by its own address.

import { canvas } from "./api.js";
import { toast } from "./dialogs.js";
import { freshId, h, icon } from "./dom.js";
import { markdown } from "./markdown.js";
import { state } from "./state.js";
import { t } from "./strings.js";

const ADDRESS = /^\/docs\/T\w+\/(F\w+)$/;

/** The id of the canvas that an address of this page is about; null for any other. */
export const canvasAt = (address) => {
  const url = new URL(address, location.href);
  return url.host === location.host ? (ADDRESS.exec(url.pathname)?.[1] ?? null) : null;
};

/** Show a canvas to the person until they close it. */
export async function openCanvas(id) {
  let found;
  try {
    found = await canvas(id, state.person);
  } catch {
    toast(t("no_canvas"));
    return;
  }
  const title = freshId("canvas");
  const dialog = h(
    "dialog.modal.canvas",
    { "aria-labelledby": title },
    h(
      "div.canvas-page",
      {},
      h(
        "header",
        {},
        h("h2", { id: title }, found.title),
        h("button.icon-button", { type: "button", "aria-label": t("close"), onclick: () => dialog.close() }, icon("close")),
      ),
      h("div.modal-body.markdown", { tabindex: "0" }, markdown(found.markdown)),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** A click on a link to a canvas shows it here instead of in another tab. */
document.addEventListener("click", (event) => {
  const target = event.target.closest?.("a[href]");
  const id = target && canvasAt(target.href);
  if (!id || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  openCanvas(id);
});
