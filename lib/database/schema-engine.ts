import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { DatabaseError, Pool, type PoolConfig } from "pg";

/**
 * Prisma's own schema engine, which makes and applies migrations. The `prisma migrate` command would download it as a
 * native program; the same engine compiled to WebAssembly comes with a package, and works offline.
 */

export type { SchemaEngine };

/**
 * Starts the engine on the database that `config` reaches, hands it to `use`, and ends its connections afterwards.
 *
 * @param shadow opens an empty database for the engine's own trials, which only the comparing of histories needs.
 */
export async function withSchemaEngine<T>(
  config: PoolConfig,
  use: (engine: SchemaEngine) => Promise<T>,
  shadow: () => Promise<ShadowDatabase> = refuseShadow,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const factory = new MigrationAdapterFactory(config, shadow);
  try {
    const engine = await SchemaEngine.new(
      { datamodels: undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    return await use(engine);
  } finally {
    await factory.end();
  }
}

/** An empty database, thrown away by `close`. */
export interface ShadowDatabase {
  readonly config: PoolConfig;
  close(): Promise<void>;
}

/**
 * Prisma's adapter for `pg`, but for two things. The adapter cannot read PostgreSQL's internal type "char", of
 * which the engine asks for several columns. And it would cut a migration at every semicolon, even inside a string or a
 * function, and run the pieces one by one. PostgreSQL runs the whole script as one transaction when it
 * gets it whole, so that a migration interrupted at any point has either happened or not.
 */
class MigrationAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "standfirst-migrations";
  private readonly pools: Pool[] = [];

  constructor(
    private readonly config: PoolConfig,
    private readonly shadow: () => Promise<ShadowDatabase>,
  ) {}

  async connect(): Promise<SqlDriverAdapter> {
    return this.connectTo(this.config, async () => {});
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const shadow = await this.shadow();
    return this.connectTo(shadow.config, () => shadow.close());
  }

  async end(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }

  private async connectTo(config: PoolConfig, afterwards: () => Promise<void>): Promise<SqlDriverAdapter> {
    const pool = new Pool({ ...config, max: 1 });
    pool.on("error", () => {});
    this.pools.push(pool);
    const adapter: SqlDriverAdapter = await new PrismaPg(pool).connect();
    readCharColumns(pool, adapter);
    adapter.executeScript = (script) => executeWhole(pool, script);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await afterwards();
    };
    return adapter;
  }
}

/** Runs a script as one simple query, which PostgreSQL makes one transaction. Its refusals reach the engine in words. */
async function executeWhole(pool: Pool, script: string): Promise<void> {
  try {
    await pool.query(script);
  } catch (cause) {
    if (!(cause instanceof DatabaseError)) throw cause;
    const { code = "XX000", severity = "ERROR", message, detail, column, hint } = cause;
    throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
  }
}

/** The object identifiers of PostgreSQL's types `"char"` and `text`. */
const CHAR = 18;
const TEXT = 25;

/**
 * Makes `adapter`, which works on `pool`, read the type "char": the pool says that such a column is text, which the
 * adapter can read, and the adapter's answer then says that it is a character, which the engine can.
 */
function readCharColumns(pool: Pool, adapter: SqlDriverAdapter): void {
  const charColumns = new WeakMap<object, readonly number[]>();
  const query: (...args: unknown[]) => Promise<Answer | Answer[]> = pool.query.bind(pool);
  Object.assign(pool, {
    async query(...args: unknown[]) {
      const answer = await query(...args);
      // A script of several statements is answered by several results, whose columns nobody asks for.
      if (Array.isArray(answer)) return answer;
      const columns = answer.fields.flatMap((field, column) => (field.dataTypeID === CHAR ? [column] : []));
      if (columns.length === 0) return answer;
      charColumns.set(answer.rows, columns);
      const fields = answer.fields.map((field) =>
        field.dataTypeID === CHAR ? { ...field, dataTypeID: TEXT } : field,
      );
      return { ...answer, fields };
    },
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    for (const column of charColumns.get(result.rows) ?? [])
      result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
}

interface Answer {
  readonly fields: readonly { readonly dataTypeID: number }[];
  readonly rows: object;
}

async function refuseShadow(): Promise<never> {
  throw new Error("This use of the schema engine was not given a database for its trials.");
}

let loaded: Promise<typeof import("@prisma/schema-engine-wasm/schema_engine_bg")> | undefined;

function loadEngine(): Promise<typeof import("@prisma/schema-engine-wasm/schema_engine_bg")> {
  loaded ??= instantiateEngine();
  return loaded;
}

/** The package's own entry imports its `.wasm` file as a module, which Node does not do; this is the same by hand. */
async function instantiateEngine(): Promise<typeof import("@prisma/schema-engine-wasm/schema_engine_bg")> {
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  // Where the engine leaves its last words; what it was doing then fails with an error of its own.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) },
  });
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(script.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return engine;
}
