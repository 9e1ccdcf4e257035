import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { useTimeFormat } from "@/components/ui/time";
import { draw } from "./setup/stage";

afterEach(() => void vi.useRealTimers());

function Day({ at }: { at: string }) {
  return <p>{`It was ${useTimeFormat().dayName(at)}`}</p>;
}

test("the names of days are written anew at midnight", async () => {
  const evening = new Date(2026, 10, 20, 23, 59, 50);
  vi.useFakeTimers({ now: evening, toFake: ["Date", "setTimeout", "clearTimeout"] });
  draw(<Day at={evening.toISOString()} />);
  await expect.element(page.getByText("It was Today")).toBeVisible();
  vi.advanceTimersByTime(20_000);
  await expect.element(page.getByText("It was Yesterday")).toBeVisible();
});
