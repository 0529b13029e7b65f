// The small question before a button with a confirm object acts, and short notes at the edge of the screen.

import { freshId, h } from "./dom.js";
import { textObject } from "./mrkdwn.js";
import { t } from "./strings.js";

/** Ask what a confirm object asks; a promise of true or false. Without one it is true at once. */
export function confirmed(question) {
  if (!question) return Promise.resolve(true);
  return new Promise((resolve) => {
    const title = freshId("confirm");
    const dialog = h(
      "dialog.confirm",
      { "aria-labelledby": title },
      h("h2", { id: title }, textObject(question.title)),
      h("div.text", {}, textObject(question.text)),
      h(
        "footer",
        {},
        h("button.plain", { type: "button", onclick: () => dialog.close("no") }, question.deny ? textObject(question.deny) : t("cancel")),
        h(
          question.style === "danger" ? "button.danger" : "button.primary",
          { type: "button", autofocus: true, onclick: () => dialog.close("yes") },
          question.confirm ? textObject(question.confirm) : t("confirm_yes"),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A note that goes by itself; screen readers hear it. */
export function toast(words) {
  const open = [...document.querySelectorAll("dialog[open]")].pop() ?? document.body;
  const note = h("div.toast", { role: "status" }, words);
  open.append(note);
  setTimeout(() => note.remove(), 6000);
}
