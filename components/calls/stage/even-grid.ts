export type Grid = { columns: number; width: number; height: number };

const RATIO = 16 / 9;

/** The columns by which so many tiles of 16:9 are largest in an area, and their size. On the phone they may be taller. */
export function evenGrid(count: number, width: number, height: number, gap: number): Grid {
  let best: Grid = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(Math.max(1, count) / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    // From 16:9 to square, as the area wants it.
    const tileHeight = Math.min(cellHeight, cellWidth);
    const tileWidth = Math.min(cellWidth, tileHeight * RATIO);
    if (tileWidth * tileHeight > best.width * best.height)
      best = { columns, width: Math.floor(tileWidth), height: Math.floor(tileHeight) };
  }
  return best;
}
