import { LabelDot } from "@/components/tasks/pickers/label-chip";
import { dateLabel } from "@/lib/documents/rich-text/inline";
import type { PublicColumn } from "@/lib/public-channels/schema";

/** The columns of a board side by side, drawn by the server alone. Its order is its identity: it never changes. */
export function PublicBoard({ columns }: { columns: readonly PublicColumn[] }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] items-start gap-4">
      {columns.map(({ name, color, cards, more }, index) => (
        <section key={String(index)} className="flex min-w-0 flex-col gap-2">
          <h2 className="flex items-center gap-2 px-1 font-semibold [overflow-wrap:anywhere]">
            {color && <LabelDot color={color} className="size-2.5" />}
            {name}
            <span className="font-normal text-muted text-xs">
              <span className="sr-only">Cards: </span>
              {cards.length + more}
            </span>
          </h2>
          {cards.length > 0 && (
            <ul className="flex flex-col gap-2">
              {cards.map((card, at) => (
                <Card key={String(at)} card={card} />
              ))}
            </ul>
          )}
          {cards.length === 0 && <p className="px-1 pb-1 text-muted text-sm">No cards.</p>}
          {more > 0 && <p className="px-1 text-muted text-sm">{`And ${more} more.`}</p>}
        </section>
      ))}
    </div>
  );
}

function Card({ card }: { card: PublicColumn["cards"][number] }) {
  const { title, labels, dueOn, dueTime, timeZone, isDone } = card;
  return (
    <li className="rounded-md border border-line bg-raised px-3 py-2">
      <p className="[overflow-wrap:anywhere]">
        {isDone && (
          <span role="img" aria-label="Done" className="mr-1.5 text-accent">
            ✓
          </span>
        )}
        {title}
      </p>
      {(labels.length > 0 || dueOn) && (
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
          {labels.map(({ name, color }) => (
            <span key={name} className="inline-flex items-center gap-1.5">
              <LabelDot color={color} />
              {name}
            </span>
          ))}
          {dueOn && (
            <time dateTime={dueOn}>
              {`Due ${dateLabel(dueOn)}`}
              {dueTime && ` at ${dueTime} (${timeZone})`}
            </time>
          )}
        </p>
      )}
    </li>
  );
}
