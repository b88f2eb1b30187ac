import { Client } from "pg";
import { EDITION_CHANNEL } from "./edition-channel";

const RETRY_MS = 2_000;

/**
 * Listens on a PostgreSQL for new editions, on a connection of its own, which is made again when it is lost. What was
 * announced meanwhile is not heard; whoever must know polls beneath.
 */
export class EditionListener {
  private client: Client | null = null;
  private closed = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly databaseUrl: string) {}

  listen(learn: (edition: number) => void): void {
    const client = new Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 10_000 });
    this.client = client;
    client.on("notification", ({ payload }) => learn(Number(payload)));
    let lost = false;
    const again = () => {
      if (lost || this.closed) return;
      lost = true;
      client.end().catch(() => {});
      this.retry = setTimeout(() => this.listen(learn), RETRY_MS).unref();
    };
    client.on("error", again);
    client.on("end", again);
    client
      .connect()
      .then(() => client.query(`LISTEN ${EDITION_CHANNEL}`), again)
      .catch(again);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.client?.end().catch(() => {});
  }
}
