import {
  type Editor,
  Extension,
  InputRule,
  markInputRule,
  markPasteRule,
  wrappingInputRule,
} from "@tiptap/core";
import type { NodeType, ResolvedPos, Schema } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { NOT_IN_WORD } from "@/lib/markdown/word-borders";

/** Extensions whose own rules are used; those of all others are replaced by the ones below. */
export const OWN_RULES = [
  "autoformat",
  "blockquote",
  "bulletList",
  "code",
  "codeBlock",
  "heading",
  "link",
  "taskItem",
];

/** Signs around words are marks: they touch the words, and no word goes on beside the first. */
const MARKS = [
  ["bold", "*", 2],
  ["bold", "_", 2],
  ["italic", "*", 1],
  ["italic", "_", 1],
  ["strike", "~", 2],
] as const;

const around = (sign: string, count: number) => {
  const signs = `[${sign}]`.repeat(count);
  return `${NOT_IN_WORD}(?<![${sign}])(${signs}(?![\\s${sign}])([^${sign}]*[^\\s${sign}])${signs})`;
};

const NUMBER = /^(\d{1,9})\.\s$/;
const RULE = /^(?:---|___|\*\*\*)\n$/;
const AGAIN = /^(?:([-+*])|(\d{1,9})\.|(\[[ x]?\]))\s$/;

/**
 * What becomes of Markdown while it is typed or pasted. Signs with blanks around them are signs, a number that no list
 * goes on with is a number, and one undo takes back the formatting alone.
 */
export const Autoformat = Extension.create({
  name: "autoformat",
  // Before the other rules, and the undo of the document.
  priority: 1200,

  addInputRules() {
    const { schema } = this.editor;
    return [
      ...MARKS.flatMap(([name, sign, count]) => {
        const type = schema.marks[name];
        return type ? markInputRule({ find: new RegExp(`${around(sign, count)}$`, "v"), type }) : [];
      }),
      listMarkAgain(schema),
      numberedList(schema.nodes.orderedList),
      new InputRule({
        find: RULE,
        handler: ({ range, chain }) => void chain().deleteRange(range).setHorizontalRule().run(),
      }),
    ];
  },

  addPasteRules() {
    const { schema } = this.editor;
    return MARKS.flatMap(([name, sign, count]) => {
      const type = schema.marks[name];
      return type ? markPasteRule({ find: new RegExp(around(sign, count), "gv"), type }) : [];
    });
  },

  addKeyboardShortcuts() {
    return { "Mod-z": () => undoFormatting(this.editor) };
  },

  addProseMirrorPlugins: () => [separateUndo()],
});

/** A list from 1, or one that goes on with the numbers of the list before it. */
function numberedList(type: NodeType | undefined): InputRule {
  if (!type) throw new Error("The schema has no numbered lists");
  const list = wrappingInputRule({
    find: NUMBER,
    type,
    getAttributes: ([, number]) => ({ start: Number(number) }),
    joinPredicate: ([, number], node) => node.childCount + node.attrs.start === Number(number),
  });
  return new InputRule({
    find: NUMBER,
    handler: (props) => {
      const number = Number(props.match[1]);
      if (number !== 1 && number !== nextNumber(props.state.doc.resolve(props.range.from), type)) return null;
      return list.handler(props);
    },
  });
}

function nextNumber($place: ResolvedPos, list: NodeType): number | null {
  const parent = $place.node(-1);
  for (let at = $place.index(-1) - 1; at >= 0; at -= 1) {
    const block = parent.child(at);
    if (block.type === list) return block.attrs.start + block.childCount;
  }
  return null;
}

/** The mark of an item that has one already: the list goes on by itself. */
function listMarkAgain({ nodes }: Schema) {
  /** Of the list that was last begun here. Another sign is text of the item. */
  let sign = "-";
  return new InputRule({
    find: AGAIN,
    handler: ({ state, range, match: [, bullet, number] }) => {
      const $place = state.doc.resolve(range.from);
      if (bullet && $place.depth < 3) sign = bullet;
      const isSecond = $place.depth > 2 && $place.index(-1) === 0 && $place.index(-2) > 0;
      const list = bullet ? nodes.bulletList : number ? nodes.orderedList : nodes.taskList;
      if (!isSecond || $place.node(-2).type !== list) return null;
      if (bullet && bullet !== sign) return null;
      if (number && Number(number) !== $place.node(-2).attrs.start + $place.index(-2)) return null;
      state.tr.delete(range.from, range.to);
      return;
    },
  });
}

/** What was typed last, where a rule has made something else of it. */
type Typed = { text: string; from: number };
const typed = new PluginKey<Typed | null>("typedForRule");

/** What a rule has done is undone by itself, also where the typing before and after it was fast. */
const separateUndo = () =>
  new Plugin<Typed | null>({
    key: typed,
    state: {
      init: () => null,
      apply(transaction, before, state) {
        // Such as the paragraph that follows a list at the end.
        if (transaction.getMeta("appendedTransaction")) return before;
        const rules = state.plugins.filter((plugin) => "isInputRules" in plugin.spec);
        const rule: Typed | undefined = rules.map((plugin) => transaction.getMeta(plugin)).find(Boolean);
        if (transaction.docChanged && (rule || before !== null))
          yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
        if (rule) return { text: rule.text, from: rule.from };
        return transaction.docChanged || transaction.selectionSet ? null : before;
      },
    },
  });

/** Right after a rule: brings back what was typed, to the last sign. */
function undoFormatting(editor: Editor): boolean {
  const last = typed.getState(editor.state);
  if (!last || !editor.commands.undo()) return false;
  const { text, from } = last;
  const { tr } = editor.state;
  if (text !== "\n") tr.insertText(text, from).setSelection(TextSelection.create(tr.doc, from + text.length));
  editor.view.dispatch(tr);
  return true;
}
