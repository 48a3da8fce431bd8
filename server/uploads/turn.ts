import { HttpProblem } from '../errors.ts';

/** Files are read some at a time, so that a crowd at the month's end shares the memory of one. */
const AT_ONCE = 2;
const MAY_WAIT = 400;

let running = 0;
const waiting: (() => void)[] = [];

/** @throws {HttpProblem} `busy` when too many wait already */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAY_WAIT) throw busy();
    // Who ends hands its place over, so `running` stays as it is meanwhile.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function busy(): HttpProblem {
  const detail = {
    zh: '同时上传的文件太多，请几秒后再试。',
    en: 'Too many files are being read at once; try again in a few seconds.',
  };
  return new HttpProblem('busy', detail, { headers: { 'Retry-After': '3' } });
}
