// Menus and lists that open beside a button: placed on screen, closed by Escape, by a click outside, by moving on.

import { h } from "./dom.js";

let open = null;

/** Close whatever is open. */
export function closePopover(refocus = false) {
  if (!open) return;
  const { panel, anchor, onclose } = open;
  open = null;
  panel.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (refocus) anchor.focus();
  onclose?.();
}

/** Open `content` beside `anchor`. Inside a modal it goes into the modal, which is above everything else. */
export function openPopover(anchor, content, { onclose, label, role = "menu", wide = false } = {}) {
  const again = open?.anchor === anchor;
  closePopover();
  if (again) return null;
  const panel = h(wide ? "div.popover.wide" : "div.popover", { role, "aria-label": label }, content);
  (anchor.closest("dialog") ?? document.body).append(panel);
  place(panel, anchor);
  anchor.setAttribute("aria-expanded", "true");
  open = { panel, anchor, onclose };
  return panel;
}

export const popoverIsOpen = () => open !== null;

function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const below = innerHeight - box.bottom - 8;
  const top = below >= height || below >= box.top ? box.bottom + 4 : box.top - height - 4;
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
  panel.style.minWidth = `${Math.min(box.width, 480)}px`;
}

/** A menu of {label, run, danger, note, checked}; falsy items are left out, "-" is a line. */
export function openMenu(anchor, items, label) {
  const entries = items.filter(Boolean).map((item) =>
    item === "-"
      ? h("div.menu-line", { role: "separator" })
      : h(
          item.danger ? "button.menu-item.danger" : "button.menu-item",
          {
            type: "button",
            role: item.checked === undefined ? "menuitem" : "menuitemradio",
            "aria-checked": item.checked === undefined ? null : String(item.checked),
            disabled: item.run ? null : true,
            onclick: () => {
              closePopover(true);
              item.run();
            },
          },
          item.face ?? null,
          h("span.menu-words", {}, h("span", {}, item.label), item.note ? h("small", {}, item.note) : null),
        ),
  );
  const panel = openPopover(anchor, entries, { label });
  panel?.querySelector("button:not(:disabled)")?.focus();
  panel?.addEventListener("keydown", (event) => {
    const buttons = [...panel.querySelectorAll("button:not(:disabled)")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  });
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.panel.contains(event.target) && !open.anchor.contains(event.target)) closePopover();
});
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      closePopover(true);
    }
  },
  true,
);
window.addEventListener("resize", () => closePopover());
