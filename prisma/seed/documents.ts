/** A day as documents write it, some days from now. */
function dayFromNow(days: number): string {
  const on = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `<time datetime="${on}">${on}</time>`;
}

type Places = { chart: string; engineering: string };

/** @param chart the file of a picture */
export const handbook = ({
  chart,
  engineering,
}: Places) => `How we work at Northwind. It is short on purpose: what isn't here is for you to decide. Change it whenever it is wrong.

## Who does what

| Who | Does | Steps in for |
| --- | --- | --- |
| **Ada** | talks with skippers, decides what comes next, and says no | Chiara |
| **Ben** | keeps the servers and the tide importer well | Dev |
| **Chiara** | draws everything that is seen, and writes most of what is read | Ada |
| **Dev** | builds the app for phones and tablets | Ben |

## A week

1. Monday 9:30: what everyone is at, in fifteen minutes.
2. Wednesday is quiet: no meetings, answers may wait.
3. Friday 15:00: show what you made, finished or not.

## Writing to each other

Prefer a channel to a direct message: somebody else has the same question. Say what you need and by when. A decision belongs into a document, the talk that led to it stays beside it.

> If it needs telling, it needs changing. — Chiara, about an arrow

> [!TIP]
> Write \`#\` to point at a channel, a task or a file, and \`@\` at a person or a day. Everybody sees of it what they may see.

## What it looks like

Land is warm, water is cold, and numbers can be read at arm’s length in the sun. When in doubt, hold the tablet outside.

![A harbor chart in daylight colors](/api/files/${chart} "The reference for all charts: depths in meters below chart datum")

## When something is on fire

Say so in [#engineering](mention:channel/${engineering}), then look before you touch:

\`\`\`sh
npm run importer -- --check     # what came in last night
npm run importer -- --since 2d  # fetch the last two days again
\`\`\`

The importer reads its stations from one file; a station that isn’t in it is left out, and says so:

\`\`\`ts
export const stations: Station[] = [
  { id: "cuxhaven", datum: "LAT", everyMinutes: 10 },
  { id: "helgoland", datum: "LAT", everyMinutes: 10 }, // down since the storm
];
\`\`\`

> [!WARNING]
> Never delete the last night’s import. The app falls back to it when the next one is late.

<details>
<summary>If the harbour authority doesn’t answer</summary>

Their night desk has the number on the inside of the cupboard door. Ask for the file, not for the reason: it comes by mail within the hour, and the importer takes it with \`--file\`.

</details>

Both are safe to run twice. If skippers are affected, tell Ada, who tells them. Afterwards write down what happened, without names.

## Leave

The next holiday of all is ${dayFromNow(26)}. Take it. Put it into the calendar, find somebody for what can't wait, and mute everything.
`;

const launchPlan = `**Goal.** A skipper knows, before casting off and without a network, where there is water enough.

## Checklist

- [x] Tide importer clean four nights in a row (Ben)
- [x] New schema readable by 2.3 and 2.4 (Ben)
- [x] Store screenshots, light and dark (Chiara)
- [x] Colours tested for colour blindness (Chiara)
- [ ] Caption of the third screenshot (Chiara)
- [x] Memory on old tablets under 160 MB (Dev)
- [ ] Large fonts: harbour numbers must not overlap (Dev)
- [ ] Go or no-go (all)

## The day

Go or no-go is on ${dayFromNow(4)}, the release on ${dayFromNow(5)}.

1. **9:00** Importer to the new schema
2. **9:30** Server
3. **10:00** Stores at 10%, then 50% at noon, all on the next morning

Ben watches the first hour, Dev is second. We go back to 2.3 when crash-free sessions fall under *99.5%*; that is one command and takes four minutes.

## Depth data

We may use the harbour authority's data with this line on the chart and in the notes:

> Depths: harbour authority, not for navigation.

## Not in this release

Sharing a trip with a crew. It is the first thing in 2.5.
`;

/** How the plan came to be what it is: by whom, how many hours ago, and under which name a version was saved. */
export const planHistory = [
  {
    ...{ by: "ben", hoursAgo: 148 },
    text: `**Goal.** A skipper knows, before casting off, where there is water enough.

## Checklist

- [ ] Tide importer clean three nights in a row (Ben)
- [ ] New schema readable by 2.3 and 2.4 (Ben)
- [ ] Store screenshots (Chiara)
- [ ] Go or no-go (all)
`,
  },
  {
    ...{ by: "chiara", hoursAgo: 122 },
    text: `**Goal.** A skipper knows, before casting off and without a network, where there is water enough.

## Checklist

- [ ] Tide importer clean three nights in a row (Ben)
- [ ] New schema readable by 2.3 and 2.4 (Ben)
- [x] Store screenshots, light and dark (Chiara)
- [ ] Colours tested for colour blindness (Chiara)
- [ ] Go or no-go (all)

## The day

1. **9:00** Importer to the new schema
2. **9:30** Server
3. **11:00** Stores, all at once

Ben watches the first hour.
`,
  },
  {
    ...{ by: "dev", hoursAgo: 75, name: "Agreed on Tuesday" },
    text: launchPlan
      .replace("four nights", "three nights")
      .replace("- [x] Memory on old tablets under 160 MB (Dev)", "- [ ] Memory on old tablets (Dev)")
      .replace("- [x] Colours tested", "- [ ] Colours tested")
      .replace(/## Not in this release.*/s, ""),
  },
  {
    ...{ by: "ada", hoursAgo: 27 },
    text: launchPlan
      .replace("- [x] Memory", "- [ ] Memory")
      .replace("four minutes", "ten minutes")
      .replace("It is the first thing in 2.5.", "It comes in 2.5."),
  },
  { ...{ by: "ben", hoursAgo: 3 }, text: launchPlan },
] as const;
