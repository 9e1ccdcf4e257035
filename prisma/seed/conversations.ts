/** Who says what when: `"3d 09:12"` is three days ago at that time of day, `"25m"` minutes ago. */
export type Line = {
  who: Who;
  when: string;
  body: string;
  isEdited?: boolean;
  isDeleted?: boolean;
};
export type Who = "ada" | "ben" | "chiara" | "dev";

type Told = [who: Who, when: string, body: string, mark?: "edited" | "deleted"];

const tell = (lines: Told[]): Line[] =>
  lines.map(([who, when, body, mark]) => ({
    who,
    when,
    body,
    isEdited: mark === "edited",
    isDeleted: mark === "deleted",
  }));

export const changelog = tell([
  [
    "chiara",
    "9d 11:00",
    "**Tern 2.3.1**\n\n- Anchorages load twice as fast on old phones\n- The compass no longer jumps when you turn the phone",
  ],
  [
    "ada",
    "4d 15:30",
    "**Tern 2.3.2**\n\n- Trips that cross midnight keep their date\n- Fixed: a crash when a harbour has no name\n\nThank you to everyone who sent us logs.",
  ],
  [
    "chiara",
    "1d 10:05",
    "**Coming in 2.4:** tides along your route, trips without a connection, and night colors that spare your eyes at the helm.",
  ],
]);

export const general = tell([
  [
    "ada",
    "6d 09:02",
    "Good morning! This is our new home. Channels are on the left; start a new one whenever a topic outgrows this one.",
  ],
  ["dev", "6d 09:05", "Nice. Same keyboard shortcuts as everywhere, I'm told: `Ctrl K` goes to any channel."],
  [
    "chiara",
    "6d 09:11",
    "And `?` lists the rest. Moving the old handbook over this morning, it's in **Handbook** from now on.",
  ],
  [
    "ben",
    "6d 09:14",
    "Finally a handbook two people can edit at once without one of them losing a paragraph.",
  ],
  [
    "ada",
    "5d 10:30",
    "Numbers from last week, for everyone:\n\n- **1,284** trips planned in Tern (up 9%)\n- 41 new skippers, 6 of them from the Baltic sailing club\n- 3 support mails about tides, all the same question",
  ],
  ["dev", "5d 10:33", "The tide question is the one 2.4 answers, right?"],
  ["ada", "5d 10:34", "Exactly that one."],
  [
    "chiara",
    "4d 13:20",
    "Lunch place by the harbour is closed until Monday. Soup day in the kitchen instead, I brought bread.",
  ],
  ["ben", "4d 13:21", "On my way."],
  [
    "dev",
    "3d 16:47",
    "The harbour authority answered: we may use their depth data, with attribution. I put the wording into **Launch plan**.",
  ],
  ["ada", "3d 16:52", "That was the last open question. Thank you, Dev, three months of polite mails."],
  [
    "ben",
    "2d 09:08",
    "Reminder: I'm away Friday afternoon. If the tide importer complains, the steps are in the Handbook under *When something is on fire*.",
    "edited",
  ],
  [
    "chiara",
    "1d 11:15",
    "New screenshots for the store are done. Dark one is my favourite, the chart finally looks like night at sea.",
  ],
  ["dev", "1d 11:19", "> the chart finally looks like night at sea\n\nThat's going into the release notes."],
  [
    "ada",
    "1d 17:30",
    "Tomorrow 10:00 go or no-go for 2.4. Fifteen minutes, standing up. Please look at the checklist in **Launch plan** before.",
  ],
  ["ben", "95m", "My three boxes in the checklist are ticked. The importer ran clean four nights in a row."],
  ["chiara", "80m", "Mine too. One screenshot still waits for a better caption; ideas welcome."],
  ["dev", "12m", "Caption: *Know the water before you go.*"],
]);

export const design = tell([
  [
    "chiara",
    "5d 14:02",
    "Three ways to show the tide on the chart:\n\n1. A band along the coast, darker where it's deeper\n2. Numbers at the harbours only\n3. Both, with the numbers from zoom 11\n\nI'd go for the third. What do you think?",
  ],
  [
    "ada",
    "5d 14:10",
    "Third. Skippers ask “can I get *in*”, and that's a number. The band answers “where not to be”.",
  ],
  [
    "dev",
    "5d 14:12",
    "The band is one more layer to draw. On the old tablets that costs about 4 ms a frame; fine if we leave it out while panning.",
  ],
  [
    "chiara",
    "5d 14:20",
    "Leave it out while panning, fade it in after. I'll draw the fade: 120 ms, none with reduced motion.",
  ],
  [
    "chiara",
    "4d 10:41",
    "Colours are tested against the three kinds of colour blindness. Contrast of the numbers is 5.1 : 1 by day and 6.4 : 1 by night.",
  ],
  ["dev", "4d 10:52", "Lovely. Could the night blue be a token? I have it as `#0b1d2a` in four places."],
  [
    "chiara",
    "4d 10:55",
    "`--chart-night`. And its friends:\n\n```css\n:root {\n  --chart-night: #0b1d2a;\n  --tide-low: #7fb4c8;\n  --tide-high: #1f5c78;\n}\n```",
  ],
  [
    "ada",
    "3d 09:30",
    "A skipper from Kiel tried the prototype on the water yesterday. She found the band at once, and asked what the arrow means. Nobody had told her there is an arrow.",
  ],
  [
    "chiara",
    "3d 09:33",
    "The arrow is the current's direction. If it needs telling, it needs changing. I'll try a short line that drifts.",
  ],
  ["chiara", "2d 15:18", "Drifting line is in. Ada, would you show it to her again?"],
  ["ada", "2d 15:40", "She said “ah, it flows that way”. Ship it."],
]);

export const engineering = tell([
  [
    "ben",
    "6d 10:12",
    "Tide importer, first full run: 214 stations, 3 without data for August. I skip those and show the last known value with its date.",
  ],
  ["dev", "6d 10:20", "With the date on screen, I hope?"],
  ["ben", "6d 10:21", "On screen, and greyed. Chiara insisted, rightly."],
  [
    "ben",
    "5d 11:02",
    "Question for the room: interpolate on the server or in the app?\n\n| | server | app |\n| --- | --- | --- |\n| data sent | 96 points a day | 4 points a day |\n| works offline | no | yes |\n| one place to fix | yes | no |",
  ],
  ["dev", "5d 11:09", "In the app. People lose the network exactly where they need the tide."],
  ["ben", "5d 11:10", "Good point, well made. App it is."],
  [
    "dev",
    "4d 15:31",
    "Interpolation, for review. Cosine between high and low water, as in the almanac:\n\n```ts\n/** Height in metres at `t`, between two turns of the tide. */\nexport function heightAt(t: number, from: Turn, to: Turn): number {\n  const phase = (t - from.time) / (to.time - from.time);\n  const mix = (1 - Math.cos(Math.PI * phase)) / 2;\n  return from.height + (to.height - from.height) * mix;\n}\n```",
  ],
  ["ben", "4d 15:44", "Reads well. What happens when `from` and `to` are the same turn?"],
  [
    "dev",
    "4d 15:46",
    "Division by zero, and a boat at `NaN` metres. I'll return `from.height` and add a test.",
    "edited",
  ],
  [
    "ben",
    "3d 11:20",
    "Nightly import failed at 03:12: the agency sent a file with a byte order mark. Fixed with one line, which took an hour to find.",
  ],
  ["chiara", "3d 11:24", "Sometimes I'm glad that I only draw the water."],
  ["ben", "3d 11:26", "Never mind this one", "deleted"],
  [
    "dev",
    "2d 10:05",
    "Memory on the old tablet: 212 MB before, 148 MB after tiles are dropped when they leave the screen. Profile is in the pull request.",
  ],
  ["ben", "2d 10:17", "That's a quarter less. How do I reproduce it?"],
  [
    "dev",
    "2d 10:19",
    "```sh\nnpm run profile -- --device tab-a7 --trip kiel-marstal\n```\n\nTakes two minutes; watch the second peak, that's the zoom at Marstal.",
  ],
  ["ben", "1d 14:50", "Reproduced: 151 MB here. Approved."],
  ["ada", "1d 15:02", "For those of us who don't profile tablets: does that mean the crash reports stop?"],
  [
    "dev",
    "1d 15:05",
    "The ones from tablets should. I'll watch them for a week and tell you in the Friday round.",
  ],
  ["ben", "70m", "Importer ran clean again: `214 stations, 0 skipped, 41 s`."],
  ["dev", "55m", "Release build 2.4.0 (rc 3) is up. Please hammer on it, especially offline."],
  ["ben", "40m", "Offline for ten minutes, then back: the tide caught up in one go, nothing doubled."],
  [
    "dev",
    "34m",
    "Found one: with the system font at 200% the harbour numbers overlap. Fix is a `min-width`, coming in five minutes.",
  ],
  ["dev", "27m", "Fixed in rc 4. Ada, could you check on your tablet?"],
]);

export const release = tell([
  [
    "ada",
    "3d 17:05",
    "This one is for 2.4 only. What's in:\n\n- Tides on the chart\n- Trips work offline\n- Night colours\n\nWhat's **not** in: sharing a trip with a crew. That's 2.5, however loudly I ask.",
  ],
  ["dev", "3d 17:08", "I'm going to quote this."],
  ["chiara", "3d 17:10", "Framed and on the wall."],
  [
    "ben",
    "2d 16:00",
    "Order of things on the day:\n\n1. Importer to the new schema (5 minutes, both versions can read it)\n2. Server\n3. Stores, in stages: 10%, 50%, all",
  ],
  ["ada", "2d 16:06", "Who watches the first hour?"],
  ["ben", "2d 16:07", "I do, with Dev as second."],
  [
    "chiara",
    "1d 12:40",
    "Release notes, draft: *Tern now knows the tide. See at a glance where there's water enough, today and on the day you sail, and keep all of it when the network is gone.*",
  ],
  ["dev", "1d 12:44", "“when the network is gone” is better than anything I'd have written about caching."],
  ["ada", "1d 12:58", "Keep it exactly so."],
  ["ben", "48m", "Staging has rc 3 and last night's tides. Nothing in the error log for six hours."],
]);

export const hiring = tell([
  [
    "ada",
    "4d 09:15",
    "Two applications for the second engineering seat look strong. I'd like us both to read them before Thursday.",
  ],
  [
    "chiara",
    "4d 09:40",
    "Read. The first one wrote about deleting code, which I liked. Shall we ask for an hour together instead of a take-home task?",
  ],
  ["ada", "4d 09:44", "Yes. An hour, paid, on a real bug. Ben picks the bug."],
  ["chiara", "2d 14:05", "Thursday 14:00 works for her."],
  ["ada", "2d 14:11", "Booked. I'll tell Ben."],
]);
