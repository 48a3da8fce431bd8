import { useQuery } from '../../api/client.ts';
import { progressUrl } from '../../api/url.ts';
import type { PageProps } from '../page-props.ts';
import { ParksSection } from './parks-section.tsx';

/** The parks below a zone that has few indicators itself. */
export default function ParksBelow({ route, catalog }: PageProps) {
  const { query } = route;
  const { value } = useQuery(progressUrl({ kind: ['park'] }, query.period, query.asOf), 'parks-below');
  return value && <ParksSection answer={value} query={query} catalog={catalog} />;
}
