// Blocks of Block Kit as nodes. A block that the page does not know is shown as a grey box with its name.

import { freshId, h, icon } from "./dom.js";
import { interactive } from "./elements.js";
import { markdown } from "./markdown.js";
import { textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { known, t } from "./strings.js";

/**
 * The nodes of blocks. `surface` has `place` ({channel, ts} or {view_id}), `values` from the server and
 * `errors` by block_id (sentences of the app, or codes of the page's own words).
 */
export function renderBlocks(blocks, surface) {
  return blocks.map((block) => {
    const build = BUILDERS[block.type];
    const node = build ? build(block, { ...surface, block }) : unknown(block);
    node.dataset.block = block.block_id ?? "";
    return node;
  });
}

function unknown(block) {
  return h("div.unknown", { role: "note" }, t("unknown_block", { type: block.type }));
}

function section(block, context) {
  const accessory = block.accessory;
  return h(
    accessory ? "div.block.section.with-accessory" : "div.block.section",
    {},
    h(
      "div.section-body",
      {},
      block.text ? h("div.text", {}, textObject(block.text)) : null,
      block.fields ? h("div.fields", {}, block.fields.map((field) => h("div.text", {}, textObject(field)))) : null,
    ),
    accessory
      ? h("div.accessory", {}, accessory.type === "image" ? image(accessory, context, true) : interactive(accessory, context))
      : null,
  );
}

/** A picture of the sandbox's own files; others are described, since nothing is loaded from outside. */
function image(picture, context, small = false) {
  const file = picture.slack_file?.id ?? /\/files\/(F\d+)\//.exec(picture.slack_file?.url ?? picture.image_url ?? "")?.[1];
  const box = h(small ? "figure.picture.small" : "figure.picture");
  const missing = (why) => box.replaceChildren(h("div.no-picture", {}, h("strong", {}, picture.alt_text || t("no_image")), why ? h("small", {}, why) : null));
  const source = file ? `/sandbox/page/files/${encodeURIComponent(file)}` : picture.image_url?.startsWith("data:image/") ? picture.image_url : null;
  if (source) box.append(h("img", { src: source, alt: picture.alt_text ?? "", loading: "lazy", onerror: () => missing("") }));
  else missing(t("outside_image"));
  return box;
}

function context(block, surface) {
  return h(
    "div.block.context",
    {},
    block.elements.map((element) =>
      element.type === "image" ? image(element, surface, true) : h("span.text", {}, textObject(element)),
    ),
  );
}

function input(block, surface) {
  const label = freshId("label");
  const hint = freshId("hint");
  const code = surface.errors?.[block.block_id];
  const error = code ? h("div.field-error", { id: hint, role: "alert" }, known(code) ? t(code) : code) : null;
  const described = error || block.hint ? hint : null;
  return h(
    error ? "div.block.input.wrong" : "div.block.input",
    {},
    h("div.label", { id: label }, textObject(block.label), block.optional ? h("span.optional", {}, ` ${t("optional")}`) : null),
    interactive(block.element, { ...surface, labelledBy: label, describedBy: described }),
    error,
    block.hint ? h("div.hint", { id: error ? null : hint }, textObject(block.hint)) : null,
  );
}

function table(block) {
  const settings = block.column_settings ?? [];
  const cell = (content, tag, column) => {
    const words = content.type === "rich_text" ? richText(content) : (content.text ?? "");
    return h(`${tag}.${settings[column]?.align ?? "left"}${settings[column]?.is_wrapped ? ".wrapped" : ""}`, {}, words);
  };
  const [head, ...rows] = block.rows;
  return h(
    "div.block.table-wrap",
    { tabindex: "0" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, head.map((content, column) => cell(content, "th", column)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((content, column) => cell(content, "td", column))))),
    ),
  );
}

const BUILDERS = {
  section,
  context,
  input,
  table,
  header: (block) => h("h3.block.header", {}, textObject(block.text)),
  divider: () => h("hr.block"),
  actions: (block, surface) => h("div.block.actions", {}, block.elements.map((each) => interactive(each, surface))),
  context_actions: (block, surface) => h("div.block.actions", {}, block.elements.map((each) => interactive(each, surface))),
  image: (block, surface) =>
    h("div.block.image", {}, block.title ? h("div.picture-title", {}, textObject(block.title)) : null, image(block, surface)),
  rich_text: (block) => h("div.block.text", {}, richText(block)),
  markdown: (block) => h("div.block.text.markdown", {}, markdown(block.text)),
  alert: (block) => h(`div.block.alert.${block.level ?? "default"}`, { role: "note" }, icon("bolt"), h("div.text", {}, textObject(block.text))),
  file: (block) => h("div.block.file-card", {}, icon("file"), h("span", {}, block.external_id ?? "")),
};
