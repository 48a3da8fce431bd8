import { runApp, signIn, storeZone } from '../running.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as it came.
  body: any;
}

/** The app over the zone of `storeZone`, and requests to it by a viewer. */
export async function zoneApp() {
  const running = await runApp();
  await storeZone(running.database);
  const headers = await signIn(running);
  const ask = async (path: string): Promise<Answer> => {
    const response = await running.get(path, { headers });
    return { status: response.status, body: await response.json() };
  };
  return { running, headers, ask };
}
