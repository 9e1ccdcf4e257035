import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AiModels } from "@/components/admin/ai-models/ai-models";
import {
  createProviderContract,
  listAiAuditContract,
  listProvidersContract,
  testModelContract,
  updateModelContract,
} from "@/lib/ai/providers/contract";
import type { AdminModel, AdminProvider } from "@/lib/ai/providers/schema";
import { AppError } from "@/lib/http/errors";
import { ben, newId } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const NOW = "2026-11-27T10:00:00.000Z";

const makeModel = (given: Partial<AdminModel>): AdminModel => ({
  ...{ id: newId(), name: "gpt-5.2", label: "GPT-5.2", kind: "TEXT", isEnabled: true, fallbackIds: [] },
  ...{ hasVision: true, hasTools: true, hasReasoning: true, contextTokens: 400_000, maxOutputTokens: 16_384 },
  ...{ inputPrice: null, cachedPrice: null, outputPrice: null, picturePrice: null },
  price: { input: 1_750_000, cached: 175_000, output: 14_000_000 },
  ...given,
});
const makeProvider = (given: Partial<AdminProvider>): AdminProvider => ({
  ...{ id: newId(), kind: "OPENAI", name: "OpenAI", baseUrl: null, variable: "OPENAI_API_KEY" },
  ...{ isConfigured: true, hasKey: true, isEnabled: true, isUp: true, problem: null },
  ...{ checkedAt: "2026-11-27T10:00:00.000Z", models: [makeModel({})] },
  ...given,
});
const showPage = (...items: AdminProvider[]) => {
  fakeServer().answer(listProvidersContract, () => ({ items, nextCursor: null }));
  show(
    <div className="p-4">
      <AiModels />
    </div>,
  );
};
const button = (name: string) => page.getByRole("button", { name, exact: true });
const field = (name: string | RegExp) => page.getByLabelText(name);

test("without a provider, the page names the variables and adds one", async () => {
  showPage();
  await expect.element(page.getByText("OPENAI_API_KEY")).toBeVisible();
  await expectAccessible();
  let answers = 0;
  fakeServer().answer(createProviderContract, ({ body }) => {
    answers += 1;
    if (answers === 1) throw new AppError("invalid_input", "Guildhall doesn’t connect there.");
    expect(body).toEqual({
      kind: "COMPATIBLE",
      name: "OpenAI-compatible server",
      baseUrl: "https://models.example.com/v1",
      apiKey: "sk-1",
    });
    return makeProvider({ kind: "COMPATIBLE", name: "Our server", variable: null });
  });
  await button("Add provider").click();
  await field("Provider").selectOptions("OpenAI-compatible server");
  await field("Address").fill("https://models.example.com/v1");
  await field(/^API key/).fill("sk-1");
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("Guildhall doesn’t connect there.");
  await page.getByRole("dialog").getByRole("button", { name: "Add provider" }).click();
  await expect.element(page.getByRole("heading", { name: /^Our server/ })).toBeVisible();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

test("a provider shows whether it is up, and its models are tested and changed", async () => {
  const model = makeModel({});
  const other = makeModel({
    name: "llama",
    label: "Llama",
    price: null,
    hasVision: false,
    hasReasoning: false,
  });
  const third = makeModel({ name: "mistral", label: "Mistral", price: null });
  const off = makeModel({ name: "gpt-4.1", label: "GPT-4.1", isEnabled: false });
  showPage(
    makeProvider({ models: [model, off] }),
    makeProvider({
      ...{ kind: "COMPATIBLE", name: "Our server", variable: null, baseUrl: "https://models.example.com/v1" },
      ...{
        isUp: false,
        problem: "The provider can’t be reached. Try again in a minute.",
        models: [other, third],
      },
    }),
  );
  await expect.element(page.getByText("The provider can’t be reached. Try again in a minute.")).toBeVisible();
  await expect.element(page.getByText(/\$1\.75 in, \$14\.00 out per million tokens/)).toBeVisible();
  await expect.element(button("Test GPT-4.1")).not.toBeInTheDocument();
  await button("Show 1 more that are off").click();
  await expect.element(button("Test GPT-4.1")).toBeVisible();

  fakeServer().answer(testModelContract, ({ params }) =>
    params.aiModelId === model.id
      ? { problem: null, firstTokenMs: 412 }
      : { problem: "The provider doesn’t accept the key.", firstTokenMs: null },
  );
  await button("Test GPT-5.2").click();
  await expect.element(page.getByText("Works: it answered after 412 ms.")).toBeVisible();
  await button("Test Llama").click();
  await expect.element(page.getByText("The provider doesn’t accept the key.")).toBeVisible();
  await expectAccessible();

  fakeServer().answer(updateModelContract, ({ body }) => {
    expect(body).toMatchObject({ kind: "TEXT", inputPrice: 500_000, outputPrice: 2_000_000 });
    expect(body.fallbackIds).toEqual([third.id, model.id]);
    return {
      ...other,
      price: { input: 500_000, cached: 500_000, output: 2_000_000 },
      fallbackIds: [third.id, model.id],
    };
  });
  await button("Edit Llama").click();
  const dialog = page.getByRole("dialog");
  await field("Input").fill("-1");
  await expect.element(dialog.getByText("Enter dollars, such as 1.75.")).toBeVisible();
  await expect.element(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  await field("Input").fill("0.5");
  await dialog.getByLabelText("Output").fill("2");
  await field("If its provider fails, ask instead").selectOptions("Mistral (Our server)");
  await field("If that one fails too").selectOptions("GPT-5.2 (OpenAI)");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect.element(page.getByText(/falls back to Mistral, GPT-5\.2/)).toBeVisible();
});

test("who changed what is read once it is unfolded, and what a model makes can be corrected", async () => {
  const model = makeModel({});
  const changed = ["inputPrice", "outputPrice", "hasTools"];
  fakeServer().answer(listAiAuditContract, () => ({
    items: [
      {
        id: newId(),
        action: "aiModel.update" as const,
        actor: ben,
        name: "gpt-5.2",
        changed,
        createdAt: NOW,
      },
      {
        id: newId(),
        action: "aiProvider.create" as const,
        actor: null,
        name: "Ours",
        changed: [],
        createdAt: NOW,
      },
    ],
    nextCursor: null,
  }));
  showPage(makeProvider({ models: [model] }));
  await page.getByText("Who changed what").click();
  const list = page.getByRole("list", { name: "Changes of AI settings" });
  await expect.element(list).toMatchTextContent("Ben Carter changed the model gpt-5.2: prices, abilities.");
  await expect.element(list).toMatchTextContent("Somebody who has left added the provider Ours.");
  await expectAccessible();
  fakeServer().answer(updateModelContract, ({ body }) => ({ ...model, kind: body.kind ?? "TEXT" }));
  await button("Edit GPT-5.2").click();
  await field("What it makes").selectOptions("Embeddings, for searches");
  await expect.element(page.getByText("Uses tools")).not.toBeInTheDocument();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(fakeServer().requestsOf(updateModelContract)[0]?.body).toMatchObject({ kind: "EMBEDDING" });
});
