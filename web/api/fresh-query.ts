import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ApiProblem, request, toProblem } from './client.ts';
import type { Url } from './url.ts';

interface FreshQuery<T> {
  value: T | null;
  error: ApiProblem | null;
  /** The value belongs to the previous URL and is shown until the new one arrives. */
  outdated: boolean;
  /** Requests again; what is shown stays until the response arrives. */
  reload: () => Promise<void>;
  /** Shows a value that is known already, such as the response to a change; ignored once the URL has changed. */
  replace: (value: T) => void;
}

/**
 * The response of a URL whose content changes while people look at it: requested every time, never cached. A response
 * that arrives after the URL has changed, or after a newer response, is dropped.
 */
export function useFreshQuery<T>(url: Url<T> | null, known: T | null = null): FreshQuery<T> {
  const [state, setState] = useState<{ url: string | null; value: T | null; error: ApiProblem | null }>({
    url,
    value: known,
    error: null,
  });
  const current = useRef(url);
  current.current = url;
  /** Counts requests and replacements, so that a response is dropped when something newer came first. */
  const newest = useRef(0);
  const reload = useCallback(async () => {
    if (url === null) return;
    newest.current += 1;
    const own = newest.current;
    const isLate = () => url !== current.current || own !== newest.current;
    try {
      const value = await request(url);
      if (!isLate()) setState({ url, value, error: null });
    } catch (error) {
      if (isLate()) return;
      const problem = toProblem(error);
      setState((before) => ({ url, value: before.url === url ? before.value : null, error: problem }));
    }
  }, [url]);
  useEffect(() => {
    if (known === null) void reload();
  }, [reload]);
  const replace = useCallback(
    (value: T) => {
      if (url !== current.current) return;
      newest.current += 1;
      setState({ url, value, error: null });
    },
    [url],
  );
  const outdated = state.url !== url;
  return { value: state.value, error: outdated ? null : state.error, outdated, reload, replace };
}
