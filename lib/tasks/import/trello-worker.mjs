import { parentPort, workerData } from "node:worker_threads";

// Parses a board that Trello has exported. A thread of its own, since 40 MB of JSON take a second; of what it holds only
// what is read goes back.
const { text, maxEntries, maxRows } = workerData;

const VALUE = null;
const fields = (...names) => Object.fromEntries(names.map((name) => [name, VALUE]));
/** What is read of a board: values, objects and lists of either. */
const BOARD = {
  name: VALUE,
  lists: [fields("id", "name", "pos", "closed")],
  members: [fields("id", "fullName", "username")],
  labels: [fields("id", "name", "color")],
  cards: [
    {
      ...fields("id", "name", "desc", "pos", "idList", "closed", "start", "due"),
      ...fields("dueComplete", "dateCompleted", "dateLastActivity"),
      idLabels: [VALUE],
      idMembers: [VALUE],
      attachments: [fields("name", "url")],
      stickers: [VALUE],
      pluginData: [VALUE],
    },
  ],
  checklists: [{ ...fields("id", "idCard", "name", "pos"), checkItems: [fields("name", "pos", "state")] }],
  actions: [
    {
      ...fields("type", "date", "idMemberCreator"),
      data: { text: VALUE, card: fields("id") },
      memberCreator: fields("fullName", "username"),
    },
  ],
  customFields: [fields("name")],
  pluginData: [VALUE],
};

let rows = 0;
function pick(value, shape) {
  const isObject = typeof value === "object" && value !== null;
  if (shape === VALUE) return isObject ? undefined : value;
  if (!isObject || Array.isArray(value) !== Array.isArray(shape)) return undefined;
  if (!Array.isArray(shape))
    return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, pick(value[name], inner)]));
  rows += value.length;
  if (rows > maxRows) throw new RangeError();
  return value.map((item) => pick(item, shape[0]));
}

/** JSON.parse isn't interrupted where a thread runs out of memory, and would end the whole process. */
function countEntries() {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "," || sign === "{" || sign === "[") count += 1;
  }
  return count;
}

function read() {
  if (countEntries() > maxEntries) return { failure: "tooMany" };
  try {
    return { board: pick(JSON.parse(text), BOARD) };
  } catch (error) {
    return { failure: error instanceof RangeError ? "tooMany" : "notJson" };
  }
}

parentPort.postMessage(read());
