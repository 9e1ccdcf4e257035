/** In units of the path. */
export const BARS_HEIGHT = 32;
const MIN_BAR = 3;

/** The path of upright strokes, one unit apart from `start` on, centered. Peaks are 0 to 255. */
export const barsOf = (peaks: readonly number[], start = 0) =>
  peaks
    .map((peak, index) => {
      const length = Math.max(MIN_BAR, (peak / 255) * BARS_HEIGHT);
      return `M${start + index + 0.5} ${(BARS_HEIGHT - length) / 2}v${length}`;
    })
    .join("");
