import { DayLine, UnreadLine } from "./lines";
import { MessageRow, type MessageRowProps } from "./message-row";
import { OutgoingRow } from "./outgoing-row";
import type { Row } from "./rows";
import { SystemRow } from "./system-row";

type StreamRowProps = Omit<MessageRowProps, "message" | "startsGroup"> & { row: Row };

/** A line of the list, whichever kind it is. */
export function StreamRow({ row, ...message }: StreamRowProps) {
  switch (row.kind) {
    case "day":
      return <DayLine name={row.name} />;
    case "unread":
      return <UnreadLine />;
    case "extra":
      return row.node;
    case "outgoing":
      return <OutgoingRow entry={row.entry} startsGroup={row.startsGroup} />;
    case "message":
      if (row.message.system && row.message.system.type !== "comments" && !row.message.deletedAt) {
        const { channel, userId, format, isTabStop = false } = message;
        return (
          <SystemRow
            message={row.message}
            channel={channel}
            userId={userId}
            system={row.message.system}
            format={format}
            isTabStop={isTabStop}
          />
        );
      }
      return <MessageRow {...message} message={row.message} startsGroup={row.startsGroup} />;
  }
}
