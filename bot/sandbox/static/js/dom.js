// Small tools for the document: elements are built, text is always set as text, never as markup.

/** Build an element: h("button.primary", {onclick, "aria-label": "Close"}, "text", child, [more]). */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && !key.startsWith("aria") && typeof value !== "string") element[key] = value;
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  home: "M3 11 12 4l9 7M6 9.5V20h12V9.5M10 20v-6h4v6",
  chat: "M4 5h16v11H10l-4.5 4V16H4z",
  hash: "M9 4 7 20M17 4l-2 16M4 9h16M3.5 15h16",
  back: "M14 6l-6 6 6 6",
  close: "M6 6l12 12M18 6 6 18",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  thread: "M4 6h16M4 11h10M4 16h7M15 19l4-4-4-4",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14.5c1.8 2.3 5.2 2.3 7 0M9 9.5h.01M15 9.5h.01",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  clip: "M19 11.5 12 18.4a4.6 4.6 0 0 1-6.5-6.5l7.3-7.2a3 3 0 0 1 4.3 4.3l-7.3 7.2a1.5 1.5 0 0 1-2.1-2.1l6.6-6.6",
  send: "M4 12 20 4l-5 16-3.5-6.5z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  down: "M6 9l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7",
  half: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5v4.8l3.2 2",
  menu: "M4 7h16M4 12h16M4 17h16",
};

/** One of the page's own line icons; decoration only, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round letter in place of a face; CJK names show their first character, others their initials. */
export function avatar(name, colour, app = false) {
  const letters = /^\p{Script=Han}/u.test(name)
    ? [...name][0]
    : name.split(/\s+/).slice(0, 2).map((part) => part[0]).join("");
  const face = h(app ? "span.avatar.app" : "span.avatar", { "aria-hidden": "true" }, letters.toUpperCase());
  if (colour) face.style.setProperty("--face", colour);
  return face;
}

/** The id of a new element, for labels and descriptions. */
let last = 0;
export const freshId = (prefix) => `${prefix}-${++last}`;
