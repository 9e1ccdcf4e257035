import { MESH_LIMITS } from "./limits";
import { type CallState, isIn, type RuleChange } from "./rules";
import type { Call } from "./schema";

/** Why a change can't be, as it is said to the person; null where it can. */
export function refusalOf(state: CallState, change: RuleChange, engine: Call["engine"]): string | null {
  if (change.type !== "join" && change.type !== "update") return null;
  if (state.status === "ENDED") return "The call has ended.";
  if (change.type === "join" && wasRemoved(state, change.participant.id))
    return "You were removed from the call.";
  if (engine !== "MESH") return null;
  const others = state.participants.filter(isIn).filter((one) => isOther(one, change));
  if (change.type === "join") {
    return others.length < MESH_LIMITS.people
      ? null
      : `The call is full: ${MESH_LIMITS.people} people can be in it.`;
  }
  const cameras = others.filter(({ cameraStream }) => cameraStream !== null).length;
  return !change.update.cameraStream || cameras < MESH_LIMITS.cameras
    ? null
    : `${MESH_LIMITS.cameras} cameras are on, which is all that this call carries. Join in with your voice.`;
}

/** A device that was away meanwhile doesn't come back by itself: whoever joins anew is another participant. */
const wasRemoved = ({ participants }: CallState, participantId: string) =>
  participants.some((one) => one.id === participantId && one.wasRemoved);

const isOther = (
  one: { id: string; userId: string },
  change: Extract<RuleChange, { type: "join" | "update" }>,
) => (change.type === "join" ? one.userId !== change.participant.userId : one.id !== change.participantId);
