import { beforeEach, expect, test, vi } from "vitest";
import { sampleMessage } from "@/tests/sample-message";
import { forgetWindows, readWindow as readFor, sharingWindows } from "./kept-windows";

beforeEach(() => forgetWindows());

const readWindow = (...window: Parameters<typeof readFor>) =>
  sharingWindows(
    () => true,
    () => readFor(...window),
  );

const reader = () => vi.fn(async () => [sampleMessage(1)]);

test("equal reads within two seconds share one query, until something changes", async () => {
  const now = vi.spyOn(Date, "now");
  now.mockReturnValue(0);
  const read = reader();
  const [first, second] = [readWindow("a", "1", read), readWindow("a", "1", read)];
  expect(await first).toBe(await second);
  await readWindow("a", "2", read);
  await readWindow("b", "1", read);
  expect(read).toHaveBeenCalledTimes(3);

  forgetWindows("a");
  await readWindow("a", "1", read);
  await readWindow("b", "1", read);
  expect(read).toHaveBeenCalledTimes(4);
  forgetWindows();
  await readWindow("b", "1", read);
  expect(read).toHaveBeenCalledTimes(5);

  now.mockReturnValue(2_001);
  await readWindow("b", "1", read);
  expect(read).toHaveBeenCalledTimes(6);
  now.mockRestore();
});

test("a read that was under way when something changed isn't shared with who comes later", async () => {
  const finish: (() => void)[] = [];
  const read = vi.fn(
    () => new Promise<ReturnType<typeof sampleMessage>[]>((done) => finish.push(() => done([]))),
  );
  const before = readWindow("a", "1", read);
  forgetWindows("a");
  const after = readWindow("a", "1", read);
  for (const one of finish) one();
  await Promise.all([before, after]);
  expect(read).toHaveBeenCalledTimes(2);
});

test("nothing is kept of a read that fails, nor for callers who aren't sent the channel's changes", async () => {
  await expect(readWindow("a", "1", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  const read = reader();
  await readWindow("a", "1", read);
  await readFor("a", "1", read);
  await sharingWindows(
    (channelId) => channelId === "b",
    () => readFor("a", "1", read),
  );
  expect(read).toHaveBeenCalledTimes(3);
});
