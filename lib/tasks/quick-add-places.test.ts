import { describe, expect, it } from "vitest";
import { parse } from "@/tests/quick-add";

describe("what belongs to a title stays in it", () => {
  it.each([
    // Case 5.
    "Ask Mark and Jane to decide",
    "Read https://wiki.example/a#home?to=@ben",
    "Write to ben@example.com",
    "C# for beginners",
    "Fix issue #12",
    "Sunscreen and Saturn posters",
    "Wow!! really",
    // Signs inside of words and addresses, or alone, or for what there isn't.
    ...["www.example.com/#home", "foo@ben", "a#home", "see me@@ben", "@", "#", "!", "!?", "# home", "@ ben"],
    ...[
      "@benjamin",
      "#homework",
      "#unknown",
      "@nobody there",
      "@ben.example.com",
      "#home/garden",
      "@ben’s desk",
    ],
    ...["!important", "!highest", "Really !!!", "high five", "@twin", "@ann alone", "(@ben)", "```@ben```"],
    // Words that names of days and months begin, are, or stand in.
    ...[
      "May we?",
      "March on",
      "Mark the second",
      "sun",
      "sat",
      "Sit in the sun",
      "wed",
      "mon",
      "second",
      "may",
    ],
    ...[
      "Monday’s child",
      "Monday's notes",
      "Thursdayish",
      "Decide now",
      "Janet and Augustus",
      "Fridays",
      "Mayday",
    ],
    ...[
      "Manic Monday",
      "Black Friday",
      "Prepare for Good Friday",
      "Read USA Today",
      "Everyday things",
      "todays",
    ],
    // Dates that are a part of what is said.
    ...["Report May 5 numbers", "Plan Monday meeting", "Minutes of 2027-01-31", "Notes from Friday"],
    ...[
      "Compare Monday and Tuesday",
      "Open Monday to Friday",
      "Open on Monday to Friday",
      "Monday-Friday shift",
    ],
    ...[
      "Before tomorrow",
      "Wait until tomorrow at 9",
      "Monday meeting notes",
      "May 5 report",
      "today/tomorrow",
    ],
    ...[
      "Call on Mon, Wed",
      "Book for next friday",
      "Last friday was fine",
      "The Friday before",
      "9am-5pm shift",
    ],
    ...[
      "From 9am",
      "Watch Every Day",
      "The end of every month",
      "Every which way",
      "every",
      "every second",
      "everyone",
    ],
    // Numbers.
    ...[
      "Version 1.12.",
      "Upgrade to 1.12.",
      "Ratio 16:9",
      "Look at 9 pictures",
      "Room 9",
      "at 25:00",
      "at 9:75",
    ],
    ...[
      "13pm",
      "0am",
      "1.13.",
      "31.2.",
      "2027-02-31",
      "9999-01-01",
      "12345-01-01",
      "5/12",
      "in 0 days",
      "in 9999 days",
    ],
    ...[
      "30 February",
      "31 April",
      "May 32",
      "every 32nd",
      "every 0 days",
      "every 31 April",
      "1.5 litres",
      "at 9.5",
    ],
    ...["in 3 days' time", "in a moment", "2027-01-31-draft.txt", "x2027-01-31", "file-2027-01-31"],
    // Nothing, blanks and odd signs.
    ...["", " ", "  two  spaces  ", "a\tb", "\uFFFC", "𝓂onday", "@\u0000", "!!\u200B"],
  ])("%j", (text) => {
    const { title, chips, fields } = parse(text);
    expect(chips).toEqual([]);
    expect(title).toBe(text);
    expect(fields).toEqual({
      due: null,
      repeat: null,
      priority: 0,
      assignees: [],
      labels: [],
      newLabels: [],
    });
  });
});
