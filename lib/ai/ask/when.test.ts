import { expect, it } from "vitest";
import { timedQuestion } from "./when";

const now = new Date("2027-02-28T23:30Z");

it.each([
  ["What was said yesterday?", "Asia/Tokyo", "2027-02-27T15:00Z", "2027-02-28T15:00Z"],
  ["What was said yesterday?", "UTC", "2027-02-27T00:00Z", "2027-02-28T00:00Z"],
  ["What happened today?", "Asia/Tokyo", "2027-02-28T15:00Z", "2027-03-01T15:00Z"],
  ["What was decided last week?", "UTC", "2027-02-15T00:00Z", "2027-02-22T00:00Z"],
  ["What was decided last month?", "UTC", "2027-01-01T00:00Z", "2027-02-01T00:00Z"],
  ["What was posted this month?", "Asia/Tokyo", "2027-02-28T15:00Z", "2027-03-01T15:00Z"],
  ["What did I miss in the last 3 days?", "UTC", "2027-02-26T00:00Z", "2027-03-01T00:00Z"],
])("%s in %s", (question, zone, after, before) => {
  expect(timedQuestion(question, now, zone).span).toEqual({
    after: new Date(after),
    before: new Date(before),
  });
});

it("takes a time for a part of what is asked for where the question isn’t about saying", () => {
  const question = "Who is on call this week?";
  expect(timedQuestion(question, now, "UTC")).toEqual({ text: question, span: null });
});
