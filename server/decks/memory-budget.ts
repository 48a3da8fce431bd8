import { HttpProblem } from '../http/errors.ts';

/** Memory that files which wait for their turn may take together; one more is told to come later. */
export class Allowance {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /**
   * @returns gives it back; twice is as good as once
   * @throws {HttpProblem} `busy`
   */
  take(bytes: number): () => void {
    if (bytes > this.#left) throw full();
    this.#left -= bytes;
    let isTaken = true;
    return () => {
      if (isTaken) this.#left += bytes;
      isTaken = false;
    };
  }
}

function full(): HttpProblem {
  const detail = {
    zh: '等待处理的文件太多，请过一会儿再试。',
    en: 'Too many files are waiting; try again in a while.',
  };
  return new HttpProblem('busy', detail, { headers: { 'Retry-After': '15' } });
}
