import { expect, it } from "vitest";
import { toRows } from "@/components/messages/rows";
import { isSmallChange } from "@/components/messages/use-drawn";
import { createTimeFormat } from "@/components/ui/time";
import type { ChannelActivity } from "@/lib/tasks/activity/schema";
import { sampleMessage } from "@/tests/sample-message";
import { phrasesOf, phraseText } from "./act-phrases";
import { weaveActs } from "./weave";

const format = createTimeFormat("UTC", "en-US");
const at = (day: number, minute: number) => new Date(Date.UTC(2026, 10, day, 9, minute)).toISOString();
const message = (seq: number, day: number, minute: number) =>
  sampleMessage(seq, { createdAt: at(day, minute) });
const act = (
  id: string,
  day: number,
  minute: number,
  given: Partial<ChannelActivity> = {},
): ChannelActivity => ({
  ...{ id, actor: { id: "ben", name: "Ben", image: null }, at: at(day, minute), kind: "completed" },
  task: { id: `task ${id}`, title: id, isCard: false },
  ...given,
});

type Shown = { before?: ReturnType<typeof message>; hasBefore?: boolean; hasAfter?: boolean };
function rowsOf(
  messages: ReturnType<typeof message>[],
  acts: ChannelActivity[],
  { before, hasBefore = false, hasAfter = false }: Shown = {},
) {
  const draw = (drawn: readonly ChannelActivity[]) => drawn.map(({ id }) => id).join("+");
  const rows = toRows({ messages, before, outgoing: [], unreadAfter: 9, userId: "ben", format });
  return weaveActs({ acts, format, draw, earlier: "earlier" })(rows, {
    ...{ items: messages, before, hasBefore, hasAfter },
  }).map((row) => {
    if (row.kind === "extra") return row.node;
    if (row.kind === "message") return `${row.message.seq}${row.startsGroup ? "!" : ""}`;
    return row.kind === "day" ? row.key : row.kind;
  });
}
const [FIRST, SECOND] = [`day ${format.dayOf(at(1, 0))}`, `day ${format.dayOf(at(2, 0))}`];

it("puts what was done between the messages, a row for each day, under one line of the day", () => {
  const messages = [message(1, 1, 10), message(2, 1, 11), message(3, 2, 5)];
  const acts = [
    act("a", 1, 5),
    act("b", 1, 6),
    act("c", 1, 11),
    act("d", 1, 20),
    act("e", 2, 1),
    act("f", 2, 9),
  ];
  expect(rowsOf(messages, acts)).toEqual([
    ...["earlier", FIRST, "a+b", "1!", "c", "2!", "d", SECOND, "e", "3!", "f"],
  ]);
  expect(rowsOf([], acts.slice(3, 5))).toEqual(["earlier", FIRST, "d", SECOND, "e"]);
});

it("has only what lies between the messages that are shown", () => {
  const acts = [act("a", 1, 5), act("b", 1, 11), act("c", 1, 30)];
  const shown = { before: message(1, 1, 10), hasBefore: true, hasAfter: true };
  expect(rowsOf([message(2, 1, 12), message(3, 1, 13)], acts, shown)).toEqual(["b", "2!", "3"]);
});

it("draws a row of the same acts once, so that a message sent is a small change", () => {
  const acts = [act("a", 1, 5), act("b", 1, 11), act("c", 1, 30), act("d", 1, 40), act("e", 1, 50)];
  const weave = weaveActs({ acts, format, draw: (drawn) => ({ ...drawn }) as never, earlier: null });
  const rowsWith = (messages: ReturnType<typeof message>[]) => {
    const rows = toRows({ messages, before: undefined, outgoing: [], unreadAfter: 9, userId: "ben", format });
    return weave(rows, { items: messages, before: undefined, hasBefore: false, hasAfter: false });
  };
  const messages = [10, 20, 35, 45].map((minute, index) => message(index + 1, 1, minute));
  const view = { isEnd: true, hasBefore: false, range: { from: 1, to: 100 }, newestSeq: 5 };
  const [before, after] = [rowsWith(messages), rowsWith([...messages, message(5, 1, 55)])];
  expect(isSmallChange({ ...view, rows: before }, { ...view, rows: after })).toBe(true);
});

it("says who did what to how many, without the move that completing a card brings", () => {
  const ada = { id: "ada", name: "Ada", image: null };
  const card = { id: "card", title: "Ship", isCard: true };
  const words = phrasesOf([
    ...[act("a", 1, 1), act("b", 1, 2), act("a", 1, 3, { task: act("a", 1, 1).task })],
    ...[act("c", 1, 4, { kind: "created" }), act("d", 1, 5, { kind: "column", task: card, actor: ada })],
    ...[act("e", 1, 6, { task: card, actor: ada }), act("f", 1, 7, { kind: "archived", actor: null })],
  ]).map(({ name, phrases }) => `${name} ${phrases.map(phraseText).join(", ")}`);
  expect(words).toEqual([
    "Ben completed 2 tasks, added “c”",
    "Ada completed “Ship”",
    "Somebody archived “f”",
  ]);
});
