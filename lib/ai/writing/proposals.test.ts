import { expect, it } from "vitest";
import { readAnswer, SubtasksAnswer, taskProposal, titlesOf } from "./proposals";

it("reads an object out of a fence, words and commas too many, and nothing out of what is none", () => {
  const read = (text: string) => readAnswer(text, SubtasksAnswer);
  expect(read('Here:\n```json\n{"subtasks": ["a", "b",],}\n```')).toEqual({ subtasks: ["a", "b"] });
  for (const text of ["", "I can’t", '{"subtasks": "a"}', '{"subtasks": ["a"', "} {"])
    expect(read(text)).toBeNull();
});

it("makes one title of each line, without its sign of a list", () => {
  expect(titlesOf(["- [ ] Call\nAda", "2. Pay", " ", "Pay", "x".repeat(400)])).toEqual([
    "Call Ada",
    "Pay",
    "x".repeat(300),
  ]);
});

it("assigns people of the thread alone, by a first name where it is one person’s, and takes dates of the calendar", () => {
  const people = [
    { id: "1", name: "Ada Lovelace" },
    { id: "2", name: "Ben Okafor" },
    { id: "3", name: "Ben Li" },
  ];
  const given = {
    title: " Pay\n",
    notes: "n",
    labels: ["a"],
    checklist: [],
    assignees: ["@ada", "Ben", "Eve"],
  };
  expect(taskProposal({ ...given, due: "2027-02-30" }, people)).toMatchObject({
    ...{ title: "Pay", due: null, labels: ["a"] },
    assignees: [people[0]],
  });
  const other = taskProposal({ ...given, due: "2027-02-28", assignees: ["Ben Li"] }, people);
  expect(other).toMatchObject({ due: "2027-02-28", assignees: [people[2]] });
});
