import type { Usage } from "@/lib/ai/usage/schema";
import { money, tokens } from "./money";

const [WIDTH, HEIGHT] = [600, 120];
const GAP = 0.2;

type Day = Usage["days"][number];

/** What the bars show: money, or tokens where all calls were free. */
const COST = { of: ({ costMicros }: Day) => costMicros, text: money };
const TOKENS = {
  of: ({ inputTokens, outputTokens }: Day) => inputTokens + outputTokens,
  text: (count: number) => `${tokens(count)} tokens`,
};

/** A bar for what each day took; the same as a table for screen readers. */
export function UsageChart({ days }: { days: readonly Day[] }) {
  const { of, text } = days.some(({ costMicros }) => costMicros > 0) ? COST : TOKENS;
  const most = Math.max(0, ...days.map(of));
  const step = WIDTH / days.length;
  return (
    <figure className="flex flex-col gap-1">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-32 w-full border-line border-b"
        aria-hidden="true"
      >
        {days.map((day, at) => {
          const height = (of(day) / Math.max(1, most)) * HEIGHT;
          return (
            <rect
              key={day.day}
              x={(at + GAP / 2) * step}
              y={HEIGHT - height}
              width={step * (1 - GAP)}
              height={height}
              className="fill-accent"
            >
              <title>{`${day.day}: ${text(of(day))}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="flex justify-between text-muted text-xs" aria-hidden="true">
        <span>{days[0]?.day}</span>
        <span>most in a day: {text(most)}</span>
        <span>{days.at(-1)?.day}</span>
      </figcaption>
      <table className="sr-only">
        <caption>Cost by day</caption>
        <thead>
          <tr>
            <th>Day</th>
            <th>Cost</th>
            <th>Calls</th>
            <th>Tokens</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, costMicros, calls, inputTokens, outputTokens }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{money(costMicros)}</td>
              <td>{calls}</td>
              <td>{tokens(inputTokens + outputTokens)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
