import { useQuery } from '../../api/client.ts';
import { progressUrl } from '../../api/url.ts';
import type { PageProps } from '../page-props.ts';
import { ParksSection } from './parks-section.tsx';

/** The parks under a zone of few indicators: there they are the picture. */
export default function ParksBelow({ route, catalog }: PageProps) {
  const { query } = route;
  const { value } = useQuery(progressUrl({ kind: ['park'] }, query.period, query.asOf), 'parks-below');
  return value && <ParksSection answer={value} query={query} catalog={catalog} />;
}
