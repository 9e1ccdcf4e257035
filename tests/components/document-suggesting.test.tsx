import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type * as Y from "yjs";
import type { TreeChannel } from "@/lib/channels/schema";
import {
  createDocumentCommentContract,
  deleteDocumentCommentContract,
  listDocumentCommentsContract,
} from "@/lib/documents/comments/contract";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { addCommentMark } from "@/lib/documents/rich-text/comment-marks";
import { storing } from "@/lib/documents/suggesting/suggesting";
import { updateSuggestionContract } from "@/lib/documents/suggestions/contract";
import { replaceMarked } from "@/lib/documents/suggestions/replace-marked";
import { AppError } from "@/lib/http/errors";
import { documentStage } from "./setup/document-stage";
import { me } from "./setup/people";
import { expectAccessible, fakeServer, leave } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt } = documentStage();
const margin = page.getByRole("list", { name: "Comments beside the text" });
const bar = page.getByText("Suggesting.", { exact: true });

/** What the server has of suggestions, by what they change. */
let comments: Map<string, DocumentComment>;
/** Whether it stores nothing for now. */
let isDown = false;
const sent = () =>
  [...comments.values()].map(({ suggestion }) => [suggestion?.original, suggestion?.replacement]);

beforeEach(async () => {
  storing.afterMs = 200;
  isDown = false;
  await page.viewport(1280, 800);
  comments = new Map();
  localStorage.clear();
  fakeServer().answer(listDocumentCommentsContract, () => ({
    items: [...comments.values()],
    nextCursor: null,
  }));
  fakeServer().answer(createDocumentCommentContract, ({ params, body }) => {
    if (isDown) throw new AppError("unavailable", "Not now.");
    const { documentId } = params!;
    const { id, quote, replacement = null } = body!;
    const comment: DocumentComment = {
      ...{ id, documentId, channelId: documentId, quote, createdBy: me, excerpt: "Suggests another wording" },
      ...{ createdAt: new Date().toISOString(), replyCount: 0, lastReplyAt: null },
      ...{ resolvedAt: null, resolvedBy: null },
      suggestion: replacement === null ? null : { original: quote, replacement, isAccepted: false },
      isAi: false,
    };
    node().edit(documentId, (doc) => addCommentMark(doc, id, quote, null));
    comments.set(id, comment);
    return comment;
  });
  fakeServer().answer(updateSuggestionContract, ({ params, body }) => {
    const comment = comments.get(params!.commentId)!;
    const { quote, replacement } = body!;
    const changed = { ...comment, quote, suggestion: { original: quote, replacement, isAccepted: false } };
    comments.set(comment.id, changed);
    return changed;
  });
  fakeServer().answer(deleteDocumentCommentContract, ({ params }) => {
    comments.delete(params!.commentId);
    return undefined as never;
  });
});

const asCommenter = (document: TreeChannel): TreeChannel => ({
  ...document,
  actions: document.actions.filter((action) => action !== "document.update"),
});
const shownText = () => editor("Plan").element().textContent;

test("what a commenter writes becomes a suggestion when they pause, and the document stays as it is", async () => {
  const plan = makeDocument("Plan", "We begin on Monday.", "Everybody knows.");
  showDocuments(asCommenter(plan));
  await expect.element(bar).toBeVisible();
  await editor("Plan").getByText("We begin on Monday.").click();
  await userEvent.keyboard(
    "{End}{ArrowLeft}{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}Friday",
  );
  await expect.element(editor("Plan").getByRole("deletion")).toHaveTextContent("Monday");
  await expect.element(editor("Plan").getByRole("insertion")).toHaveTextContent("Friday");
  await expect.poll(sent).toEqual([["Monday", "Friday"]]);
  await expect.element(margin.getByRole("insertion")).toHaveTextContent("Friday");
  expect(textAt(plan)).toContain("Monday");
  expect(textAt(plan)).not.toContain("Friday");
  await expectAccessible();
  // Going on changes the same suggestion.
  await userEvent.keyboard(" at nine");
  await expect.poll(sent).toEqual([["Monday", "Friday at nine"]]);
  await userEvent.keyboard(
    "{Control>}z{/Control}{Control>}z{/Control}{Control>}z{/Control}{Control>}z{/Control}",
  );
  await expect.poll(sent).toEqual([]);
  expect(shownText()).toBe("We begin on Monday.Everybody knows.");
});

test("a writer switches it on by a key, sees what they suggested before, and takes it back by writing", async () => {
  const plan = makeDocument("Plan", "alpha beta", "delta");
  showDocuments(plan);
  await expect.element(editor("Plan")).toBeVisible();
  await userEvent.keyboard("{Control>}{Shift>}x{/Shift}{/Control}");
  await expect.element(bar).toBeVisible();
  await editor("Plan").getByText("delta").click();
  await userEvent.keyboard("{End} more");
  await expect.poll(sent).toEqual([["delta", "delta more"]]);
  await page.getByRole("button", { name: "Stop suggesting", exact: true }).click();
  await expect.element(bar).not.toBeInTheDocument();
  // Drawn over the text, as for everybody else.
  await expect.poll(shownText).toBe("alpha betadelta");
  await expect.element(margin.getByRole("listitem")).toBeVisible();
  await userEvent.keyboard("{Control>}{Shift>}x{/Shift}{/Control}");
  await expect.element(editor("Plan").getByRole("insertion")).toHaveTextContent("more");
  await editor("Plan").getByText("more").click();
  await userEvent.keyboard("{End}{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}");
  await expect.poll(sent).toEqual([]);
});

test("switching suggest mode keeps the caret, the focus and the place of the page", async () => {
  const plan = makeDocument("Plan", ...Array.from({ length: 80 }, (_, index) => `line ${index} of the plan`));
  showDocuments(plan);
  await editor("Plan").getByText("line 60 of the plan").click();
  await userEvent.keyboard("{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}");
  const topOf = () => editor("Plan").getByText("line 60 of the plan").element().getBoundingClientRect().top;
  const before = topOf();
  for (const isOn of [true, false]) {
    await userEvent.keyboard("{Control>}{Shift>}x{/Shift}{/Control}");
    if (isOn) await expect.element(bar).toBeVisible();
    else await expect.element(bar).not.toBeInTheDocument();
    await expect.poll(() => document.activeElement).toBe(editor("Plan").element());
    await expect.poll(() => Math.abs(topOf() - before)).toBeLessThan(2);
  }
  await userEvent.keyboard("X");
  await expect.poll(() => textAt(plan)).toContain("lineX 60 of the plan");
});

test("what a suggestion inserts is drawn and listed alone, on the side where it is inserted", async () => {
  const plan = makeDocument("Plan", "(as agreed)", "We begin.");
  showDocuments(asCommenter(plan));
  await editor("Plan").getByText("(as agreed)").click();
  await userEvent.keyboard("{End} words");
  await editor("Plan").getByText("We begin.").click();
  await userEvent.keyboard("{Home}Then ");
  await expect.poll(sent).toEqual([
    [")", ") words"],
    ["We", "Then We"],
  ]);
  await expect.element(margin.getByRole("insertion").first()).toHaveTextContent("words");
  await expect.element(margin.getByRole("insertion").last()).toHaveTextContent("Then");
  expect(margin.getByRole("deletion").elements()).toEqual([]);
  leave();
  showDocuments(plan);
  await expect.poll(() => document.querySelectorAll(".document-text [data-comment]").length).toBe(2);
  const contentOf = (side: string) =>
    [...document.querySelectorAll(".document-text [data-comment]")].map(
      (element) => getComputedStyle(element, side).content,
    );
  await expect.poll(() => contentOf("::after")).toEqual(['" words"', "none"]);
  expect(contentOf("::before")).toEqual(["none", '"Then "']);
});

test("on a phone who comments has a row to comment on a selection and to suggest deleting it", async () => {
  await page.viewport(390, 800);
  const plan = makeDocument("Plan", "alpha beta");
  showDocuments(asCommenter(plan));
  const row = page.getByRole("toolbar", { name: "Suggesting" });
  await expect.element(row).toBeVisible();
  await expect.element(row.getByRole("button", { name: "Comment" })).toBeDisabled();
  await editor("Plan").getByText("alpha beta").click();
  await userEvent.keyboard("{Home}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}");
  await row.getByRole("button", { name: "Suggest deleting" }).click();
  await expect.poll(sent).toHaveLength(1);
  await expect.element(editor("Plan").getByRole("deletion")).toBeVisible();
  await userEvent.keyboard("{Home}{Shift>}{End}{/Shift}");
  await row.getByRole("button", { name: "Comment" }).click();
  await expect.element(page.getByRole("textbox", { name: "Comment", exact: true })).toBeVisible();
  await expectAccessible();
});

test("others write in the same paragraph, and accept what its author is still writing", async () => {
  const plan = makeDocument("Plan", "We begin on Monday.");
  const client = showDocuments(asCommenter(plan));
  await editor("Plan").getByText("We begin on Monday.").click();
  await userEvent.keyboard("{End}{ArrowLeft} or Friday");
  await expect.poll(sent).toEqual([["Monday", "Monday or Friday"]]);
  node().edit(plan.id, (doc) => {
    const text = (doc.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(0, "Listen: ");
  });
  await expect.poll(shownText).toBe("Listen: We begin on Monday or Friday.");
  await userEvent.keyboard(" at nine");
  await expect.poll(shownText).toBe("Listen: We begin on Monday or Friday at nine.");
  const [comment] = comments.values();
  const accepted = { ...comment!, suggestion: { ...comment!.suggestion!, isAccepted: true } };
  comments.set(comment!.id, { ...accepted, resolvedAt: new Date().toISOString(), resolvedBy: me });
  node().edit(plan.id, (doc) => void replaceMarked(doc, comment!.id, "Monday", "Monday or Friday"));
  client.setQueryData(documentCommentsQuery(plan.id).queryKey, [...comments.values()]);
  await expect.poll(sent).toEqual([
    ["Monday", "Monday or Friday"],
    ["Monday or Friday", "Monday or Friday at nine"],
  ]);
  expect(shownText()).toBe("Listen: We begin on Monday or Friday at nine.");
});

test("only words can be suggested: of several paragraphs each loses its own, and Enter says what to do", async () => {
  const plan = makeDocument("Plan", "alpha", "beta", "gamma");
  showDocuments(asCommenter(plan));
  await editor("Plan").getByText("alpha").click();
  await userEvent.keyboard("{Home}{Shift>}{End}{/Shift}");
  const picture = new DataTransfer();
  picture.setData("text/html", '<img src="/picture.png" alt="">');
  const paste = { clipboardData: picture, bubbles: true, cancelable: true };
  editor("Plan").element().dispatchEvent(new ClipboardEvent("paste", paste));
  await expect.element(page.getByText(/Only words can be suggested/)).toBeVisible();
  expect(shownText()).toBe("alphabetagamma");
  await userEvent.keyboard("{End}{Enter}");
  await expect.element(page.getByText(/Only words can be suggested/)).toBeVisible();
  await userEvent.keyboard(
    "{Control>}{Home}{/Control}{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}{Backspace}",
  );
  await expect.poll(shownText).toBe("alphaalbetaetagamma");
  await expect.poll(sent).toEqual([
    ["alpha", "al"],
    ["beta", "eta"],
  ]);
  expect(textAt(plan)).toContain("<paragraph>gamma</paragraph>");
});

test("what wasn't stored when the page was left is there again, and is stored then", async () => {
  const plan = asCommenter(makeDocument("Plan", "alpha beta"));
  isDown = true;
  showDocuments(plan);
  await editor("Plan").getByText("alpha beta").click();
  await userEvent.keyboard("{End} gamma");
  await expect.element(page.getByText(/aren’t saved yet/)).toBeVisible();
  window.dispatchEvent(new Event("pagehide"));
  const [key] = Object.keys(localStorage).filter((one) => one.startsWith("guildhall.suggested"));
  expect(localStorage.getItem(key ?? "")).toContain("beta gamma");
  leave();
  isDown = false;
  showDocuments(plan);
  await expect.element(editor("Plan").getByRole("insertion")).toHaveTextContent("gamma");
  await expect.poll(sent).toEqual([["beta", "beta gamma"]]);
  await expect.poll(() => localStorage.getItem(key ?? "")).toBeNull();
});
