/** The same function, worked out once for each key: where a hundred thousand figures have a few hundred months. */
export function remembering<Key, Result>(work: (key: Key) => Result): (key: Key) => Result {
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
