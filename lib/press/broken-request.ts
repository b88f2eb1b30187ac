import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { readerHeaders } from "./headers";

const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Answers what is no HTTP request, has too large headers or never ends. Node would answer such a thing itself, without the
 * headers that every answer of ours carries.
 */
export function refuseBrokenRequest(cause: Error & { code?: string }, socket: Duplex): void {
  if (cause.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const status = STATUSES[cause.code ?? ""] ?? 400;
  const words = `${STATUS_CODES[status]}.\n`;
  const headers = {
    ...readerHeaders,
    "content-type": "text/plain; charset=utf-8",
    "content-length": words.length,
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${words}`);
}
