import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum as Type } from "@prisma/driver-adapter-utils";
import { createDatabase, dropDatabase, withDatabase } from "./databases.mjs";

const columnTypes = {
  16: Type.Boolean,
  17: Type.Bytes,
  18: Type.Character,
  20: Type.Int64,
  21: Type.Int32,
  23: Type.Int32,
  26: Type.Int64,
  114: Type.Json,
  700: Type.Float,
  701: Type.Double,
  1000: Type.BooleanArray,
  1002: Type.CharacterArray,
  1003: Type.TextArray,
  1005: Type.Int32Array,
  1007: Type.Int32Array,
  1009: Type.TextArray,
  1015: Type.TextArray,
  1016: Type.Int64Array,
  1028: Type.Int64Array,
  1082: Type.Date,
  1114: Type.DateTime,
  1184: Type.DateTime,
  1700: Type.Numeric,
  2950: Type.Uuid,
  3802: Type.Json,
};

/**
 * Two things that the engine needs and the adapter doesn't do: the catalog's system types, which it refuses, read as
 * text; and scripts sent whole, since it splits them at every ";", also in function bodies and strings.
 */
function fitForMigrations(connection) {
  const { performIO } = connection;
  connection.queryRaw = async function (request) {
    const { fields, rows } = await performIO.call(this, request);
    return {
      columnNames: fields.map((field) => field.name),
      columnTypes: fields.map((field) => columnTypes[field.dataTypeID] ?? Type.Text),
      rows,
    };
  };
  connection.executeScript = async function (script) {
    await this.client.query(script).catch((error) => this.onError(error));
  };
  return connection;
}

/** PrismaPg with shadow databases of its own, and a way to close what the engine leaves open. */
export class MigrationAdapter extends PrismaPg {
  #url;
  #schema;
  #shadowUrl;
  #open = [];

  constructor({ url, shadowDatabaseUrl }) {
    const schema = new URL(url).searchParams.get("schema") ?? undefined;
    super({ connectionString: url }, { schema });
    this.#url = url;
    this.#schema = schema;
    this.#shadowUrl = shadowDatabaseUrl;
  }

  async #connectTo(url) {
    const adapter = new PrismaPg({ connectionString: url, max: 1 }, { schema: this.#schema });
    return fitForMigrations(await adapter.connect());
  }

  async connect() {
    const connection = await this.#connectTo(this.#url);
    this.#open.push(connection);
    return connection;
  }

  async connectToShadowDb() {
    if (this.#shadowUrl) return this.#connectTo(this.#shadowUrl);
    const url = withDatabase(this.#url, `prisma_migrate_shadow_db_${randomUUID()}`);
    await createDatabase(url);
    const connection = await this.#connectTo(url);
    const dispose = connection.dispose.bind(connection);
    // The adapter's own way drops the database while it is still connected to it.
    connection.dispose = async () => {
      await dispose();
      await dropDatabase(url);
    };
    return connection;
  }

  async closeAll() {
    await Promise.allSettled(this.#open.splice(0).map((connection) => connection.dispose()));
  }
}
