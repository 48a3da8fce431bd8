import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';

/**
 * Express alone: sends the same bytes, in memory and already compressed, without any checks or computation.
 * Arguments: a file with the body, and its Content-Encoding or `identity`.
 */
const [file, encoding] = process.argv.slice(2);
const bytes = readFileSync(file!);

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/api/progress', (_request, response) => {
  response.set('Content-Type', 'application/json; charset=utf-8');
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  response.send(bytes);
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
