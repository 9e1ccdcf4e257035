import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { resolveReferencesContract } from "@/lib/references/contract";
import { searchContract } from "@/lib/search/contract";
import { documentStage } from "./setup/document-stage";
import { ben, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt, type } = documentStage();

let plan: ReturnType<typeof makeDocument>;
let task: string;
let message: string;
const text = () => editor("Plan").element() as HTMLElement;
/** What is seen of the mention: drawn words, and those of the text where they aren't hidden. */
const seen = () => {
  const link = text().querySelector('a[href^="mention:"]')!;
  const drawn = link.querySelector("[data-mention]");
  const before = getComputedStyle(drawn ?? link, "::before").content.replaceAll('"', "");
  const isHidden = getComputedStyle(drawn ?? link).fontSize === "0px";
  return `${before === "none" ? "" : before}${isHidden ? "" : link.textContent}`;
};

beforeEach(() => {
  plan = makeDocument("Plan", "");
  task = newId();
  message = newId();
  const place = {
    ...{
      workspaceSlug: WORKSPACE.slug,
      channelId: plan.id,
      channelName: "Launch",
      channelType: "TODO" as const,
    },
    anchor: { type: "task", id: task },
  } as const;
  fakeServer().answer(searchContract, ({ query: { scope = "all" } }) => ({
    ...{ scope, nextCursor: null, isApproximate: false },
    items: [
      {
        ...{ type: "task" as const, id: task, snippet: [{ text: "Print posters", isMatch: true }] },
        ...{ person: null, place, createdAt: null, isSimilar: false },
      },
      {
        ...{ type: "message" as const, id: message, snippet: [{ text: "Secret posters", isMatch: true }] },
        ...{ person: ben, place: { ...place, anchor: { seq: 3, threadId: null } } },
        ...{ createdAt: null, isSimilar: false },
      },
    ],
  }));
  fakeServer().answer(resolveReferencesContract, ({ body: { targets } }) => ({
    items: targets.map((target) =>
      "id" in target && target.id === task
        ? {
            ...{ type: "task" as const, id: task, title: "Print 50 posters", excerpt: "For the fair" },
            ...{ person: null, place, createdAt: null, isVisible: true as const },
          }
        : { isVisible: false as const },
    ),
  }));
});

function insertMention(href: string, words: string) {
  const paragraph = new Y.XmlElement("paragraph");
  const line = new Y.XmlText();
  line.insert(0, words, { link: { href } });
  paragraph.insert(0, [line]);
  node().documents.get(plan.id)?.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);
}

test("# mentions what the search finds, called as it is called now, with a preview under the pointer", async () => {
  showDocuments(plan);
  await type("Plan", "See #poster");
  await page.getByRole("option", { name: /^Print posters/ }).click();
  await expect.poll(() => textAt(plan)).toContain(`href="mention:task/${task}"`);
  await expect.poll(seen).toBe("Print 50 posters");
  await userEvent.hover(text().querySelector('a[href^="mention:task"]')!);
  await expect.element(page.getByText("For the fair")).toBeVisible();
  await expectAccessible();
});

test("# also mentions messages, by their author alone", async () => {
  showDocuments(plan);
  await type("Plan", "As said #poster");
  await page.getByRole("option", { name: /^Secret posters/ }).click();
  await expect.poll(() => textAt(plan)).toContain(`href="mention:message/${message}"`);
  expect(textAt(plan)).toContain(`Message by ${ben.name}`);
  expect(textAt(plan)).not.toContain("Secret");
});

test("what somebody may not see isn't named", async () => {
  insertMention(`mention:channel/${newId()}`, "#salaries");
  showDocuments({ ...plan, actions: plan.actions.filter((action) => action !== "document.update") });
  await expect.element(editor("Plan")).toBeVisible();
  expect(["…", "Private"]).toContain(seen());
  await expect.poll(seen).toBe("Private");
});

test("a heading, a number and a color are no mentions", async () => {
  showDocuments(plan);
  await type("Plan", "## Title{Enter}Fix #12 and C#{Enter}");
  expect(page.getByRole("listbox").elements()).toEqual([]);
  await expect.poll(() => textAt(plan)).toContain('<heading level="2">Title</heading>');
  expect(textAt(plan)).toContain("<paragraph>Fix #12 and C#</paragraph>");
});

test("a day is chosen from the calendar, by click and by keys", async () => {
  showDocuments(plan);
  await type("Plan", "By @tomorrow{Enter}and /date{ArrowDown}{Enter}");
  await expect.poll(() => textAt(plan)?.match(/<date/g)).toHaveLength(2);
  await expect.element(page.getByRole("dialog", { name: "Choose a day" })).toBeVisible();
  const first = () => text().querySelectorAll("time")[1]?.getAttribute("datetime");
  const today = first();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(first).not.toBe(today);
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.poll(first).toBe(today);
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => document.activeElement?.tagName).toBe("BUTTON");
  await expectAccessible();
  await userEvent.keyboard("{PageDown}{Enter}");
  await expect.poll(first).not.toBe(today);
  await expect.element(editor("Plan")).toHaveFocus();
  await userEvent.keyboard("!");
  await expect.poll(() => text().textContent).toContain("!");

  await userEvent.click(text().querySelectorAll("time")[0]!);
  await expect.element(page.getByRole("dialog", { name: "Choose a day" })).toBeVisible();
});
