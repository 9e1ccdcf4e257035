import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { pushToTalk } from "@/components/calls/session/push-to-talk";
import { show } from "./setup/stage";

let changes: boolean[] = [];
let talk: ReturnType<typeof pushToTalk>;

beforeEach(() => {
  changes = [];
  talk = pushToTalk({ key: "Space", onHeld: (isHeld) => changes.push(isHeld) });
  show(
    <>
      <label>
        Message <input />
      </label>
      <button type="button">Mute</button>
      <iframe title="Preview" srcDoc="<input>" />
    </>,
  );
});
afterEach(() => talk.stop());

const field = () => page.getByRole("textbox", { name: "Message" });
const press = (
  type: "keydown" | "keyup",
  given: KeyboardEventInit = {},
  target: EventTarget = document.body,
) =>
  target.dispatchEvent(
    new KeyboardEvent(type, { code: "Space", key: " ", bubbles: true, cancelable: true, ...given }),
  );

test("the key opens the microphone once, however it repeats, and its release closes it", async () => {
  await userEvent.keyboard("{ >3}{/ }");
  expect(changes).toEqual([true, false]);
});

test("it writes in a field, presses a button and serves shortcuts without opening anything", async () => {
  await field().fill("a");
  await userEvent.keyboard(" b");
  await expect.element(field()).toHaveValue("a b");
  page.getByRole("button", { name: "Mute" }).element().focus();
  await userEvent.keyboard(" ");
  press("keydown", { ctrlKey: true });
  press("keydown", { isComposing: true });
  press("keydown", { repeat: true });
  expect(changes).toEqual([]);
});

test.each<[string, () => unknown]>([
  ["in a field that was clicked meanwhile", () => press("keyup", {}, field().element())],
  ["with Control held", () => press("keyup", { ctrlKey: true })],
  ["in another window", () => window.dispatchEvent(new Event("blur"))],
  [
    "after the page was hidden",
    () => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
      Reflect.deleteProperty(document, "visibilityState");
    },
  ],
  [
    "where a dialog keeps keys to itself",
    () => {
      const dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.addEventListener("keyup", (event) => event.stopPropagation());
      dialog.showModal();
      press("keyup", {}, dialog);
    },
  ],
  ["in a frame", () => page.getByTitle("Preview").element().focus()],
])("a release %s closes it", async (_, release) => {
  await expect.element(field()).toBeVisible();
  press("keydown");
  expect(changes).toEqual([true]);
  release();
  await expect.poll(() => changes, { interval: 10, timeout: 100 }).toEqual([true, false]);
});

test("a key held while a field is clicked writes nothing there", async () => {
  press("keydown");
  await field().click();
  expect(press("keydown", { repeat: true }, field().element())).toBe(false);
  press("keyup", {}, field().element());
  expect(changes).toEqual([true, false]);
});
