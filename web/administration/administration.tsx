import { hasRole, useSession } from '../api/session.ts';
import type { PageProps } from '../components/page.tsx';
import { Empty, Skeleton } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { hrefTo } from '../navigation/navigation.ts';
import { pageTexts } from '../navigation/texts.ts';
import { AccountsSection } from './accounts/accounts-section.tsx';
import { AuditSection } from './audit-section.tsx';
import { EntitiesSection, IndicatorsSection } from './records/catalog-sections.tsx';
import { TargetsSection } from './records/targets-section.tsx';
import { administrationTexts } from './texts.ts';
import '../components/forms/forms.css';
import './administration.css';

const SECTIONS = {
  accounts: AccountsSection,
  entities: EntitiesSection,
  indicators: IndicatorsSection,
  targets: TargetsSection,
  audit: AuditSection,
} as const;
type Section = keyof typeof SECTIONS;

function sectionName(section: Section): string {
  return t(administrationTexts.section[section]);
}

/** 管理: accounts, entities, indicators, annual targets, and the audit log. */
export default function AdministrationPage({ route, catalog }: PageProps) {
  const session = useSession();
  if (!session) return <Skeleton />;
  if (!hasRole(session.role, 'admin')) return <Empty title={t(administrationTexts.notYours)} />;
  const view = route.query.view;
  const section: Section = view !== undefined && view in SECTIONS ? (view as Section) : 'accounts';
  const Content = SECTIONS[section];
  return (
    <div class="page administration">
      <h1 class="only-read">
        {t(pageTexts.administration)} · {sectionName(section)}
      </h1>
      <ul class="tabs" aria-label={t(pageTexts.administration)}>
        {(Object.keys(SECTIONS) as Section[]).map((one) => (
          <li key={one}>
            <a
              aria-current={one === section ? 'page' : undefined}
              href={hrefTo('administration', null, one === 'accounts' ? {} : { view: one })}
            >
              {sectionName(one)}
            </a>
          </li>
        ))}
      </ul>
      <Content key={section} route={route} catalog={catalog} />
    </div>
  );
}
