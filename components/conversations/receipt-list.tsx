"use client";
import { Avatar } from "@/components/ui/avatar";
import type { Conversation, Receipt } from "@/lib/conversations/schema";

type Person = Conversation["people"][number];
type ReceiptListProps = {
  /** Of the message. */
  seq: number;
  conversation: Pick<Conversation, "people">;
  receipts: readonly Receipt[];
  myId: string;
};

/** Who in a group has read a message of mine, who has received it, and who has done neither. */
export default function ReceiptList({ seq, conversation, receipts, myId }: ReceiptListProps) {
  const stateOf = ({ id }: Person) => {
    const receipt = receipts.find(({ userId }) => userId === id);
    if (receipt && receipt.readSeq >= seq) return "Seen by";
    return receipt && receipt.deliveredSeq >= seq ? "Delivered to" : "Not yet, or without receipts";
  };
  const groups = Map.groupBy(
    conversation.people.filter(({ id }) => id !== myId),
    stateOf,
  );
  return (
    <div className="flex flex-col gap-2">
      {(["Seen by", "Delivered to", "Not yet, or without receipts"] as const).map((title) => {
        const people = groups.get(title);
        if (!people) return null;
        return (
          <section key={title} aria-label={title}>
            <h3 className="px-1 py-0.5 font-medium text-muted text-xs">{`${title} · ${people.length}`}</h3>
            <ul>
              {people.map(({ id, name, image }) => (
                <li key={id} className="flex items-center gap-2 px-1 py-1">
                  <Avatar name={name} seed={id} src={image} size="sm" />
                  <span className="truncate">{name}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
