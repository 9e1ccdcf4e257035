import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { trackPosition } from "./client-position";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("follows the events", () => {
  const position = trackPosition("a.1");
  expect(position.current()).toBe("a.1");
  position.reach("a.2");
  expect(position.current()).toBe("a.2");
});

it("is nowhere until what was missed has been read, however often that fails", async () => {
  const position = trackPosition("a.1");
  const tries: PromiseWithResolvers<void>[] = [];
  const retries: boolean[] = [];
  const work = (isRetry: boolean) => {
    retries.push(isRetry);
    const one = Promise.withResolvers<void>();
    tries.push(one);
    return one.promise;
  };
  void position.catchUp(work, () => true);
  position.reach("a.5");
  expect(position.current()).toBe("");
  tries[0]?.reject(new Error("away"));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(retries).toEqual([false, true]);
  position.reach("a.6");
  expect(position.current()).toBe("");
  tries[1]?.resolve();
  await vi.runAllTimersAsync();
  expect(position.current()).toBe("a.6");
});

it("stays nowhere when the connection breaks meanwhile: the next one begins anew", async () => {
  const position = trackPosition("a.1");
  const first = Promise.withResolvers<void>();
  let isConnected = true;
  void position.catchUp(
    () => first.promise,
    () => isConnected,
  );
  isConnected = false;
  position.reach("a.2");
  first.resolve();
  await vi.runAllTimersAsync();
  expect(position.current()).toBe("");
  await position.catchUp(
    async () => {},
    () => true,
  );
  expect(position.current()).toBe("");
  position.reach("a.3");
  expect(position.current()).toBe("a.3");
});
