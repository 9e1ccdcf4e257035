import {
  getCallConnectionContract,
  getCallContract,
  joinCallContract,
  leaveCallContract,
  startCallContract,
  updateParticipantContract,
} from "@/lib/calls/contract";
import type { Call, CallParticipant } from "@/lib/calls/schema";
import { AppError } from "@/lib/http/errors";
import { RealtimeProvider } from "@/lib/realtime/client";
import { makeCall, makeDevice, makeParticipant, makeRelay } from "./calls";
import { ben, me, newId } from "./people";
import { draw, fakeServer } from "./stage";

const START = { url: window.realtimeNode.url, port: 0, pusher: null, token: "Ada's", position: "" };
const CONNECTION = { kind: "MESH" as const, iceServers: [], expiresAt: null };

/**
 * A call with Ben in it, whose device is a mesh of its own, and the page of somebody who may join it. What the page asks
 * for changes the call as the server would.
 */
export function showCalls() {
  const relay = makeRelay();
  let call = makeCall({ participants: [makeParticipant({ id: newId(), person: ben })] });
  const benId = call.participants[0]!.id;
  const server = fakeServer();

  function change(given: Partial<Call>): Call {
    call = { ...call, ...given, revision: call.revision + 1 };
    benDevice.transport.update(call.participants);
    if (window.realtimeNode.isConnected()) window.realtimeNode.send("call.changed", { call });
    return call;
  }
  /** Signals are held while the page has no connection. */
  const held: unknown[] = [];
  function pass(data: unknown) {
    if (window.realtimeNode.isConnected()) window.realtimeNode.send("call.signaled", data);
    else held.push(data);
  }
  window.realtimeNode.listen("call.attach", () => {
    for (const data of held.splice(0)) pass(data);
  });
  const without = (id: string) => call.participants.filter((one) => one.id !== id);
  function join({ participantId, isMuted = true, isDeafened = false }: JoinBody) {
    const person = { id: me.id, name: me.name, image: null };
    const joined = makeParticipant({ id: participantId, person, isMuted, isDeafened });
    relay.add(participantId, (from, signal) => pass({ callId: call.id, from, signal }));
    // A person is in one call on one device.
    const others = call.participants.filter((one) => one.person.id !== me.id);
    return { call: change({ participants: [...others, joined] }), participantId };
  }
  const patch = (id: string, given: Partial<CallParticipant>) =>
    change({ participants: call.participants.map((one) => (one.id === id ? { ...one, ...given } : one)) });

  let answering = Promise.resolve();
  server.answer(startCallContract, async ({ params, body }) => {
    await answering;
    call = { ...call, channelId: params.channelId };
    return { ...join(body), connection: CONNECTION };
  });
  server.answer(joinCallContract, ({ params, body }) => {
    if (params.callId !== call.id) throw new AppError("conflict", "The call has ended.");
    return { ...join(body), connection: CONNECTION };
  });
  server.answer(getCallContract, () => call);
  server.answer(getCallConnectionContract, () => CONNECTION);
  server.answer(updateParticipantContract, ({ params, body }) => patch(params.participantId, body));
  server.answer(leaveCallContract, ({ params, query }) => {
    if (!query.mayReturn) change({ participants: without(params.participantId) });
  });

  window.realtimeNode.answerBy(server.respond);
  window.realtimeNode.answerEvent("call.attach", { data: null });
  window.realtimeNode.listen("call.signal", ({ participantId, to, signal }: SentSignal) =>
    relay.send(participantId, to, signal),
  );
  const benDevice = makeBen();
  function makeBen() {
    const device = makeDevice(relay, benId);
    void device.transport.connect(call.participants);
    return device;
  }
  draw(
    <RealtimeProvider
      userId={me.id}
      start={START}
      onSocket={ignore}
      catchUp={async () => {}}
      onSessionEnded={ignore}
    >
      <p>A page</p>
    </RealtimeProvider>,
  );

  return {
    server,
    benId,
    ben: benDevice,
    call: () => call,
    change,
    patch,
    mine: () => call.participants.find(({ person }) => person.id === me.id),
    /** Starting a call is answered after this. */
    hold(until: Promise<void>) {
      answering = until;
    },
    stop() {
      benDevice.transport.close();
      for (const event of ["call.signal", "call.attach"]) window.realtimeNode.listen(event, null);
    },
  };
}

type JoinBody = { participantId: string; isMuted?: boolean; isDeafened?: boolean };
type SentSignal = { participantId: string; to: string; signal: string };
const ignore = () => {};
