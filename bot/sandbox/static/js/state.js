// What the page knows: the picture of one person, where they look, and what they entered.

import * as api from "./api.js";
import { speak } from "./strings.js";

export const state = {
  person: null,
  people: new Map(),
  channels: new Map(),
  app: { name: "", commands: [], shortcuts: [] },
  stack: [],
  home: null,
  samples: [],
  statuses: new Map(),
  unread: new Map(),
  place: null, // a channel id, or "home"
  thread: null,
  clock: 0, // seconds that the workspace is ahead of real time
  online: true,
  connected: true,
};

const listeners = new Set();

/** Hear of changes: fn(kind, change). */
export const onChange = (listener) => listeners.add(listener);
const tell = (kind, change = {}) => listeners.forEach((listener) => listener(kind, change));

const key = (channel, thread) => `${channel}/${thread || ""}`;
export const statusOf = (channel, thread) => state.statuses.get(key(channel, thread));
export const me = () => state.people.get(state.person);
/** Seconds since the epoch by the workspace's clock. */
export const now = () => Date.now() / 1000 + state.clock;
export const myIm = () => me().im;

let endLive = null;

/** Look through the eyes of a person; done when the page is drawn and its line to the workspace was tried. */
export async function become(person) {
  endLive?.();
  take(await api.picture(person));
  state.person = person && state.people.has(person) ? person : [...state.people.keys()][0];
  remember("person", state.person);
  speak(me().locale);
  if (!state.channels.has(state.place) && state.place !== "home") state.place = myIm();
  const old = state.place;
  if (old !== "home" && state.channels.get(old)?.im) state.place = myIm();
  state.thread = null;
  state.unread.clear();
  tell("all");
  let first = true;
  await new Promise((tried) => {
    endLive = api.live(state.person, hear, async (online) => {
      state.online = online;
      // Whatever happened while the line was down (or before it was up) is in a fresh picture.
      if (online) await refresh();
      tell(online ? "all" : "online");
      if (first && state.place === myIm()) act({ kind: "look", tab: "messages" });
      first = false;
      tried();
    });
  });
}

let asked = 0;
let late = [];

/** Take a fresh picture; what is heard while it is on its way may be newer than it, and is taken in after it. */
async function refresh() {
  asked += 1;
  try {
    take(await api.picture(state.person));
  } finally {
    asked -= 1;
    if (!asked) {
      const heard = late;
      late = [];
      heard.forEach(hear);
    }
  }
}

function take(picture) {
  state.workspace = picture.workspace;
  state.app = picture.app;
  state.people = new Map(picture.people.map((person) => [person.id, person]));
  state.channels = new Map(
    picture.channels.map((channel) => [
      channel.id,
      { ...channel, messages: new Map(channel.messages.map((message) => [message.ts, message])) },
    ]),
  );
  state.statuses = new Map(picture.statuses.map((each) => [key(each.channel, each.thread_ts), each.status]));
  state.stack = picture.stack;
  state.home = picture.home;
  state.samples = picture.samples;
  state.clock = picture.clock;
  state.connected = picture.connected;
}

function hear(change) {
  if (asked) {
    late.push(change);
    return;
  }
  const channel = state.channels.get(change.channel);
  switch (change.kind) {
    case "message":
      if (!channel) return;
      if (!channel.messages.has(change.message.ts) && change.message.user !== state.person && state.place !== channel.id)
        state.unread.set(channel.id, (state.unread.get(channel.id) ?? 0) + 1);
      change.fresh = !channel.messages.has(change.message.ts);
      channel.messages.set(change.message.ts, change.message);
      break;
    case "deleted":
      channel?.messages.delete(change.ts);
      break;
    case "views":
      state.stack = change.stack;
      state.home = change.home;
      break;
    case "status":
      if (change.status) state.statuses.set(key(change.channel, change.thread_ts), change.status);
      else state.statuses.delete(key(change.channel, change.thread_ts));
      break;
    case "prompts":
      if (channel) channel.prompts[change.thread_ts] = { title: change.title, prompts: change.prompts };
      break;
    case "title":
      if (channel) channel.titles[change.thread_ts] = change.title;
      break;
    case "clock":
      state.clock = change.offset;
      break;
    case "app":
      state.connected = change.connected;
      break;
    case "people":
    case "channels":
      refresh().then(() => {
        speak(me().locale);
        tell("all");
      });
      return;
  }
  tell(change.kind, change);
}

/** Go to a channel or to "home". */
export function go(place) {
  state.place = place;
  state.thread = null;
  state.unread.delete(place);
  document.body.classList.remove("drawer");
  tell("place");
  if (place === "home") act({ kind: "look", tab: "home" });
  else if (place === myIm()) act({ kind: "look", tab: "messages" });
}

/** Open a thread beside the conversation, or close it with null; quietly: without taking the keyboard there. */
export function openThread(ts, quietly = false) {
  state.thread = ts;
  tell("thread", { quietly });
}

/** Do something as the present person; a refusal is told as "refused" and gives null. */
export async function act(order) {
  try {
    return await api.act({ person: state.person, ...order });
  } catch (error) {
    tell("refused", { code: error.code ?? String(error), order });
    return null;
  }
}

/** Share files as the present person. */
export async function share(order) {
  try {
    return await api.share({ person: state.person, ...order });
  } catch (error) {
    tell("refused", { code: error.code ?? String(error), order });
    return null;
  }
}

/** Hand in files for a field of a form as the present person; null when they are refused. */
export async function attach(files) {
  try {
    return await api.attach({ person: state.person, files });
  } catch (error) {
    tell("refused", { code: error.code ?? String(error), order: {} });
    return null;
  }
}

/** A display name and colour for any user id. */
export function who(user) {
  if (user === state.app.id) return { name: state.app.name, app: true };
  return state.people.get(user) ?? { name: user, colour: "#888" };
}

/** Keep a small choice over reloads, where the browser allows it. */
export function remember(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(`sandbox.${name}`);
    localStorage.setItem(`sandbox.${name}`, value);
  } catch {
    // a browser without storage simply forgets
  }
  return null;
}
