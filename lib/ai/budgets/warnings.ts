/** From this part of a budget on, those whom it concerns are warned. */
export const WARN_AT = 0.8;

/** Never more than there is, nor "100%" of what isn't spent yet. */
export const percentOf = (part: number) => `${Math.min(100, Math.floor(part * 100))}%`;

type Warned = { isMine: boolean; period: "DAY" | "MONTH"; model: string | null };

/** Which budget, within a sentence. */
export const whatOf = ({ isMine, period, model }: Warned) =>
  [
    isMine ? "your AI budget" : "the workspace’s AI budget",
    model && `for ${model}`,
    period === "DAY" ? "for today" : "for this month",
  ]
    .filter(Boolean)
    .join(" ");
