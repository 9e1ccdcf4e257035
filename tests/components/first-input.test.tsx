import { expect, test, vi } from "vitest";
import { atFirstInput } from "@/components/ui/first-input";

test("code that a key may ask for is fetched once something has the focus, and not before", async () => {
  const load = vi.fn(async () => {});
  atFirstInput(load);
  const field = document.body.appendChild(document.createElement("textarea"));
  // What comes with a promise that is resolved already has come by the next task.
  await new Promise((resolve) => setTimeout(resolve));
  expect(load).not.toHaveBeenCalled();
  field.focus();
  await expect.poll(() => load.mock.calls.length).toBe(1);
  field.remove();
});
