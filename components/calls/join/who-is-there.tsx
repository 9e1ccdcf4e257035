import type { Call } from "@/lib/calls/schema";
import { useCallTime } from "../call-clock";
import { peopleInWords, whoIsIn } from "../call-words";

/** "Ben Carter is here · 12:07" */
export function WhoIsThere({ call }: { call: Call }) {
  const time = useCallTime(call);
  const names = whoIsIn(call);
  const { length } = call.participants;
  return (
    <>
      {names ? `${names} ${length === 1 ? "is" : "are"} here` : `${peopleInWords(length)} here`}
      {time && <span className="tabular-nums"> · {time}</span>}
    </>
  );
}
