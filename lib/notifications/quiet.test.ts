import { describe, expect, it } from "vitest";
import { isQuiet } from "./quiet";

const at = (time: string) => new Date(`2026-06-15T${time}:00Z`);
const settings = (quietFrom: number | null, quietTo: number | null, timeZone = "UTC") =>
  ({ presence: "AUTO", quietFrom, quietTo, timeZone }) as const;

describe("quiet hours", () => {
  it("may go past midnight", () => {
    const night = settings(22 * 60, 7 * 60);
    expect(isQuiet(night, at("23:30"))).toBe(true);
    expect(isQuiet(night, at("06:59"))).toBe(true);
    expect(isQuiet(night, at("07:00"))).toBe(false);
    expect(isQuiet(night, at("12:00"))).toBe(false);
  });

  it("are those of the place where the person is", () => {
    const berlin = settings(22 * 60, 23 * 60, "Europe/Berlin");
    expect(isQuiet(berlin, at("20:30"))).toBe(true);
    expect(isQuiet(berlin, at("22:30"))).toBe(false);
  });

  it("are none unless set, and all day where somebody isn't to be disturbed", () => {
    expect(isQuiet(settings(null, null), at("03:00"))).toBe(false);
    expect(isQuiet(null, at("03:00"))).toBe(false);
    expect(isQuiet({ ...settings(null, null), presence: "DO_NOT_DISTURB" }, at("12:00"))).toBe(true);
  });
});
