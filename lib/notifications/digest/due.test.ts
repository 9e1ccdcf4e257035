import { expect, it } from "vitest";
import { isDigestDue } from "./due";

const at = (time: string) => new Date(`2026-06-15T${time}:00Z`);

it("comes once a day, in the morning where the person is", () => {
  const daily = { digest: "DAILY", timeZone: "America/New_York", digestedAt: null } as const;
  expect(isDigestDue(daily, at("11:59"))).toBe(false);
  expect(isDigestDue(daily, at("12:00"))).toBe(true);
  expect(isDigestDue({ ...daily, digestedAt: at("12:00") }, at("20:00"))).toBe(false);
  expect(isDigestDue({ ...daily, digestedAt: new Date("2026-06-14T12:00:00Z") }, at("12:15"))).toBe(true);
});

it("comes every hour, or never, where that was asked for", () => {
  const hourly = { digest: "HOURLY", timeZone: "UTC", digestedAt: at("03:00") } as const;
  expect(isDigestDue(hourly, at("03:45"))).toBe(false);
  expect(isDigestDue(hourly, at("04:00"))).toBe(true);
  expect(isDigestDue({ ...hourly, digest: "NEVER" }, at("09:00"))).toBe(false);
});
