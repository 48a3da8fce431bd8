import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ApiProblem, request, toProblem } from './client.ts';
import type { Url } from './url.ts';

interface FreshQuery<T> {
  value: T | null;
  error: ApiProblem | null;
  /** The value belongs to the previous URL and is shown until the new one arrives. */
  outdated: boolean;
  /** Requests again; what is shown stays until the response arrives. */
  reload: () => Promise<void>;
  /** Shows a value that is known already, such as the response to a change. */
  replace: (value: T) => void;
}

/** The response of a URL whose content changes while people look at it: requested every time, never cached. */
export function useFreshQuery<T>(url: Url<T> | null, known: T | null = null): FreshQuery<T> {
  const [state, setState] = useState<{ url: string | null; value: T | null; error: ApiProblem | null }>({
    url,
    value: known,
    error: null,
  });
  const reload = useCallback(async () => {
    if (url === null) return;
    try {
      const value = await request(url);
      setState({ url, value, error: null });
    } catch (error) {
      const problem = toProblem(error);
      setState((before) => ({ url, value: before.url === url ? before.value : null, error: problem }));
    }
  }, [url]);
  useEffect(() => {
    if (known === null) void reload();
  }, [reload]);
  const replace = useCallback((value: T) => setState({ url, value, error: null }), [url]);
  const outdated = state.url !== url;
  return { value: state.value, error: outdated ? null : state.error, outdated, reload, replace };
}
