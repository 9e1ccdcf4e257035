import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import BudgetSection from "@/components/ai-usage/budget-section";
import { UsageView } from "@/components/ai-usage/usage-view";
import { createAiBudgetContract, listAiBudgetsContract } from "@/lib/ai/budgets/contract";
import type { Budget } from "@/lib/ai/budgets/schema";
import { listModelsContract } from "@/lib/ai/models/contract";
import {
  getMyAiUsageContract,
  getWorkspaceAiUsageContract,
  listMyAiCallsContract,
} from "@/lib/ai/usage/contract";
import type { AiCall, Usage } from "@/lib/ai/usage/schema";
import { AppError } from "@/lib/http/errors";
import { getWorkspaceSettingsContract, listMembersContract } from "@/lib/workspaces/contract";
import { newId } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const sums = { calls: 3, costMicros: 1_255_000, inputTokens: 12_000, outputTokens: 3_400, unpriced: 1 };
const nothing = { calls: 0, costMicros: 0, inputTokens: 0, outputTokens: 0, unpriced: 0 };

const makeUsage = (given: Partial<Usage> = {}): Usage => ({
  timeZone: "Asia/Tokyo",
  total: sums,
  days: Array.from({ length: 30 }, (_, at) => ({
    ...sums,
    day: `2026-11-${String(at + 1).padStart(2, "0")}`,
    costMicros: at * 10_000,
  })),
  models: [{ name: "Writer", ...sums }],
  people: [{ name: "Mia", ...sums }],
  purposes: [{ name: "chat", ...sums }],
  ...given,
});

const makeCall = (given: Partial<AiCall> = {}): AiCall => ({
  ...{ id: newId(), createdAt: "2026-11-20T10:00:00.000Z", purpose: "chat", status: "DONE" },
  ...{
    modelName: "Writer",
    providerName: "Provider",
    userName: "Mia",
    workspaceName: "Harbour",
    isChatDeleted: false,
  },
  ...{
    inputTokens: 120,
    cachedTokens: 100,
    outputTokens: 95,
    reasoningTokens: 0,
    pictures: 0,
    costMicros: 850,
  },
  ...{ isEstimated: false, isPriced: true, firstTokenMs: 400, durationMs: 2_000, errorCode: null },
  ...given,
});

test("what calls have cost is a chart, a table for screen readers, sums and a list of the calls", async () => {
  fakeServer().answer(getMyAiUsageContract, () => makeUsage());
  const calls = [
    makeCall(),
    makeCall({ status: "STOPPED", isEstimated: true }),
    makeCall({ isPriced: false, isChatDeleted: true }),
  ];
  fakeServer().answer(listMyAiCallsContract, () => ({ items: calls, nextCursor: null }));
  show(<UsageView scope="mine" />);
  await expect.element(page.getByText("$1.26").first()).toBeVisible();
  await expect.element(page.getByRole("table", { name: "Cost by day" })).toBeInTheDocument();
  await expect.element(page.getByText(/Days are those of Asia\/Tokyo\. The price of 1 calls/)).toBeVisible();
  await expect.element(page.getByText("about $0.0009")).toBeVisible();
  await expect.element(page.getByText("price unknown")).toBeVisible();
  await expect.element(page.getByText(/Harbour · deleted chat/)).toBeVisible();
  await expectAccessible();
});

test("where all calls were free, the chart shows tokens", async () => {
  const days = [
    { ...nothing, day: "2026-11-01" },
    { ...sums, costMicros: 0, day: "2026-11-02" },
  ];
  fakeServer().answer(getMyAiUsageContract, () => makeUsage({ days, total: { ...sums, costMicros: 0 } }));
  fakeServer().answer(listMyAiCallsContract, () => ({ items: [], nextCursor: null }));
  show(<UsageView scope="mine" />);
  await expect.element(page.getByText("most in a day: 15K tokens")).toBeVisible();
  const heights = [...document.querySelectorAll("figure rect")].map((bar) => bar.getAttribute("height"));
  expect(heights).toEqual(["0", "120"]);
});

test("without calls it says so, and a failure offers another try", async () => {
  let isBroken = true;
  fakeServer().answer(getMyAiUsageContract, () => {
    if (isBroken) throw new AppError("forbidden", "Not now.");
    return makeUsage({ total: nothing });
  });
  show(<UsageView scope="mine" />);
  const again = page.getByRole("button", { name: /try again/i });
  await expect.element(again).toBeVisible();
  isBroken = false;
  await again.click();
  await expect.element(page.getByText(/No AI calls in this time/)).toBeVisible();
});

test("a budget that is nearly spent says so, and one is added with a limit in dollars", async () => {
  const [workspaceId, modelId] = [newId(), newId()];
  const budget: Budget = {
    ...{ id: newId(), person: null, model: null, period: "MONTH", limitMicros: 10_000_000 },
    ...{ spentMicros: 8_500_000, resetsAt: "2026-11-30T15:00:00.000Z", timeZone: "Asia/Tokyo" },
  };
  const budgets = [budget];
  fakeServer().answer(listAiBudgetsContract, () => ({ items: budgets, nextCursor: null }));
  fakeServer().answer(getWorkspaceSettingsContract, () => ({
    membersInvite: true,
    membersUseSso: false,
    workspaceTimeZone: "Asia/Tokyo",
  }));
  fakeServer().answer(getWorkspaceAiUsageContract, () => makeUsage({ total: nothing }));
  fakeServer().answer(listMembersContract, () => ({ items: [], nextCursor: null }));
  fakeServer().answer(createAiBudgetContract, ({ body }) => {
    expect(body).toEqual({ userId: null, modelId, period: "DAY", limitMicros: 2_500_000 });
    const made = { ...budget, id: newId(), period: "DAY" as const, limitMicros: 2_500_000, spentMicros: 0 };
    budgets.push(made);
    return made;
  });
  const model = { id: modelId, label: "Writer", providerName: "Provider", isUp: true, price: null };
  const abilities = { hasVision: false, hasTools: false, hasReasoning: false, contextTokens: null };
  fakeServer().answer(listModelsContract, () => ({
    items: [{ ...model, ...abilities, isDefault: true, isDemo: false }],
    nextCursor: null,
  }));
  show(<BudgetSection workspaceId={workspaceId} />);
  await expect.element(page.getByText("$8.50 of $10.00")).toBeVisible();
  await expect.element(page.getByText(/Nearly spent\. Begins anew on Dec 1, 2026, 12:00 AM/)).toBeVisible();
  await page.getByRole("button", { name: "Add a budget" }).click();
  await userEvent.selectOptions(page.getByLabelText("Period").first(), "DAY");
  await page.getByLabelText("Limit in dollars").fill("much");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect.element(page.getByText(/Type an amount in dollars/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect.element(page.getByRole("button", { name: "Add a budget" })).toHaveFocus();
  await page.getByRole("button", { name: "Add a budget" }).click();
  await expect.element(page.getByText(/Type an amount in dollars/)).not.toBeInTheDocument();
  await expect.element(page.getByLabelText("Whose calls")).toHaveFocus();
  await userEvent.selectOptions(page.getByLabelText("Which model"), "Writer (Provider)");
  await page.getByLabelText("Limit in dollars").fill("2.50");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect.element(page.getByText("Everybody, each day")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Add a budget" })).toHaveFocus();
  const row = page.getByRole("listitem").filter({ hasText: "Everybody, each day" });
  await row.getByRole("button", { name: "Change limit" }).click();
  await expect.element(row.getByLabelText("Limit in dollars")).toHaveFocus();
  await row.getByRole("button", { name: "Cancel" }).click();
  await expect.element(row.getByRole("button", { name: "Change limit" })).toHaveFocus();
  await expectAccessible();
});
