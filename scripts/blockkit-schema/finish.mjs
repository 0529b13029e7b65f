// Turns the raw generated schema into the one we ship: limits out of the prose, unions chosen by `type`, no prose.
// A pure function: the same input always gives the same output.

const TEXTS = new Set(['PlainTextElement', 'MrkdwnElement', 'TextObject']);
const name = (ref) => ref.split('/').pop();
const isText = (node) =>
  (node.$ref !== undefined && TEXTS.has(name(node.$ref))) || (node.anyOf ?? []).some((option) => isText(option));

/** Limits that Slack's reference states and the comments of the types do not. Path: Definition.property. */
const EXTRA = {
  'Message.text': { maxLength: 40000 },
  'Modal.external_id': { maxLength: 255 },
  'Home.external_id': { maxLength: 255 },
  'ActionsBlock.elements': { minItems: 1 },
  'ContextBlock.elements': { minItems: 1 },
  'ContextActionsBlock.elements': { minItems: 1 },
  'RichTextBlock.elements': { minItems: 1 },
  'TableBlock.rows': { minItems: 1 },
  'SectionBlock.fields': { minItems: 1 },
  'MarkdownBlock.text': { minLength: 1 },
  'ImageElement.alt_text': { maxLength: 2000, minLength: 1 },
  'ImageElement.image_url': { maxLength: 3000, pattern: '^https?://' },
  'ImageBlock.alt_text': { minLength: 1 },
  'ImageBlock.image_url': { maxLength: 3000, pattern: '^https?://' },
  'Button.url': { pattern: '^[A-Za-z][A-Za-z0-9+.-]*:' },
  'Checkboxes.options': { minItems: 1 },
  'RadioButtons.options': { minItems: 1 },
  'Overflow.options': { minItems: 1 },
  'StaticSelect.options': { minItems: 1 },
  'MultiStaticSelect.options': { minItems: 1 },
  'StaticSelect.option_groups': { minItems: 1 },
  'MultiStaticSelect.option_groups': { minItems: 1 },
  'FeedbackButtons.positive_button.text': { properties: { text: { maxLength: 75 } } },
  'FeedbackButtons.negative_button.text': { properties: { text: { maxLength: 75 } } },
  'FeedbackButtons.positive_button.value': { maxLength: 2000 },
  'FeedbackButtons.negative_button.value': { maxLength: 2000 },
  'IconButton.text': { properties: { text: { maxLength: 75 } } },
  'IconButton.value': { maxLength: 2000 },
  'StaticSelect.option_groups.label': { properties: { text: { maxLength: 75 } } },
  'StaticSelect.option_groups.options': { maxItems: 100, minItems: 1 },
  'MultiStaticSelect.option_groups.label': { properties: { text: { maxLength: 75 } } },
  'MultiStaticSelect.option_groups.options': { maxItems: 100, minItems: 1 },
  'PlainTextInput.max_length': { minimum: 1, maximum: 3000 },
  'PlainTextInput.min_length': { minimum: 0 },
  'PlainTextInput.initial_value': { maxLength: 3000 },
  'Datepicker.initial_date': { pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  'Timepicker.initial_time': { pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  'DateTimepicker.initial_date_time': { minimum: 1000000000, maximum: 9999999999 },
};
for (const multi of ['Users', 'Static', 'Conversations', 'Channels', 'External'])
  EXTRA[`Multi${multi}Select.max_selected_items`] = { minimum: 1 };

const number = (text) => Number(text.replaceAll(',', ''));
const first = (text, ...patterns) => {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return number(found[1]);
  }
  return undefined;
};

/** The limits that a property's comment states, as JSON Schema keywords for that property. */
function stated(node) {
  const prose = (node.description ?? '').replace(/\s+/g, ' ').replaceAll('`', '');
  const length = { minLength: first(prose, /minimum length[^.]*? is (\d+)/i) };
  length.maxLength =
    first(prose, /max(?:imum)? length[^.]*? (?:is|of) ([\d,]+) char/i, /\blimit ([\d,]+) char/i) ??
    (first(prose, /less than ([\d,]+) char/i) ?? NaN) - 1;
  for (const key of Object.keys(length)) if (!Number.isFinite(length[key])) delete length[key];
  const hasLength = Object.keys(length).length > 0;

  if (node.type === 'array') {
    const maxItems = first(
      prose,
      /max(?:imum)? number of [a-z ]+ is (\d+)/i,
      /max(?:imum)? of (\d+)/i,
      /max(?:imum)? (\d+) [a-z]/i,
      /\bup to (\d+)/i,
    );
    const result = {};
    const rows = /max(?:imum)? (\d+) rows/i.exec(prose);
    if (rows) result.maxItems = number(rows[1]);
    else if (maxItems !== undefined) result.maxItems = maxItems;
    const least = /minimum (\d+), max/i.exec(prose);
    if (least) result.minItems = number(least[1]);
    const cells = /max of (\d+) table cells/i.exec(prose);
    if (cells) result.items = { maxItems: number(cells[1]) };
    if (hasLength && isText(node.items)) result.items = { properties: { text: length } };
    return result;
  }
  if (node.type === 'number') {
    const between = /between (\d+) and (\d+)/i.exec(prose) ?? /min(?:imum of)? (\d+), max(?:imum of)? (\d+)/i.exec(prose);
    if (between) return { minimum: number(between[1]), maximum: number(between[2]) };
    const most = first(prose, /maximum value is (\d+)/i);
    return most === undefined ? {} : { maximum: most };
  }
  if (!hasLength) return {};
  if (isText(node)) return { properties: { text: length } };
  return node.type === 'string' && node.const === undefined ? length : {};
}

/** Deep merge of keywords into a schema node; the later value wins. */
function merge(node, more) {
  for (const [key, value] of Object.entries(more)) {
    const both = typeof value === 'object' && !Array.isArray(value) && typeof node[key] === 'object';
    node[key] = both ? merge({ ...node[key] }, value) : value;
  }
  return node;
}

function limit(node, path) {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const place = `${path}.${key}`;
    limit(child, place);
    merge(child, stated(child));
    if (EXTRA[place]) merge(child, EXTRA[place]);
  }
  if (node.items) limit(node.items, path);
  for (const option of node.anyOf ?? []) limit(option, path);
}

export function finish(raw) {
  const { definitions, properties } = structuredClone(raw);
  const resolve = (node) => (node.$ref ? definitions[name(node.$ref)] : node);

  // A plan's tasks admit any record, which would admit anything.
  definitions.PlanBlock.properties.tasks.items = { $ref: '#/definitions/TaskCardBlock' };
  // Arguments that the contract does not name, such as `channel` or `ts`, pass.
  definitions.Message.additionalProperties = true;

  // Two shapes of the same `type` (an image by address or by file) become one with a choice of keys.
  for (const definition of Object.values(definitions)) {
    const shapes = (definition.anyOf ?? []).map(resolve);
    if (shapes.length < 2 || shapes.some((shape) => shape.type !== 'object')) continue;
    const types = new Set(shapes.map((shape) => shape.properties?.type?.const));
    if (types.size !== 1) continue;
    const shared = shapes[0].required.filter((key) => shapes.every((shape) => shape.required.includes(key)));
    const choices = shapes.map((shape) => shape.required.filter((key) => !shared.includes(key)));
    delete definition.anyOf;
    Object.assign(definition, {
      type: 'object',
      properties: Object.assign({}, ...shapes.map((shape) => shape.properties)),
      ...(shared.length ? { required: shared } : {}),
      additionalProperties: false,
      oneOf: choices.map((required) => ({ required })),
    });
  }

  for (const [key, definition] of Object.entries(definitions)) limit(definition, key);

  // A union of blocks or elements is decided by `type`, so that an error names the one shape that was meant.
  const leaves = (node) => {
    const target = resolve(node);
    if (target.anyOf) return target.anyOf.flatMap(leaves);
    if (target.kinds) return target.kinds;
    const kind = target.properties?.type?.const;
    return kind === undefined ? [undefined] : [{ kind, ref: node.$ref }];
  };
  const choose = (node) => {
    if (Array.isArray(node.anyOf)) {
      const options = node.anyOf.flatMap(leaves);
      if (options.every((option) => option?.ref)) {
        delete node.anyOf;
        node.type = 'object';
        node.required = ['type'];
        node.kinds = options;
      }
    }
    for (const child of Object.values(node)) if (child && typeof child === 'object') choose(child);
  };
  choose(definitions);
  const write = (node) => {
    if (node.kinds) {
      node.properties = { ...node.properties, type: { enum: node.kinds.map((option) => option.kind) } };
      node.allOf = node.kinds.map((option) => ({
        if: { type: 'object', properties: { type: { const: option.kind } }, required: ['type'] },
        then: { $ref: option.ref },
      }));
      delete node.kinds;
    }
    // `properties: {description: ...}` is a property of that name; `description: "..."` is prose.
    if (typeof node.description === 'string') delete node.description;
    if (typeof node.deprecated === 'string' || typeof node.deprecated === 'boolean') delete node.deprecated;
    if (Array.isArray(node.examples)) delete node.examples;
    for (const child of Object.values(node)) if (child && typeof child === 'object') write(child);
  };
  write(definitions);

  // An option has no `type` of its own: one shape whose text may be either kind.
  definitions.Option = structuredClone(definitions.PlainTextOption);
  definitions.Option.properties.text = { $ref: '#/definitions/TextObject', properties: { text: { maxLength: 75 } } };

  // What no surface reaches any more is left out.
  const used = new Set();
  const reach = (node) => {
    if (typeof node.$ref === 'string' && !used.has(name(node.$ref))) {
      used.add(name(node.$ref));
      reach(definitions[name(node.$ref)]);
    }
    for (const child of Object.values(node)) if (child && typeof child === 'object') reach(child);
  };
  reach(properties);
  const kept = Object.fromEntries(
    Object.keys(definitions)
      .filter((key) => used.has(key))
      .sort()
      .map((key) => [key, definitions[key]]),
  );
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', definitions: kept };
}
