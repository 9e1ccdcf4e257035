// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import { beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { checkUpdate } from "../updates/check";
import { findFaults } from "../updates/repair";
import { documentExtensions } from "./extensions";
import { richTextRules } from "./rules";
import { richTextSchema } from "./schema";
import { ATTRIBUTE_TESTS, MARK_TESTS } from "./values";

const UPDATES = 300;
const random = numbers(11);
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;

beforeAll(() => {
  // jsdom has no layout.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

test("each attribute of the schema has a test of its values, and each test an attribute", () => {
  const attributes = Object.values(richTextSchema.nodes)
    .map(({ name, spec }) => [name, Object.keys(spec.attrs ?? {})] as const)
    .filter(([, keys]) => keys.length > 0);
  const tested = Object.entries(ATTRIBUTE_TESTS).map(([name, tests]) => [name, Object.keys(tests)]);
  expect(Object.fromEntries(tested)).toEqual(Object.fromEntries(attributes));
  expect(new Set(Object.keys(MARK_TESTS))).toEqual(new Set(Object.keys(richTextSchema.marks)));
  for (const { name, spec } of Object.values(richTextSchema.marks)) {
    const defaults = Object.entries(spec.attrs ?? {}).map(([key, attribute]) => [key, attribute.default]);
    const value = {
      ...Object.fromEntries(defaults),
      ...(name === "link" && { href: "https://example.org" }),
      ...(name === "comment" && { id: FILE }),
    };
    expect(MARK_TESTS[name]?.(value)).toBe(true);
    expect(MARK_TESTS[name]?.({ ...value, more: 1 })).toBe(false);
  }
});

const FILE = "01a1fef9-6543-74bb-aa06-9e73d9d9d805";
const MENTION = "mention:person/01a1fef9-6543-74bb-aa06-9e73d9d9d805";
const PASTED = [
  `<p>asks <a href='${MENTION}'>@Ada</a> and <a href='mention:dragon/1'>@Smaug</a></p>`,
  "<h2>Title</h2><ul><li><p>one</p><ul><li>two</li></ul></li></ul>",
  "<ol start=5 type=a><li>x</li></ol><ol start=no><li>y</li></ol><pre><code class='language-js'>let a\n = 1</code></pre>",
  "<p>a <a href='https://example.org' title='t' target=_top rel=me class=x>link</a> <b><i>x</i></b></p>",
  "<p><a href='/relative'>r</a><a href='#part'>p</a><a href='example.org'>e</a><a href='mailto:a@b.c'>m</a></p>",
  `<p><a href='https://example.org/${"x".repeat(3_000)}'>long</a></p>`,
  "<ul data-type=taskList><li data-type=taskItem data-checked=true>do</li></ul>",
  "<p><a href='javascript:alert(1)'>bad</a><font color=red>r</font></p><h5>five</h5><table><tr><td>t</td></tr></table>",
  "<table><tr><th colspan=2 align=center>a</th></tr><tr><td rowspan=1000>b</td><td data-colwidth=120>c</td></tr></table>",
  `<figure data-file-id=${FILE} data-width=50 data-ratio=0.5 data-alt=cup><img src=x></figure><div data-file-id=${FILE} data-name=a.pdf></div>`,
  "<figure data-file-id=../x data-width=5000></figure><img src='https://example.org/a.png'>",
  "<aside data-callout=tip><p>careful</p></aside><aside data-callout=evil>no</aside>",
  "<details><summary>more</summary><p>hidden</p></details><p>by <time data-date=2026-11-27>today</time><time data-date=2026-02-31>never</time></p>",
];

type Person = { doc: Y.Doc; editor: Editor; inbox: Uint8Array[] };

function act({ editor }: Person) {
  const { size } = editor.state.doc.content;
  const at = Math.max(1, random(size + 1));
  const to = Math.min(size, at + random(12));
  const range = { from: Math.min(at, to), to: Math.max(at, to) };
  const { commands } = editor;
  const select = (place: number | { from: number; to: number }) => commands.setTextSelection(place);
  pick<() => unknown>([
    () =>
      select(at) && commands.insertContent(pick(["a", "Hello ", "日本", "👍🏽", "é", "x\ty", "«", "\u200d"])),
    () => {
      for (const letter of "some words") editor.view.dispatch(editor.state.tr.insertText(letter));
    },
    () => commands.deleteRange(range),
    () => select(at) && commands.splitBlock(),
    () => select(range) && pick([commands.toggleBold, commands.toggleItalic, commands.toggleStrike])(),
    () => select(range) && pick([commands.toggleUnderline, commands.toggleCode])(),
    () =>
      select(range) &&
      commands.setLink({ href: pick(["https://example.org/a?b=c", "tel:+49123", "example.org", MENTION]) }),
    () => select(range) && commands.unsetLink(),
    () => select(at) && commands.toggleHeading({ level: pick([1, 2, 3] as const) }),
    () =>
      select(range) &&
      pick([commands.toggleBulletList, commands.toggleOrderedList, commands.toggleTaskList])(),
    () => select(range) && pick([commands.toggleBlockquote, commands.toggleCodeBlock])(),
    () => select(at) && pick([commands.sinkListItem, commands.liftListItem])(pick(["listItem", "taskItem"])),
    () => select(at) && commands.updateAttributes("taskItem", { checked: random(2) === 1 }),
    () => select(at) && commands.updateAttributes("codeBlock", { language: pick([null, "ts", "python"]) }),
    () => select(at) && pick([commands.setHorizontalRule, commands.setHardBreak])(),
    () => select(range) && commands.setMark("comment", { id: FILE }),
    () => select(range) && commands.toggleWrap(pick(["callout", "toggle"])),
    () => select(at) && commands.updateAttributes("callout", { kind: pick(["note", "warning"]) }),
    () => select(at) && commands.updateAttributes("image", { caption: pick([null, "a cup"]), width: 30 }),
    () => {
      const act = pick([
        addRowAfter,
        addColumnAfter,
        deleteRow,
        deleteColumn,
        splitCell,
        toggleHeaderRow,
        mergeCells,
      ]);
      return act(editor.state, editor.view.dispatch);
    },
    () => pick([commands.undo, commands.redo])(),
    () => commands.insertContentAt(Math.min(at, size), pick(PASTED)),
  ])();
}

/** Two people in one document; each update goes to the node, and later to the other one. */
function meet(onUpdate: (update: Uint8Array, client: number) => void): [Person, Person] {
  const join = (): Person => {
    const doc = new Y.Doc();
    const extensions = [...documentExtensions, Collaboration.configure({ document: doc, field: "default" })];
    return { doc, editor: new Editor({ extensions }), inbox: [] };
  };
  const people: [Person, Person] = [join(), join()];
  for (const [index, { doc }] of people.entries())
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "remote") return;
      onUpdate(update, doc.clientID);
      people[index === 0 ? 1 : 0].inbox.push(update);
    });
  return people;
}

function deliver({ doc, inbox }: Person) {
  for (const update of inbox.splice(0))
    try {
      Y.applyUpdate(doc, update, "remote");
    } catch (error) {
      // y-tiptap 3.0.9 can fail to restore a selection after a remote edit, which is applied all the same.
      if (!(error instanceof RangeError)) throw error;
    }
}

test("edits of two people in the editor are never refused", () => {
  let made = 0;
  while (made < UPDATES) {
    const server = new Y.Doc();
    const people = meet((update, client) => {
      made += 1;
      const writers = checkUpdate(update, richTextRules, server);
      expect(writers.every((writer) => writer === client)).toBe(true);
      Y.applyUpdate(server, update);
    });
    for (let step = 0; step < 150 && made < UPDATES; step += 1) {
      try {
        act(pick(people));
      } catch (error) {
        // Some commands make no sense where the selection happens to be, and change nothing then.
        if (!/Transform|Range/.test((error as Error).name)) throw error;
      }
      if (random(3) === 0) deliver(pick(people));
    }
    for (const person of people) deliver(person);
    // A reconnect brings everything once more, and a new node reads all at once.
    for (const { doc } of people)
      expect(checkUpdate(Y.encodeStateAsUpdate(doc), richTextRules, server)).toEqual([]);
    checkUpdate(Y.encodeStateAsUpdate(server), richTextRules, new Y.Doc());
    expect(findFaults(server, richTextRules)).toEqual([]);
    for (const { editor } of people) editor.destroy();
  }
}, 120_000);
