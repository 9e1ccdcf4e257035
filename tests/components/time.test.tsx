import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import DeviceZone from "@/components/people/device-zone";
import { useTimeFormat } from "@/components/ui/time";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import { localZone } from "@/lib/time/wall-clock";
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

test("the zone of this device is stored once for who goes by it, and not where another was chosen", async () => {
  const server = fakeServer();
  const { client } = showWorkspace({ page: <DeviceZone /> });
  const { queryKey } = personSettingsQuery();
  const chosen = { ...client.getQueryData(queryKey)!, deviceTimeZone: false, timeZone: "Asia/Kathmandu" };
  const asDevice = { ...chosen, deviceTimeZone: true };
  server.answer(updatePersonSettingsContract, () => asDevice);
  const bodies = () => server.requestsOf(updatePersonSettingsContract).map(({ body }) => body);
  const comeBack = () => document.dispatchEvent(new Event("visibilitychange"));
  client.setQueryData(queryKey, chosen);
  comeBack();
  client.setQueryData(queryKey, asDevice);
  await expect.poll(bodies).toEqual([{ timeZone: localZone() }]);
  // Another device has stored its own: this one does so when somebody returns to it.
  client.setQueryData(queryKey, { ...asDevice, timeZone: "Asia/Tokyo" });
  await expect.poll(bodies).toHaveLength(1);
  comeBack();
  await expect.poll(bodies).toHaveLength(2);
});
