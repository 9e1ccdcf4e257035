import { expect, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { getRunChunksContract } from "@/lib/ai/runs/contract";
import { answers, field, showChat } from "./setup/ai-chat";
import { nextFrames } from "./setup/scrolling";

const PARAGRAPH = "The ferry leaves the harbour at 07:40 and is back before noon, unless there is a storm. ";
const paragraphs = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `Line ${from + at}: ${PARAGRAPH.repeat(3)}\n\n`).join("");

const THOUGHT = "Let me think. ".repeat(40);
/** What is stored of an answer. */
const storedParts = (text: string) => ({
  parts: [
    { type: "reasoning" as const, text: THOUGHT, ms: 2_000 },
    { type: "text" as const, text },
  ],
});

/** A question whose answer has begun, longer than the view. */
async function showGrowing() {
  const chat = showChat();
  await expect.element(answers().first()).toBeVisible();
  await userEvent.fill(field(), "And back?");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => chat.server.requestsOf(getRunChunksContract).length).toBeGreaterThan(0);
  chat.grow(THOUGHT, "reasoning");
  const begun = paragraphs(1, 20);
  chat.grow(begun);
  await expect.element(page.getByText(/Line 20:/)).toBeInTheDocument();
  const box = answers().first().element().closest<HTMLElement>(".overflow-y-auto")!;
  const fromEnd = () => box.scrollHeight - box.clientHeight - box.scrollTop;
  await expect.poll(fromEnd).toBeLessThan(2);
  return { ...chat, begun, box, fromEnd };
}

/** The paragraph in the middle of the view, and where it is. */
function lineIn(box: HTMLElement) {
  const view = box.getBoundingClientRect();
  const middle = view.top + view.height / 2;
  const line = [...box.querySelectorAll("p")].find((each) => each.getBoundingClientRect().bottom > middle)!;
  const { top } = line.getBoundingClientRect();
  const words = line.textContent?.slice(0, 8) ?? "";
  return () => {
    const now = line.isConnected
      ? line
      : [...box.querySelectorAll("p")].find((each) => each.textContent?.startsWith(words))!;
    return Math.abs(now.getBoundingClientRect().top - top);
  };
}

/** How far it is scrolled within some frames: keys scroll smoothly. */
async function stepOf(box: HTMLElement) {
  const before = box.scrollTop;
  await nextFrames();
  return box.scrollTop - before;
}

async function turnWheel(box: HTMLElement, by: number) {
  const frame = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const { left, top, width, height } = box.getBoundingClientRect();
  const [x, y] = [frame.left + left + width / 2, frame.top + top + height / 2];
  await cdp().send("Input.dispatchMouseEvent", { type: "mouseWheel", x, y, deltaX: 0, deltaY: by });
}

const WAYS: [string, (box: HTMLElement) => Promise<void>][] = [
  ["the wheel", (box) => turnWheel(box, -600)],
  [
    "Page Up",
    async (box) => {
      box.querySelector<HTMLElement>("[data-row]:last-child")!.focus({ preventScroll: true });
      await userEvent.keyboard("{PageUp}");
    },
  ],
];

test.each(WAYS)(
  "who has scrolled up by %s reads on in peace, and follows again at the end",
  async (_, scrollUp) => {
    const { begun, box, fromEnd, grow, end } = await showGrowing();
    await scrollUp(box);
    await expect.poll(fromEnd).toBeGreaterThan(200);
    await expect.poll(() => stepOf(box)).toBe(0);
    const moved = lineIn(box);
    let text = begun;
    for (const piece of [
      paragraphs(21, 5),
      "```js\nconst fee = 3;\npay(fee);\n```\n\n",
      "| from | at |\n|---|---|\n| Graz | 19:10 |\n\n",
      paragraphs(26, 5),
    ]) {
      text += piece;
      grow(piece);
      await nextFrames();
      expect(moved(), piece.slice(0, 10)).toBeLessThanOrEqual(2);
    }
    end(text, storedParts(text));
    await expect.element(page.getByRole("button", { name: "Copy answer" }).last()).toBeInTheDocument();
    await nextFrames();
    expect(moved(), "the end").toBeLessThanOrEqual(2);
    await page.getByRole("button", { name: "Go to the end" }).click();
    await expect.poll(fromEnd).toBeLessThan(2);
  },
);

test("who doesn't scroll is led to the end, and who scrolls back there follows again", async () => {
  const { begun, box, fromEnd, grow, end } = await showGrowing();
  await turnWheel(box, -600);
  await expect.poll(fromEnd).toBeGreaterThan(200);
  grow(paragraphs(21, 2));
  await nextFrames();
  expect(fromEnd()).toBeGreaterThan(200);
  await turnWheel(box, 20_000);
  await expect.poll(fromEnd).toBeLessThan(2);
  grow(paragraphs(23, 10));
  await expect.poll(fromEnd).toBeLessThan(2);
  const text = begun + paragraphs(21, 12);
  end(text, storedParts(text));
  await expect.element(page.getByRole("button", { name: "Copy answer" }).last()).toBeInTheDocument();
  await expect.poll(fromEnd).toBeLessThan(2);
});

test("a screen reader is told of an answer of 500 pieces that it is written and that it is ready", async () => {
  const { server, grow, growTool, end } = showChat();
  await expect.element(answers().first()).toBeVisible();
  const said: string[] = [];
  const LIVE = "[role=status],[role=alert],[role=log],[aria-live]:not([aria-live=off])";
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
      if (region?.textContent) said.push(region.textContent);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
  await userEvent.fill(field(), "And back?");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => server.requestsOf(getRunChunksContract).length).toBeGreaterThan(0);
  for (let at = 0; at < 100; at++) grow("Hm. ", "reasoning");
  for (const state of ["calling", "running", "done"] as const) growTool("a", state);
  for (const state of ["running", "done"] as const) growTool("b", state);
  for (let at = 0; at < 400; at++) grow(`w${at} `);
  await expect.element(page.getByText(/w399/)).toBeVisible();
  expect(document.querySelector("[data-row]:last-child")?.closest(LIVE)).toBeNull();
  await expect.element(field()).toHaveFocus();
  end("At 19:10.");
  await expect.poll(() => said).toEqual(["Answering", "Answer ready"]);
  await expect.element(answers().last()).toMatchTextContent("At 19:10.");
  await expect.element(field()).toHaveFocus();
});
