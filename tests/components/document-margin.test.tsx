import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { TreeChannel } from "@/lib/channels/schema";
import {
  listDocumentCommentsContract,
  resolveDocumentCommentContract,
} from "@/lib/documents/comments/contract";
import type { DocumentComment } from "@/lib/documents/comments/schema";
import { addCommentMark } from "@/lib/documents/rich-text/comment-marks";
import { createMessageContract } from "@/lib/messages/contract";
import { documentStage } from "./setup/document-stage";
import { ben, makeMessage } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

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
      ...{ lastReplyAt: null, resolvedAt: null, resolvedBy: null },
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
  expect(Math.abs(topOf(cardOf("alpha").element()) - topOf(textOf(alpha!.id)))).toBeLessThan(2);
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
  await cardOf("alpha").getByRole("button", { name: "Resolve" }).click();
  await expect.element(cardOf("alpha")).not.toBeInTheDocument();
  await expect.element(cardOf("delta")).toBeVisible();
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
