import { expect, onTestFinished, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import type * as Y from "yjs";
import { CommentList } from "@/components/documents/comments/comment-list";
import type { TreeChannel } from "@/lib/channels/schema";
import {
  createDocumentCommentContract,
  deleteDocumentCommentContract,
  listDocumentCommentsContract,
  resolveDocumentCommentContract,
} from "@/lib/documents/comments/contract";
import { documentCommentsQuery } from "@/lib/documents/comments/queries";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { addCommentMark } from "@/lib/documents/rich-text/comment-marks";
import { acceptSuggestionContract } from "@/lib/documents/suggestions/contract";
import { AppError } from "@/lib/http/errors";
import { createMessageContract } from "@/lib/messages/contract";
import { documentStage } from "./setup/document-stage";
import { ben, makeMessage } from "./setup/people";
import { press } from "./setup/screen";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const { node, makeDocument, showDocuments, editor } = documentStage();

const margin = page.getByRole("list", { name: "Comments beside the text" });
const commentId = (number: number) => `0193e0a0-7b7b-7abc-8def-${String(number).padStart(12, "0")}`;

/** Comments of Ben's on words of a document. */
function commentOn(document: TreeChannel, ...quotes: string[]) {
  const comments = quotes.map((quote, index): DocumentComment => {
    const id = commentId(index + 1);
    node().edit(document.id, (doc) => addCommentMark(doc, id, quote, null));
    return {
      ...{ id, documentId: document.id, channelId: document.id, quote, createdBy: ben },
      ...{ createdAt: new Date().toISOString(), excerpt: `What about ${quote}?`, replyCount: 0 },
      ...{ lastReplyAt: null, resolvedAt: null, resolvedBy: null, suggestion: null, isAi: false },
    };
  });
  fakeServer().answer(listDocumentCommentsContract, () => ({ items: comments, nextCursor: null }));
  return comments;
}
const cardOf = (quote: string) => margin.getByRole("listitem").filter({ hasText: `What about ${quote}?` });
const button = (quote: string) => cardOf(quote).getByRole("button").first();
const topOf = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? Number.NaN;
const textOf = (id: string) => document.querySelector(`.document-text [data-comment="${id}"]`);

test("comments stand beside their text, none over another, and the active one as high as its text", async () => {
  await page.viewport(1280, 800);
  const plan = makeDocument("Plan", "alpha beta gamma", "delta");
  const [alpha, , gamma] = commentOn(plan, "alpha", "beta", "gamma", "delta");
  showDocuments(plan);
  await expect.element(cardOf("delta")).toBeVisible();
  const boxes = () =>
    margin
      .getByRole("listitem")
      .elements()
      .map((card) => card.getBoundingClientRect());
  await expect
    .poll(() => boxes().every(({ top }, at) => at === 0 || top >= boxes()[at - 1]!.bottom))
    .toBe(true);
  await expect
    .poll(() => Math.abs(topOf(cardOf("alpha").element()) - topOf(textOf(alpha!.id))))
    .toBeLessThan(2);
  await expectAccessible();

  await editor("Plan").getByText("gamma", { exact: true }).click();
  await expect.element(button("gamma")).toHaveAttribute("aria-expanded", "true");
  await expect
    .poll(() => boxes().every(({ top }, at) => at === 0 || top >= boxes()[at - 1]!.bottom))
    .toBe(true);
  await expect.element(editor("Plan")).toHaveFocus();
  expect(textOf(gamma!.id)).toHaveTextContent("gamma");
  await expectAccessible();
});

test("a comment is answered and resolved beside the text, by keys alone", async () => {
  await page.viewport(1280, 800);
  const plan = makeDocument("Plan", "alpha beta", "delta");
  const [alpha] = commentOn(plan, "alpha", "delta");
  const replies: unknown[] = [];
  fakeServer().answer(createMessageContract, ({ body }) => {
    replies.push([body?.threadId, body?.body]);
    return makeMessage({ channelId: plan.id, author: ben, body: "Yes" });
  });
  fakeServer().answer(resolveDocumentCommentContract, () => ({
    ...alpha!,
    resolvedAt: new Date().toISOString(),
    resolvedBy: ben,
  }));
  showDocuments(plan);
  await expect.element(cardOf("alpha")).toBeVisible();
  await editor("Plan").click();
  await userEvent.keyboard("{Control>}{Home}{/Control}{ArrowRight}{Control>}{Alt>}m{/Alt}{/Control}");
  await expect.element(button("alpha")).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(button("delta")).toHaveFocus();
  await userEvent.keyboard("{ArrowUp}{Tab}");
  const reply = cardOf("alpha").getByRole("textbox", { name: "Reply" });
  await expect.element(reply).toHaveFocus();
  await userEvent.keyboard("Yes{Enter}");
  await expect.element(reply).toHaveValue("");
  expect(replies).toEqual([[alpha!.id, "Yes"]]);
  await userEvent.keyboard("{Escape}");
  await expect.element(editor("Plan")).toHaveFocus();
  await button("alpha").click();
  await press(cardOf("alpha").getByRole("button", { name: "Resolve" }), "{Enter}");
  await expect.element(cardOf("alpha")).not.toBeInTheDocument();
  await expect.element(cardOf("delta")).toBeVisible();
  await expect.element(editor("Plan")).toHaveFocus();
});

test("the text has the focus again when the last comment was deleted by keys", async () => {
  await page.viewport(1280, 800);
  const plan = makeDocument("Plan", "alpha");
  commentOn(plan, "alpha");
  fakeServer().answer(deleteDocumentCommentContract, () => undefined as never);
  const client = showDocuments(plan);
  await button("alpha").click();
  await press(cardOf("alpha").getByRole("button", { name: "Delete this comment" }), "{Enter}");
  const confirm = page.getByRole("button", { name: "Delete comment", exact: true });
  await press(confirm, "{Enter}");
  await expect.element(confirm).not.toBeInTheDocument();
  // As the server's event does.
  client.setQueryData(documentCommentsQuery(plan.id).queryKey, []);
  await expect.element(margin).not.toBeInTheDocument();
  await expect.element(editor("Plan")).toHaveFocus();
});

test("Escape ends the composition of an input method, not the answer to a comment", async () => {
  await page.viewport(1280, 800);
  const plan = makeDocument("Plan", "alpha");
  commentOn(plan, "alpha");
  showDocuments(plan);
  await button("alpha").click();
  const reply = cardOf("alpha").getByRole("textbox", { name: "Reply" });
  await reply.click();
  const pressEscape = (isComposing: boolean) =>
    reply
      .element()
      .dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, isComposing }));
  pressEscape(true);
  await expect.element(reply).toHaveFocus();
  await expect.element(button("alpha")).toHaveAttribute("aria-expanded", "true");
  pressEscape(false);
  await expect.element(button("alpha")).toHaveAttribute("aria-expanded", "false");
});

test("of two hundred comments those near the screen are drawn, and none where there is no room", async () => {
  await page.viewport(1280, 800);
  const words = Array.from({ length: 200 }, (_, index) => `word${index}x`);
  const plan = makeDocument("Plan", ...words);
  commentOn(plan, ...words);
  showDocuments(plan);
  await expect.element(cardOf("word0x")).toBeVisible();
  expect(margin.getByRole("listitem").elements().length).toBeLessThan(60);
  document.querySelector(".document-scroll")?.scrollTo({ top: 4_000 });
  await expect.element(cardOf("word0x")).not.toBeInTheDocument();
  await expect.poll(() => margin.getByRole("listitem").elements().length).toBeGreaterThan(5);
  await page.viewport(900, 800);
  await expect.element(margin).not.toBeInTheDocument();
});

test("a suggestion is drawn in the text, which stays as it is, and is accepted beside it or refused", async () => {
  await page.viewport(1280, 800);
  const plan = makeDocument("Plan", "alpha beta", "delta");
  const [alpha] = commentOn(plan, "alpha", "delta");
  const suggestion = { original: "alpha", replacement: 'the "first"', isAccepted: false };
  const suggested = { ...alpha!, excerpt: "What about alpha?", suggestion };
  fakeServer().answer(listDocumentCommentsContract, () => ({ items: [suggested], nextCursor: null }));
  const accepted: unknown[] = [];
  fakeServer().answer(acceptSuggestionContract, ({ params, body }) => {
    expect(body).toEqual({ original: "alpha", replacement: 'the "first"' });
    accepted.push(params?.commentId);
    const resolvedAt = new Date().toISOString();
    return { ...suggested, resolvedAt, resolvedBy: ben, suggestion: { ...suggestion, isAccepted: true } };
  });
  showDocuments(plan);
  await expect.element(cardOf("alpha")).toBeVisible();
  const drawn = () => getComputedStyle(textOf(alpha!.id)!, "::after").content;
  await expect.poll(drawn).toBe(String.raw`"the \"first\""`);
  expect(getComputedStyle(textOf(alpha!.id)!).textDecorationLine).toBe("line-through");
  expect(editor("Plan").element().textContent).toBe("alpha betadelta");
  await button("alpha").click();
  await expect.element(cardOf("alpha").getByRole("button", { name: "Refuse" })).toBeVisible();
  await expectAccessible();
  await cardOf("alpha").getByRole("button", { name: "Accept" }).click();
  await expect.element(cardOf("alpha")).not.toBeInTheDocument();
  expect(accepted).toEqual([alpha!.id]);
  await expect.poll(drawn).toBe("none");
});

test("what a suggestion puts is drawn once where its text is bold or a link in part, and isn’t printed", async () => {
  await page.viewport(1280, 800);
  const plan = makeDocument("Plan", "one two three four five");
  node().edit(plan.id, (doc) => {
    const text = (doc.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(4, 3, { bold: {} });
    text.format(14, 4, { link: { href: "https://example.com" } });
  });
  const [comment] = commentOn(plan, "one two three four");
  const suggestion = { original: comment!.quote, replacement: "all", isAccepted: false };
  fakeServer().answer(listDocumentCommentsContract, () => ({
    items: [{ ...comment!, suggestion }],
    nextCursor: null,
  }));
  showDocuments(plan);
  const drawn = () =>
    [...document.querySelectorAll(`.document-text [data-comment="${comment!.id}"]`)].map((piece) => [
      piece.textContent,
      getComputedStyle(piece, "::after").content,
    ]);
  await expect.poll(drawn).toEqual([
    ["one ", "none"],
    ["two", "none"],
    [" three ", "none"],
    ["four", '"all"'],
  ]);
  await cdp().send("Emulation.setEmulatedMedia", { media: "print" });
  onTestFinished(async () => void (await cdp().send("Emulation.setEmulatedMedia", { media: "" })));
  await expect.poll(() => drawn().map(([, put]) => put)).toEqual(["none", "none", "none", "none"]);
  expect(getComputedStyle(textOf(comment!.id)!).textDecorationLine).toBe("none");
});

test("who may only comment suggests other words for those that are selected", async () => {
  await page.viewport(1280, 800);
  const plan = makeDocument("Plan", "alpha");
  const sent: unknown[] = [];
  fakeServer().answer(listDocumentCommentsContract, () => ({ items: [], nextCursor: null }));
  fakeServer().answer(createDocumentCommentContract, ({ body }) => {
    sent.push([body?.quote, body?.replacement]);
    return commentOn(plan, "alpha")[0]!;
  });
  showDocuments({ ...plan, actions: plan.actions.filter((action) => action !== "document.update") });
  await editor("Plan").getByText("alpha", { exact: true }).click({ clickCount: 3 });
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByRole("button", { name: "Suggest an edit", exact: true }).click();
  const field = page.getByRole("textbox", { name: "Suggested text", exact: true });
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue("alpha");
  await expect.element(page.getByRole("button", { name: "Suggest", exact: true })).toBeDisabled();
  await userEvent.keyboard("{End} and beta");
  // On a button, Enter presses it.
  await press(page.getByRole("button", { name: "Cancel", exact: true }), "{Enter}");
  await expect.element(field).not.toBeInTheDocument();
  expect(sent).toEqual([]);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect.element(field).toHaveValue("alpha and beta");
  await field.click();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => sent).toEqual([["alpha", "alpha and beta"]]);
});

test("all suggestions of one author are accepted at once, those whose text has changed stay open", async () => {
  const plan = makeDocument("Plan", "alpha beta gamma");
  const comments = commentOn(plan, "alpha", "beta", "gamma").map((comment, index) => ({
    ...comment,
    suggestion: { original: comment.quote, replacement: "new", isAccepted: false },
    createdBy: index === 2 ? null : ben,
  }));
  const accepted: unknown[] = [];
  fakeServer().answer(acceptSuggestionContract, ({ params }) => {
    if (params?.commentId === comments[0]!.id) throw new AppError("conflict", "It has changed.");
    accepted.push(params?.commentId);
    return { ...comments[1]!, resolvedAt: new Date().toISOString(), resolvedBy: ben };
  });
  fakeServer().answer(listDocumentCommentsContract, () => ({ items: comments, nextCursor: null }));
  show(<CommentList channel={plan} />);
  await expect.element(page.getByText("2 by Ben Carter", { exact: true })).toBeVisible();
  const all = page.getByRole("button", { name: "Accept all", exact: true });
  await press(all, "{Enter}");
  await expect.poll(() => accepted).toEqual([comments[1]!.id]);
  await expect.element(all).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Open", exact: true })).toHaveFocus();
  await expect.element(page.getByText("1 stayed open, since their text has changed.")).toBeVisible();
});
