import { documentName } from "@/lib/documents/names";
import { startClients } from "../client-process";
import type { DocumentClients } from "../clients/document";
import { count, type Figure } from "../figure";
import type { Instance } from "../instance";
import { createChannel, createTeam } from "../people";
import type { Running } from "../processes";

const WRITERS = 3;

type Node = { url: string; start: () => Promise<Running> };

type Clients = ReturnType<typeof startClients<DocumentClients>>;

/**
 * Lets writers type, kills the node the moment the last acknowledgement is there with the writers gone, starts it
 * again and compares. Returns how many of the acknowledged insertions are missing.
 */
async function killOnce(
  { running, url, start }: Node & { running: Running },
  clients: Clients,
  channelId: string,
  tokens: string[],
) {
  const name = documentName(channelId);
  await clients.call("open", { group: "writers", url, name, tokens });
  const acknowledgements = 20 + Math.floor(Math.random() * 200);
  const pid = running.child.pid!;
  const acknowledged = await clients.call("typeUntilKill", { group: "writers", acknowledgements, pid });
  await running.kill();

  const again = await start();
  const { clocks } = await clients.call("read", { url, name, token: tokens[0]! });
  const missing = acknowledged.map(({ clientId, clock }) => Math.max(0, clock - (clocks[clientId] ?? 0)));
  return {
    running: again,
    edits: acknowledged.reduce((sum, { clock }) => sum + clock, 0),
    lost: missing.reduce((a, b) => a + b, 0),
  };
}

/** Kills a node again and again, a document each time; who comes after a kill is the next one's victim. */
async function killMany(node: Node, times: number, workspaceId: string, tokens: string[]) {
  const clients = startClients<DocumentClients>("document");
  const results: { edits: number; lost: number }[] = [];
  let running = await node.start();
  for (let n = 0; n < times; n += 1) {
    const channelId = await createChannel(workspaceId, "DOC");
    const { edits, lost, ...next } = await killOnce({ ...node, running }, clients, channelId, tokens);
    results.push({ edits, lost });
    running = next.running;
  }
  clients.stop();
  await running.kill();
  return results;
}

function nodes(instance: Instance): { product: Node; stock: Node } {
  return {
    product: {
      url: `${instance.realtimeUrl.replace("http", "ws")}/collab`,
      start: () => instance.start("realtime"),
    },
    stock: {
      url: `ws://127.0.0.1:${instance.baselinePorts.document}`,
      start: () => instance.startBaseline("document"),
    },
  };
}

export const kills: Figure = {
  name: "kills",
  title: "Kills of the realtime node",
  method: `${WRITERS} people type without a pause into one document. Right after an acknowledgement they are gone for good and the node gets kill -9; a new node's document is compared with what was acknowledged. Stock Hocuspocus is killed a few times for comparison.`,
  async run({ instance, isQuick }) {
    const { product, stock } = nodes(instance);
    const team = await createTeam(WRITERS);
    const tokens = team.people.map((person) => person.realtimeToken);
    const times = isQuick ? 5 : 50;
    const ours = await killMany(product, times, team.workspaceId, tokens);
    const theirs = await killMany(stock, isQuick ? 2 : 5, team.workspaceId, tokens);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const lostByStock = sum(theirs.map(({ lost }) => lost));
    return [
      count({
        what: `Acknowledged edits lost in ${times} kills`,
        values: ours.map(({ lost }) => lost),
        of: sum(ours.map(({ edits }) => edits)),
        limit: `${lostByStock} of ${sum(theirs.map(({ edits }) => edits))} in ${theirs.length} kills`,
        atMost: 0,
      }),
    ];
  },
};
