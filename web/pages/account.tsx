import { PasswordSection } from '../administration/password-section.tsx';
import { roleExplained, roleName } from '../administration/role-name.ts';
import { TokensSection } from '../administration/tokens-section.tsx';
import { w } from '../administration/words.ts';
import { nameOf, t } from '../i18n/index.ts';
import type { PageProps } from '../page.ts';
import { Skeleton } from '../parts/states.tsx';
import { useSession } from '../roles.ts';
import '../styles/administration.css';

/** 我的账号: who I am here, my password, and tokens for my scripts. */
export default function AccountPage({ catalog }: PageProps) {
  const session = useSession();
  if (!session) return <Skeleton />;
  const entities = session.entities.map((code) => {
    const entity = catalog.entity(code);
    return entity ? nameOf(entity) : code;
  });
  return (
    <div class="page account">
      <header class="page-head">
        <h1 class="named">
          <span class="page-kind">{t('page.account')}</span>
          {session.name}
        </h1>
        <p class="note">
          {roleName(session.role)} · {roleExplained(session.role)}
          {entities.length > 0 && ` ${w('account.answersFor', { names: entities.join(w('and')) })}`}
        </p>
      </header>
      <PasswordSection />
      <TokensSection />
    </div>
  );
}
