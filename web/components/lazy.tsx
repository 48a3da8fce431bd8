import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure, Skeleton } from './states.tsx';

type Loader<P> = () => Promise<{ default: ComponentType<P> }>;

interface Lazy<P> {
  (props: P): preact.JSX.Element;
  /** Fetches the code ahead of its use. */
  prepare(): void;
}

/**
 * A component whose code loads when it is first shown.
 *
 * @param waiting what is shown until then
 */
export function lazy<P extends object>(load: Loader<P>, waiting: () => VNode = () => <Skeleton />): Lazy<P> {
  let known: ComponentType<P> | null = null;
  const fetchIt = () =>
    load().then((module) => {
      known = module.default;
    });
  const Later = (props: P) => {
    const [state, setState] = useState<'waiting' | 'there' | 'failed'>(known ? 'there' : 'waiting');
    useEffect(() => {
      // It may have arrived since it was drawn as waiting.
      if (known) return setState('there');
      let left = false;
      const settle = (next: 'there' | 'failed') => () => {
        if (!left) setState(next);
      };
      fetchIt().then(settle('there'), settle('failed'));
      return () => {
        left = true;
      };
    }, []);
    const Known = known;
    if (Known) return <Known {...props} />;
    return state === 'failed' ? <Failure error={null} /> : waiting();
  };
  return Object.assign(Later, {
    prepare: () => {
      if (!known) fetchIt().catch(() => {});
    },
  });
}
