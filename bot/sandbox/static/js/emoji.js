// Emoji by their Slack names. Marks that carry a verdict are drawn by the page itself, so that they look the same
// everywhere; the others come from the system's own letters, or are shown as :name: where it has none.

import { h } from "./dom.js";

let table = {};
let colourful = true;

const disc = (colour, edge = "none") => [["circle", { cx: 10, cy: 10, r: 8, fill: colour, stroke: edge }]];
const square = (colour) => [["rect", { x: 2.5, y: 2.5, width: 15, height: 15, rx: 3.5, fill: colour }]];
const diamond = (r) => [["path", { d: `M10 ${10 - r}l${r} ${r}l-${r} ${r}l-${r}-${r}z`, fill: "#e98a1f" }]];
const line = (d, colour, width = 2.4) => ["path", { d, fill: "none", stroke: colour, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" }];
const badge = (fill, ...marks) => [["rect", { x: 1.5, y: 1.5, width: 17, height: 17, rx: 4.5, fill }], ...marks];

const DRAWN = {
  red_circle: disc("#d8453b"),
  large_orange_circle: disc("#e98a1f"),
  large_yellow_circle: disc("#e9bd2d"),
  large_green_circle: disc("#3f9a52"),
  large_blue_circle: disc("#3d7ec4"),
  large_purple_circle: disc("#8259b3"),
  white_circle: disc("#f4f2ee", "#a9a59c"),
  black_circle: disc("#33373c", "#777"),
  large_red_square: square("#d8453b"),
  large_orange_square: square("#e98a1f"),
  large_yellow_square: square("#e9bd2d"),
  large_green_square: square("#3f9a52"),
  white_check_mark: badge("#3f9a52", line("M5.5 10.5l3 3 6-7", "#fff")),
  heavy_check_mark: [line("M3.5 11l4.2 4.2L16.5 5", "currentColor", 2.8)],
  x: [line("M5 5l10 10M15 5L5 15", "#d8453b", 3.2)],
  heavy_plus_sign: [line("M10 4v12M4 10h12", "currentColor", 2.8)],
  heavy_minus_sign: [line("M4 10h12", "currentColor", 2.8)],
  warning: [
    ["path", { d: "M10 2.2 18.6 17.4H1.4z", fill: "#ecb52d", stroke: "#ecb52d", "stroke-width": 1.6, "stroke-linejoin": "round" }],
    line("M10 7.6v4.6M10 14.9v.1", "#3a2c05", 2),
  ],
  information_source: badge("#3d7ec4", line("M10 9.4v5M10 6v.1", "#fff", 2.3)),
  no_entry: [["circle", { cx: 10, cy: 10, r: 8, fill: "#d8453b" }], line("M6 10h8", "#fff", 2.8)],
  link: [line("M8.2 11.8l3.6-3.6M9 6.2l2.2-2.2a3.2 3.2 0 0 1 4.8 4.8L13.8 11M11 13.8 8.8 16A3.2 3.2 0 0 1 4 11.2L6.2 9", "#5b7c9e", 2)],
  bell: [
    ["path", { d: "M10 2.5c-3.2 0-5 2.3-5 5.3 0 3.9-1.8 4.7-1.8 6.2h13.6c0-1.5-1.8-2.3-1.8-6.2 0-3-1.8-5.3-5-5.3z", fill: "#ecb52d" }],
    line("M8.3 16.6a1.8 1.8 0 0 0 3.4 0", "#b98714", 2),
  ],
  exclamation: [line("M10 3.5v8.4M10 16v.1", "#d8453b", 3.2)],
  arrow_right: badge("#5b7c9e", line("M5.5 10h9M11 6.5l3.5 3.5-3.5 3.5", "#fff", 2)),
  hourglass_flowing_sand: [
    ["path", { d: "M5 2.5h10v2.2c0 2.4-3.2 3.8-3.2 5.3s3.2 2.9 3.2 5.3v2.2H5v-2.2c0-2.4 3.2-3.8 3.2-5.3S5 7.1 5 4.700z", fill: "#f3dca6" }],
    ["path", { d: "M6.3 17c.5-2 2.2-2.8 3.7-2.800s3.2.8 3.7 2.800z", fill: "#dba53a" }],
    line("M4 2.3h12M4 17.7h12", "#8b6b3f", 2),
  ],
  arrows_counterclockwise: badge("#5b7c9e", line("M14.3 8.300A4.7 4.7 0 0 0 6 7.200M6 4.600v2.700h2.700M5.7 11.700A4.7 4.7 0 0 0 14 12.800M14 15.400v-2.700h-2.7", "#fff", 1.7)),
  grey_question: [line("M6.8 7.200a3.2 3.2 0 1 1 4.9 2.700c-1.1.7-1.7 1.3-1.7 2.600M10 16.300v.1", "#9aa0a6", 2.6)],
  wave: [
    ["path", { d: "M6.2 18c-2.5-1.2-4.2-4.3-4-7.200l.5-3.200c.2-1.1 1.7-1 1.8.1l.4 2.300L7 4.300c.5-1 2-.5 1.7.7L7.9 8.800l3-5.600c.6-1 2-.3 1.6.8l-2 5.6 3.6-4.200c.8-.8 2 .1 1.4 1.100l-3 5 2.4-1.700c.9-.6 1.9.6 1.1 1.4-2.8 2.9-4.9 8-9.8 6.800z", fill: "#f2b94b" }],
    line("M15.6 1.800c1 .5 1.8 1.3 2.3 2.400M1.6 14.800c.3 1.3 1 2.4 2 3.2", "#8aa0b5", 1.4),
  ],
  "+1": [["path", { d: "M2.5 9.500h3V18h-3zM6.8 9.600l3-7.200c1.7-.2 2.5 1 2.2 2.700l-.5 2.700h4.600c1.3 0 2 1 1.7 2.200l-1.5 6.200c-.3 1-1 1.6-2 1.600H8.600l-1.8-.9z", fill: "#eeb53f" }]],
  bulb: [
    ["path", { d: "M10 2a5.6 5.6 0 0 0-3.4 10c.8.7 1.2 1.4 1.3 2.3h4.2c.1-.9.5-1.6 1.3-2.3A5.6 5.6 0 0 0 10 2z", fill: "#efc338" }],
    line("M8 16.2h4M8.8 18.3h2.4", "#8a8f96", 1.6),
  ],
  large_orange_diamond: diamond(8.5),
  small_orange_diamond: diamond(5),
  pencil2: [
    ["path", { d: "M12.9 3.4l3.7 3.7-9 9-4.6.9.9-4.6z", fill: "#ecb52d", stroke: "#8b6b3f", "stroke-width": 1, "stroke-linejoin": "round" }],
    line("M11.3 5l3.7 3.7M3 17l1.5-.3", "#5a4322", 1.6),
  ],
  no_entry_sign: [["circle", { cx: 10, cy: 10, r: 7, fill: "none", stroke: "#d8453b", "stroke-width": 2.6 }], line("M5.2 5.2l9.6 9.6", "#d8453b", 2.6)],
  leftwards_arrow_with_hook: badge("#5b7c9e", line("M8.3 5.5L5.3 8.5l3 3M5.6 8.5h5.9a2.9 2.9 0 0 1 0 5.8H8", "#fff", 2)),
  arrow_double_down: badge("#5b7c9e", line("M5.5 5l4.5 4 4.5-4M5.5 10.5l4.5 4 4.5-4", "#fff", 2)),
  ballot_box_with_check: [["rect", { x: 2.5, y: 2.5, width: 15, height: 15, rx: 3, fill: "#fff", stroke: "#5b7c9e", "stroke-width": 2 }], line("M5.8 10.3l3 3 5.6-6.5", "#3d7ec4", 2.4)],
  alarm_clock: [
    line("M3 5.5l2.8-2.5M17 5.5l-2.8-2.5M5.5 16.2L4 18M14.5 16.2L16 18", "#8a8f96", 2),
    ["circle", { cx: 10, cy: 10.5, r: 6.6, fill: "#fff", stroke: "#d8453b", "stroke-width": 2 }],
    line("M10 7v3.8l2.5 1.5", "#33373c", 1.7),
  ],
  calendar: [
    ["rect", { x: 2, y: 3.5, width: 16, height: 14.5, rx: 2.5, fill: "#fff", stroke: "#8a8f96", "stroke-width": 1.2 }],
    ["path", { d: "M2 8V6a2.5 2.5 0 0 1 2.5-2.5h11A2.5 2.5 0 0 1 18 6v2z", fill: "#d8453b" }],
    line("M6 2v3M14 2v3M6 11.5h.1M10 11.5h.1M14 11.5h.1M6 15h.1M10 15h.1", "#5a5f66", 1.8),
  ],
  page_facing_up: [
    ["path", { d: "M4.5 1.8h7.5l3.8 3.8v12.6H4.5z", fill: "#fff", stroke: "#8a8f96", "stroke-width": 1.3, "stroke-linejoin": "round" }],
    line("M7 9h6M7 12h6M7 15h4M12 2v3.8h3.6", "#8a8f96", 1.3),
  ],
  rotating_light: [
    ["path", { d: "M5 14.5V10a5 5 0 0 1 10 0v4.5z", fill: "#d8453b" }],
    ["rect", { x: 3, y: 14.5, width: 14, height: 3.5, rx: 1.2, fill: "#56636f" }],
    line("M10 1v1.5M3.3 3.7l1.1 1.1M16.7 3.7l-1.1 1.1", "#e98a1f", 1.8),
  ],
  mag: [["circle", { cx: 8.4, cy: 8.4, r: 5.2, fill: "#cfe3f1", stroke: "#56636f", "stroke-width": 2 }], line("M12.4 12.4l5 5", "#56636f", 2.8)],
};

/** Load the names, and see whether this system can draw coloured emoji at all. */
export async function loadEmoji() {
  table = await (await fetch("/static/emoji.json")).json();
  const canvas = h("canvas", { width: 24, height: 24 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = "18px 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif";
  pen.fillText("\u{1F44D}", 0, 19);
  const pixels = pen.getImageData(0, 0, 24, 24).data;
  colourful = false;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] > 60 && Math.abs(pixels[at] - pixels[at + 2]) > 30) colourful = true;
  }
}

export const isEmoji = (name) => name.split("::")[0] in table;

/** The character of a name, for plain text. */
export const character = (name) => table[name.split("::")[0]];

/** The node of an emoji; an unknown name stays what it was. */
export function emoji(name) {
  const plain = name.split("::")[0];
  if (DRAWN[plain]) return drawn(plain);
  const sign = table[plain];
  if (!sign || (!colourful && /\p{Extended_Pictographic}|\p{RI}/u.test(sign))) return document.createTextNode(`:${name}:`);
  return h("span.emoji", { role: "img", "aria-label": plain.replaceAll("_", " ") }, sign);
}

function drawn(name) {
  const make = (tag, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const svg = make("svg", { viewBox: "0 0 20 20", class: "emoji-drawn", role: "img", "aria-label": name.replaceAll("_", " ") });
  svg.append(...DRAWN[name].map(([tag, attributes]) => make(tag, attributes)));
  return svg;
}
