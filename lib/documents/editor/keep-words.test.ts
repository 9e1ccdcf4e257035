// @vitest-environment jsdom
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { afterEach, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { numbers } from "@/tests/random";
import { documentExtensions } from "../rich-text/extensions";
import { richTextRules } from "../rich-text/rules";
import { checkUpdate } from "../updates/check";
import { KeepCaret } from "./keep-caret";
import { KeepWords } from "./keep-words";

beforeAll(() => {
  // jsdom has no layout.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

type Person = { editor: Editor; doc: Y.Doc; inbox: Uint8Array[]; confirmed: number };

/** Two people in one document; what one does comes to the other with `exchange`, as after a time offline. */
function meet(content: string) {
  const server = new Y.Doc();
  const people = [0, 1].map((): Person => {
    const doc = new Y.Doc();
    const person: Person = { doc, inbox: [], confirmed: 0, editor: null as unknown as Editor };
    person.editor = new Editor({
      extensions: [
        ...documentExtensions,
        Collaboration.configure({ document: doc, field: "default" }),
        KeepCaret,
        KeepWords.configure({ confirmedClock: () => person.confirmed }),
      ],
    });
    editors.push(person.editor);
    return person;
  }) as [Person, Person];
  for (const [index, { doc }] of people.entries())
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "remote") return;
      checkUpdate(update, richTextRules, server);
      Y.applyUpdate(server, update);
      people[1 - index]?.inbox.push(update);
    });
  const [ada, ben] = people;

  async function exchange() {
    while (people.some(({ inbox }) => inbox.length > 0)) {
      // In one piece, as a handshake brings it.
      for (const { doc, inbox } of people)
        if (inbox.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(inbox.splice(0)), "remote");
      for (const person of people) person.confirmed = Y.getState(person.doc.store, person.doc.clientID);
      // Repairs follow the change that made them necessary.
      await Promise.resolve();
    }
    expect(textOf(ben.editor)).toBe(textOf(ada.editor));
    checkUpdate(Y.encodeStateAsUpdate(server), richTextRules, new Y.Doc());
    return textOf(ada.editor);
  }
  ada.editor.commands.setContent(content);
  return { ada: ada.editor, ben: ben.editor, exchange, person: ben };
}

const textOf = ({ state }: Editor) =>
  state.doc.textBetween(0, state.doc.content.size, "|").replaceAll(/\|+/g, "|").replace(/\|$/, "");

/** The position behind the first place of a text. */
function behind({ state }: Editor, text: string): number {
  let found = 0;
  state.doc.descendants((node, position) => {
    const at = node.isText ? (node.text ?? "").indexOf(text) : -1;
    if (!found && at >= 0) found = position + at + text.length;
  });
  return found;
}
const put = (editor: Editor, after: string) => editor.commands.setTextSelection(behind(editor, after));
const type = (editor: Editor, text: string) => editor.view.dispatch(editor.state.tr.insertText(text));

it.each<[what: string, act: (ada: Editor) => unknown, after: string, result: string]>([
  [
    "splits the paragraph before them",
    (ada) => put(ada, "beta") && ada.commands.splitBlock(),
    "delta",
    "first|alpha beta| gamma delta WITH BEN|last",
  ],
  [
    "splits the paragraph before them, in its middle",
    (ada) => put(ada, "beta") && ada.commands.splitBlock(),
    "gamma",
    "first|alpha beta| gamma WITH BEN delta|last",
  ],
  [
    "splits the paragraph behind them",
    (ada) => put(ada, "beta") && ada.commands.splitBlock(),
    "alpha",
    "first|alpha WITH BEN beta| gamma delta|last",
  ],
  [
    "makes it a heading",
    (ada) => put(ada, "beta") && ada.commands.toggleHeading({ level: 2 }),
    "gamma",
    "first|alpha beta gamma WITH BEN delta|last",
  ],
  [
    "makes it a list",
    (ada) => put(ada, "beta") && ada.commands.toggleBulletList(),
    "delta",
    "first|alpha beta gamma delta WITH BEN|last",
  ],
  [
    "joins it with the one before",
    (ada) => ada.chain().setTextSelection(8).joinTextblockBackward().run(),
    "delta",
    "firstalpha beta gamma delta WITH BEN|last",
  ],
  [
    "splits it and writes in it",
    (ada) => {
      put(ada, "beta");
      ada.commands.splitBlock();
      type(ada, "HERE ");
    },
    "delta",
    "first|alpha beta|HERE  gamma delta WITH BEN|last",
  ],
  [
    "deletes it",
    (ada) => ada.commands.deleteRange({ from: 7, to: 7 + "alpha beta gamma delta".length + 2 }),
    "delta",
    "first| WITH BEN|last",
  ],
])("keeps offline words where they were meant for while somebody %s", async (_, act, after, result) => {
  const { ada, ben, exchange } = meet("<p>first</p><p>alpha beta gamma delta</p><p>last</p>");
  await exchange();
  put(ben, after);
  for (const letter of " WITH BEN") type(ben, letter);
  act(ada);
  expect(await exchange()).toBe(result);
  // The caret goes with them.
  type(ben, "!");
  expect(textOf(ben)).toBe(result.replace("WITH BEN", "WITH BEN!"));
  await exchange();
});

it("takes back offline words and where they were put in one undo", async () => {
  const { ada, ben, exchange } = meet("<p>first</p><p>alpha beta gamma delta</p>");
  await exchange();
  put(ben, "delta");
  for (const letter of " WITH BEN") type(ben, letter);
  put(ada, "beta");
  ada.commands.splitBlock();
  expect(await exchange()).toBe("first|alpha beta| gamma delta WITH BEN");
  ben.commands.undo();
  expect(await exchange()).toBe("first|alpha beta| gamma delta");
  ben.commands.redo();
  expect(await exchange()).toContain("WITH BEN");
});

it("takes back where offline words were put without what was written elsewhere since", async () => {
  const { ada, ben, exchange } = meet("<p>first</p><p>alpha beta gamma delta</p>");
  await exchange();
  put(ben, "delta");
  for (const letter of " WITH BEN") type(ben, letter);
  yUndoPluginKey.getState(ben.state).undoManager.stopCapturing();
  put(ben, "first");
  type(ben, " OTHER");
  put(ada, "beta");
  ada.commands.splitBlock();
  expect(await exchange()).toBe("first OTHER|alpha beta| gamma delta WITH BEN");
  ben.commands.undo();
  expect(await exchange()).toContain("first OTHER|");
});

it("doesn't write twice what the other had taken along", async () => {
  const { ada, ben, exchange, person } = meet("<p>alpha</p>");
  await exchange();
  put(ben, "alpha");
  type(ben, " ben");
  await exchange();
  // As while the server's answer is still on its way.
  person.confirmed = 0;
  put(ada, "alpha");
  ada.commands.toggleHeading({ level: 1 });
  expect(await exchange()).toBe("alpha ben");
});

it("loses no word, and puts each beside those it was written beside", async () => {
  const random = numbers(31);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const own = Array.from({ length: 24 }, (_, index) => `w${index + 10}`);
  for (let round = 0; round < 25; round += 1) {
    const paragraphs = [0, 8, 16].map((from) => `<p>${own.slice(from, from + 8).join(" ")}</p>`);
    const { ada, ben, exchange } = meet(paragraphs.join(""));
    await exchange();
    const after = pick(own);
    put(ben, after);
    for (const letter of " mine") type(ben, letter);
    put(ada, pick(own));
    pick<() => unknown>([
      () => ada.commands.splitBlock(),
      () => ada.commands.joinTextblockBackward(),
      () => ada.commands.joinTextblockForward(),
      () => ada.commands.toggleHeading({ level: 1 }),
      () => pick([ada.commands.toggleBulletList, ada.commands.toggleTaskList])(),
      () => ada.commands.toggleBlockquote(),
    ])();
    const text = await exchange();
    expect(text.replaceAll("|", "")).toContain(`${after} mine`);
    expect(text.match(/mine/g)).toHaveLength(1);
    for (const editor of editors.splice(0)) editor.destroy();
  }
}, 60_000);

it("puts the words of an earlier page where they were meant for, once a reload has adopted them", async () => {
  const open = (state: Uint8Array | null, adopted: ReadonlyMap<number, number> = new Map()) => {
    const doc = new Y.Doc();
    if (state) Y.applyUpdate(doc, state);
    const collaboration = Collaboration.configure({ document: doc, field: "default" });
    const keepWords = KeepWords.configure({ confirmedClock: () => 0, adopted: () => adopted });
    const editor = new Editor({ extensions: [...documentExtensions, collaboration, KeepCaret, keepWords] });
    editors.push(editor);
    return { doc, editor };
  };
  const ada = open(null);
  ada.editor.commands.setContent("<p>one two three four</p>");
  const state = Y.encodeStateAsUpdate(ada.doc);
  const since = Y.encodeStateVector(ada.doc);
  const earlier = open(state);
  earlier.editor.commands.insertContentAt(behind(earlier.editor, "three"), " NEW");
  ada.editor.commands.setTextSelection(behind(ada.editor, "two"));
  ada.editor.commands.splitBlock();

  const later = open(state, new Map([[earlier.doc.clientID, 0]]));
  Y.applyUpdate(later.doc, Y.encodeStateAsUpdate(earlier.doc, since), "recovered");
  expect(textOf(later.editor)).toBe("one two three NEW four");
  Y.applyUpdate(later.doc, Y.encodeStateAsUpdate(ada.doc, since), "remote");
  await Promise.resolve();
  expect(textOf(later.editor)).toBe("one two| three NEW four");
});
