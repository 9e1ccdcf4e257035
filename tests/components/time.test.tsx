import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import DeviceZone from "@/components/people/device-zone";
import { useTimeFormat } from "@/components/ui/time";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import { draw, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

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

test.each([
  ["is stored for who goes by it", true, 1],
  ["stays here where another was chosen", false, 0],
])("the zone of this device %s", async (_, deviceTimeZone, requests) => {
  const server = fakeServer();
  const { client } = showWorkspace({ page: <DeviceZone /> });
  const { queryKey } = personSettingsQuery();
  const stored = { ...client.getQueryData(queryKey)!, deviceTimeZone, timeZone: "Asia/Kathmandu" };
  server.answer(updatePersonSettingsContract, () => stored);
  client.setQueryData(queryKey, stored);
  await expect.poll(() => server.requestsOf(updatePersonSettingsContract)).toHaveLength(requests);
});
