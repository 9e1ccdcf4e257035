import { afterEach, expect, test, vi } from "vitest";
import { sampleMessage } from "@/tests/sample-message";
import { forgetWindows, keepWindows, readWindow } from "./kept-windows";

afterEach(() => {
  vi.useRealTimers();
});

const reader = () => vi.fn(async () => [sampleMessage(1)]);

test("who reads the same within two seconds shares one read, until something changes", async () => {
  vi.useFakeTimers();
  keepWindows(() => true);
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

  vi.advanceTimersByTime(2_001);
  await readWindow("b", "1", read);
  expect(read).toHaveBeenCalledTimes(6);
});

test("a read that was under way when something changed isn't shared with who comes later", async () => {
  keepWindows(() => true);
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

test("nothing is kept of a read that fails, nor while changes aren't heard of", async () => {
  let isCurrent = true;
  keepWindows(() => isCurrent);
  await expect(readWindow("a", "1", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  const read = reader();
  await readWindow("a", "1", read);
  isCurrent = false;
  await readWindow("a", "1", read);
  await readWindow("a", "1", read);
  expect(read).toHaveBeenCalledTimes(3);
});
