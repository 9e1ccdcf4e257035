import { expect, expectTypeOf, it } from "vitest";
import { Jobs, jobNames, PRIORITIES, type TimedJobName } from "@/lib/jobs/jobs";
import { handlers } from "./job-handlers";

it("every job has a handler, and scheduled ones need no data", () => {
  expect(Object.keys(handlers).sort()).toEqual([...jobNames].sort());
  for (const name of jobNames) {
    const { schedule, data, priority = "normal" } = Jobs[name];
    expect(PRIORITIES).toHaveProperty(priority);
    if (schedule) expect(data.safeParse({}).success, name).toBe(true);
  }
});

it("only jobs whose queue is polled can be enqueued for later", () => {
  expectTypeOf<TimedJobName>().toEqualTypeOf<
    "push.send" | "inbox.wake" | "reminder.fire" | "message.sendScheduled" | "twoFactors.lock"
  >();
  const timed = jobNames.filter((name) => Jobs[name].isTimed);
  const names = ["inbox.wake", "message.sendScheduled", "push.send", "reminder.fire", "twoFactors.lock"];
  expect(timed.sort()).toEqual(names);
});
