import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiProblem, request } from './client.ts';

export interface Live<T> {
  value: T | null;
  error: ApiProblem | null;
  /** The value is that of the address asked before, shown until the new one is there. */
  outdated: boolean;
  /** Asks again; what is shown stays until the answer is there. */
  reload: () => Promise<void>;
  /** Shows what is known already, such as the answer to a change. */
  replace: (value: T) => void;
}

/** The answer of an address that people change while looking at it: asked for every time, never kept. */
export function useLive<T>(url: string | null, known: T | null = null): Live<T> {
  const [state, setState] = useState<{ url: string | null; value: T | null; error: ApiProblem | null }>({
    url,
    value: known,
    error: null,
  });
  const ask = useCallback(async () => {
    if (url === null) return;
    try {
      const value = await request<T>(url);
      setState({ url, value, error: null });
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(0, '');
      setState((before) => ({ url, value: before.url === url ? before.value : null, error: problem }));
    }
  }, [url]);
  useEffect(() => {
    if (known === null) void ask();
  }, [ask]);
  const replace = useCallback((value: T) => setState({ url, value, error: null }), [url]);
  const outdated = state.url !== url;
  return { value: state.value, error: outdated ? null : state.error, outdated, reload: ask, replace };
}
