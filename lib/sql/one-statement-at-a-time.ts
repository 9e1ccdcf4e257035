import type { SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";

/**
 * Makes the transactions of an adapter send their statements one after the other. Prisma runs independent parts of a
 * query plan at once (several relations of an `include`); one connection can't: pg 8 queues them with a warning, and
 * pg 9 will refuse.
 */
export function oneStatementAtATime<Factory extends SqlDriverAdapterFactory>(factory: Factory): Factory {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => sequential(await startTransaction(level));
    return adapter;
  };
  return factory;
}

function sequential(tx: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn =
    <Args extends unknown[], Result>(send: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const sent = waiting++ === 0 ? send(...args) : last.then(() => send(...args));
      // A statement that fails is its caller's to handle; the next one is sent all the same.
      last = sent.then(
        () => waiting--,
        () => waiting--,
      );
      return sent;
    };
  tx.queryRaw = inTurn(tx.queryRaw.bind(tx));
  tx.executeRaw = inTurn(tx.executeRaw.bind(tx));
  return tx;
}
