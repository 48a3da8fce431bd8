/** Wraps `work` so that it runs once for each key. Results are never evicted: use it for few keys and many calls. */
export function memoize<Key, Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    let result = known.get(key);
    if (result === undefined) {
      result = work(key);
      known.set(key, result);
    }
    return result;
  };
}
