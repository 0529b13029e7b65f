// What the page asks of the server.

async function answer(response) {
  const body = await response.json();
  if (!body.ok) throw Object.assign(new Error(body.error), { code: body.error });
  return body;
}

/** Everything one person sees. */
export const picture = async (person) =>
  answer(await fetch(`/sandbox/page/picture?person=${encodeURIComponent(person ?? "")}`));

/** A canvas as one person may read it: its title and Markdown. Throws an Error with Slack's `code`. */
export const canvas = async (id, person) =>
  answer(await fetch(`/sandbox/page/canvas/${encodeURIComponent(id)}?person=${encodeURIComponent(person)}`));

/** Do one thing as a person. Throws an Error with Slack's `code`. */
export const act = async (order) =>
  answer(
    await fetch("/sandbox/page/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(order),
    }),
  );

/** Share files as a person. */
export async function share({ person, channel, thread_ts, text, files }) {
  const form = new FormData();
  form.set("person", person);
  form.set("channel", channel);
  form.set("text", text ?? "");
  if (thread_ts) form.set("thread_ts", thread_ts);
  for (const file of files) form.append("file", file, file.name);
  return answer(await fetch("/sandbox/page/share", { method: "POST", body: form }));
}

/** Hand in files for a field of a form; gives them as Slack describes files. */
export async function attach({ person, files }) {
  const form = new FormData();
  form.set("person", person);
  for (const file of files) form.append("file", file, file.name);
  return (await answer(await fetch("/sandbox/page/attach", { method: "POST", body: form }))).files;
}

/** Live changes for a person; `onchange` gets each, `onstate` hears true (again) and false. Gives a function that ends it. */
export function live(person, onchange, onstate) {
  let over = false;
  let socket;
  const open = () => {
    socket = new WebSocket(`ws://${location.host}/sandbox/page/live?person=${encodeURIComponent(person)}`);
    socket.onopen = () => onstate(true);
    socket.onmessage = (event) => onchange(JSON.parse(event.data));
    socket.onclose = () => {
      if (over) return;
      onstate(false);
      setTimeout(open, 1000);
    };
  };
  open();
  return () => {
    over = true;
    socket.close();
  };
}
