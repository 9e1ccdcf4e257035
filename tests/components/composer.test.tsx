import { expect, test } from "vitest";
import { type Locator, page, userEvent } from "vitest/browser";
import { MessageStream } from "@/components/messages/message-stream";
import { createMessageContract } from "@/lib/messages/contract";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import type { PersonSettings } from "@/lib/people/schema";
import { defaultsOf } from "@/lib/settings/settings";
import { createInviteContract } from "@/lib/workspaces/contract";
import { ben, makeMessage, makeTreeChannel, me } from "./setup/people";
import { composer, messages, press } from "./setup/screen";
import { fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const engines = makeTreeChannel({ name: "engines" });
const sent = () =>
  fakeServer()
    .requestsOf(createMessageContract)
    .map(({ body }) => (body as { body: string }).body);

const personSettings: PersonSettings = {
  ...{ presence: "AUTO", quietHours: null, timeZone: "Europe/Berlin", status: null },
  ...defaultsOf("person"),
};

/** As the browser does it at Ctrl+V. */
function paste(field: Locator, clipboard: Record<string, string>) {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(clipboard)) clipboardData.setData(type, text);
  field
    .element()
    .dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

test("a table from a spreadsheet stays a table, and an address over words is a link", async () => {
  showWorkspace({ channels: [engines] });
  const field = composer("engines");
  await field.fill("The parts:");
  const cells = `<tr><th colspan="2">Bolts<br>M4</th></tr><tr><td rowspan="2">Brass</td><td>3|4</td></tr><tr><td>5</td></tr>`;
  paste(field, { "text/html": `<table>${cells}</table>`, "text/plain": "Bolts M4\t\nBrass\t3|4\n\t5" });
  await expect
    .element(field)
    .toHaveValue("The parts:\n\n| Bolts M4 |  |\n| --- | --- |\n| Brass | 3\\|4 |\n|  | 5 |\n\n");
  await userEvent.keyboard("see docs{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}");
  paste(field, { "text/plain": "https://example.org/docs" });
  await userEvent.keyboard("{Enter}");
  const message = messages(/The parts:/);
  await expect.element(message).toBeVisible();
  const rows = () =>
    message
      .getByRole("row")
      .elements()
      .map(({ textContent }) => textContent);
  await expect.poll(rows).toEqual(["Bolts M4", "Brass3|4", "5"]);
  await expect
    .element(message.getByRole("link", { name: "docs" }))
    .toHaveAttribute("href", "https://example.org/docs");
});

test("a picture in copied text is attached where its bytes came along, and missed aloud where they didn't", async () => {
  // What is attached stays in its channel's composer.
  showWorkspace({ channels: [makeTreeChannel({ name: "pictures" })] });
  const field = composer("pictures");
  await field.click();
  const gif = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
  paste(field, { "text/html": `<p>See <img alt="Plan" src="${gif}"></p>`, "text/plain": "See" });
  await expect.element(field).toHaveValue("See");
  await expect.element(page.getByText("Plan.gif")).toBeVisible();
  paste(field, { "text/html": `<p>and <img src="https://example.org/a.png"></p>`, "text/plain": " and" });
  await expect.element(field).toHaveValue("See and");
  await expect.element(page.getByText("A picture wasn’t pasted.")).toBeVisible();
});

test("commands ask, set a status and invite; what they can't read stays in the field", async () => {
  showWorkspace({ channels: [engines] });
  const field = composer("engines");
  const run = async (text: string) => {
    await field.fill(text);
    await userEvent.keyboard("{Enter}");
  };
  const requests = (contract: Parameters<ReturnType<typeof fakeServer>["requestsOf"]>[0]) =>
    fakeServer()
      .requestsOf(contract)
      .map(({ body }) => body);
  fakeServer().answer(createMessageContract, ({ body }) =>
    makeMessage({ ...body, channelId: engines.id, seq: 1, poll: null }),
  );
  fakeServer().answer(updatePersonSettingsContract, ({ body }) => ({ ...personSettings, ...body }));
  fakeServer().answer(createInviteContract, () => ({}) as never);
  await run("/poll Lunch?");
  await expect.element(page.getByText(/^Ask, then give two options/).first()).toBeVisible();
  await expect.element(field).toHaveValue("/poll Lunch?");
  await run("/poll Lunch? Soup, Bread");
  await expect
    .poll(() => requests(createMessageContract))
    .toMatchObject([{ poll: { question: "Lunch?", options: ["Soup", "Bread"] } }]);
  await expect.element(field).toHaveValue("");
  await run("/status 🏖️ On vacation");
  await expect.element(page.getByText("Status set", { exact: true }).first()).toBeVisible();
  await run("/dnd");
  await expect.element(page.getByText("Do not disturb is on", { exact: true }).first()).toBeVisible();
  expect(requests(updatePersonSettingsContract)).toEqual([
    { status: { emoji: "🏖️", text: "On vacation", expires: null } },
    { presence: "DO_NOT_DISTURB" },
  ]);
  await run("/invite ada@engines.test, nobody");
  await expect.element(page.getByText(/These are none: nobody/).first()).toBeVisible();
  await run("/invite ada@engines.test ben@engines.test");
  await expect
    .poll(() => requests(createInviteContract))
    .toMatchObject([{ email: "ada@engines.test" }, { email: "ben@engines.test" }]);
  await expect.element(field).toHaveValue("");
  await expect.element(page.getByText("Invited 2 people", { exact: true }).first()).toBeVisible();
});

test("a command that doesn't exist isn't sent", async () => {
  showWorkspace({ channels: [engines] });
  await composer("engines").fill("/remid tomorrow my raise");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText(/^There is no command \/remid here\./).first()).toBeVisible();
  await expect.element(composer("engines")).toHaveValue("/remid tomorrow my raise");
  expect(sent()).toEqual([]);
});

test("copied text reads as it is shown", async () => {
  const body = `Ask [@Ada Lovelace](mention:user/${me.id}) [x](https://e.org)`;
  const channel = { ...engines, lastSeq: 1, readSeq: 1 };
  const message = makeMessage({ channelId: channel.id, author: ben, body });
  showWorkspace({ channels: [channel], messages: { [channel.id]: [message] } });
  await press(messages(/Ask @Ada Lovelace/), "c");
  await expect.poll(() => navigator.clipboard.readText()).toBe("Ask @Ada Lovelace [x](https://e.org)");
});

test("signs that reverse text, copied along with a number, aren't sent", async () => {
  showWorkspace({ channels: [engines] });
  await composer("engines").fill("Call me: \u202a+49 170 1\u202c");
  await userEvent.keyboard("{Enter}");
  await expect.element(messages("Call me: +49 170 1")).toBeVisible();
  await expect.poll(sent).toEqual(["Call me: +49 170 1"]);
});

test("channels can be named in a conversation", async () => {
  const plan = makeTreeChannel({ name: "Plan" });
  const direct = makeTreeChannel({ type: "DIRECT", workspaceId: null, name: "Ben Carter" });
  showWorkspace({ channels: [engines, plan], page: <MessageStream channel={direct} /> });
  await expect.element(composer("Ben Carter")).toHaveFocus();
  await userEvent.keyboard("see #pl");
  await page.getByRole("option", { name: "Plan" }).click();
  await expect.element(composer("Ben Carter")).toHaveValue("see #Plan ");
  await userEvent.keyboard("{Enter}");
  await expect.poll(sent).toEqual([`see [#Plan](mention:channel/${plan.id})`]);
});
