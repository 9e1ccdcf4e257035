/** A card beside the text: how far from the top its text stands, and how high it is. */
export type Card = { id: string; top: number; height: number };

const GAP = 8;

/**
 * How far from the top each card stands, so that none lies over another. Each is pushed down by those above it; the active
 * one stands where its text does, and those above it make room as far as there is any.
 * @param cards in the order of their texts
 */
export function placeCards(cards: readonly Card[], activeId: string | null): number[] {
  const pushed = pushDown(
    cards.map(({ top }) => Math.max(0, top)),
    cards,
  );
  const active = cards.findIndex(({ id }) => id === activeId);
  const card = cards[active];
  if (!card) return pushed;
  const wanted = cards.map(({ top }, index) => (index < active ? pushed[index]! : Math.max(0, top)));
  for (let index = active - 1; index >= 0; index -= 1)
    wanted[index] = Math.max(0, Math.min(wanted[index]!, wanted[index + 1]! - GAP - cards[index]!.height));
  return pushDown(wanted, cards);
}

function pushDown(wanted: readonly number[], cards: readonly Card[]): number[] {
  let end = 0;
  return wanted.map((top, index) => {
    const place = Math.max(top, end);
    end = place + cards[index]!.height + GAP;
    return place;
  });
}
